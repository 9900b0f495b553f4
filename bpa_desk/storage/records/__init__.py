"""Which dataclass lives in which table; parents stand before what points at them."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from bpa_desk.storage.mapping import Table
from bpa_desk.storage.records import attachments, papers, people, rota, tariffs, terms

T = TypeVar("T")

TABLES: tuple[Table[Any], ...] = (
    people.ORDNING,
    people.ASSISTANT,
    people.EMPLOYMENT,
    people.VEDTAK,
    rota.NEED,
    rota.SHIFT_TYPE,
    rota.TURNUS,
    rota.TURNUS_LINE,
    rota.SHIFT,
    rota.ROTA_PLAN,
    rota.OFFER,
    rota.TOLD_PLAN,
    terms.AGREEMENT,
    terms.ABSENCE,
    terms.WISH,
    papers.TIMESHEET,
    papers.STILLINGSBESKRIVELSE,
    attachments.ATTACHMENT,
    tariffs.TARIFF,
)
BY_KIND: dict[type[Any], Table[Any]] = {table.kind: table for table in TABLES}
BY_NAME: dict[str, Table[Any]] = {table.name: table for table in TABLES}
ALL_KINDS = frozenset(BY_NAME)


def table_of(kind: type[T]) -> Table[T]:
    """Return the table of a dataclass; KeyError for one that is not stored."""
    return cast("Table[T]", BY_KIND[kind])
