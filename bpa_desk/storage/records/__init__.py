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
        follow_up,
        hms,
        measures,
        papers,
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
        *_of_people_and_papers(),
    )


def _of_people_and_papers() -> tuple[Table[Any], ...]:
    from bpa_desk.storage.records import (
        avvik,
        choices,
        handover,
        internal_control,
        meetings,
        own_templates,
        person_papers,
        positions,
        retention,
        training,
        transfer,
        trepartsavtale,
        year,
    )

    return (
        training.COURSE,
        training.TRAINING,
        trepartsavtale.TREPARTSAVTALE,
        trepartsavtale.TREPART_EVENT,
        person_papers.PERSON_PAPER,
        person_papers.PERSON_CHECKLIST,
        person_papers.VACANCY,
        person_papers.CANDIDATE,
        person_papers.NOTICE,
        person_papers.PREGNANCY,
        own_templates.OWN_TEMPLATE,
        meetings.TALK,
        meetings.MEETING,
        year.YEAR_TASK,
        year.NEED_NOTE,
        year.EVALUATION,
        avvik.AVVIK,
        internal_control.RISK,
        internal_control.CONTROL_POINT,
        internal_control.GOAL,
        internal_control.EQUIPMENT,
        internal_control.EMERGENCY_CARD,
        retention.RETENTION_CHOICE,
        positions.POSITION_WISH,
        positions.PART_TIME_POSITION,
        positions.POSITION_OFFER,
        choices.CHOICE,
        transfer.TRANSFER,
        handover.HANDOVER_ENTRY,
        handover.DEPUTY,
    )


@cache
def by_name() -> dict[str, Table[Any]]:
    """Return each table by its name, which is also what a kind of record is called in changes."""
    return {table.name: table for table in tables()}


@cache
def _by_kind() -> dict[type[Any], Table[Any]]:
    return {table.kind: table for table in tables()}


@cache
def _trained() -> dict[type[Any], Table[Any]]:
    from bpa_desk.storage.records import training

    return {table.kind: table for table in (training.COURSE, training.TRAINING)}


def table_of(kind: type[T]) -> Table[T]:
    """Return the table of a dataclass; KeyError for one that is not stored."""
    found = _FIRST.get(kind)
    if found is None:
        # Asked for before the first picture where a need asks for a skill: then these two alone.
        known = _trained() if kind.__module__ == "bpa_desk.domain.training" else _by_kind()
        found = known[kind]
    return cast("Table[T]", found)
