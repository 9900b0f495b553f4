"""Which dataclass lives in which table; parents stand before what points at them."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

from bpa_desk.storage.mapping import Table
from bpa_desk.storage.records import people, rota, terms

T = TypeVar("T")

# What the first picture reads. Making a dataclass takes a third of a millisecond and more: the others are
# made when one of them is first asked for.
_FIRST: dict[type[Any], Table[Any]] = {
    table.kind: table
    for table in (people.ORDNING, people.ASSISTANT, people.VEDTAK, rota.NEED, rota.SHIFT, terms.ABSENCE)
}


@cache
def tables() -> tuple[Table[Any], ...]:
    """Return the table of every kind that is stored."""
    from bpa_desk.storage.records import (
        agreements,
        attachments,
        choices,
        follow_up,
        hms,
        measures,
        papers,
        positions,
        sharing,
        tariffs,
        turnus,
    )

    return (
        people.ORDNING,
        people.ASSISTANT,
        people.EMPLOYMENT,
        people.VEDTAK,
        rota.NEED,
        rota.SHIFT_TYPE,
        turnus.TURNUS,
        turnus.TURNUS_LINE,
        rota.SHIFT,
        turnus.ROTA_PLAN,
        sharing.OFFER,
        sharing.TOLD_PLAN,
        agreements.AGREEMENT,
        terms.ABSENCE,
        follow_up.FOLLOW_UP,
        follow_up.ABSENCE_TERMS,
        follow_up.ABSENCE_YEAR,
        terms.WISH,
        papers.TIMESHEET,
        papers.STILLINGSBESKRIVELSE,
        attachments.ATTACHMENT,
        measures.ELSEWHERE,
        measures.ARRANGEMENT,
        measures.MEASURE_CHANGE,
        tariffs.TARIFF,
        hms.CHECKLIST,
        hms.ROUND,
        hms.REMEDY,
        positions.POSITION_WISH,
        positions.PART_TIME_POSITION,
        positions.POSITION_OFFER,
        choices.CHOICE,
    )


@cache
def by_name() -> dict[str, Table[Any]]:
    """Return each table by its name, which is also what a kind of record is called in changes."""
    return {table.name: table for table in tables()}


@cache
def _by_kind() -> dict[type[Any], Table[Any]]:
    return {table.kind: table for table in tables()}


def table_of(kind: type[T]) -> Table[T]:
    """Return the table of a dataclass; KeyError for one that is not stored."""
    return cast("Table[T]", _FIRST.get(kind) or _by_kind()[kind])
