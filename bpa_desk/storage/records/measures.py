"""Work at other workplaces, what is agreed with one assistant, and how the ordning's measures changed."""

from __future__ import annotations

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.measure import MeasureChange
from bpa_desk.storage.mapping import Table, choice, day, instant, listed, plain, yes_no

ELSEWHERE = Table(
    Elsewhere,
    "elsewhere",
    plain("id"),
    plain("assistant"),
    instant("start"),
    instant("end"),
    yes_no("other_employer"),
    plain("note"),
    order="start, id",
)

ARRANGEMENT = Table(
    Arrangement,
    "arrangement",
    plain("id"),
    plain("assistant"),
    choice("kind", ArrangementKind),
    day("start"),
    day("end"),
    listed("days"),
    plain("note"),
    order="start, id",
)

MEASURE_CHANGE = Table(
    MeasureChange,
    "measure_change",
    plain("id"),
    plain("at"),
    plain("field"),
    plain("before"),
    plain("after"),
    plain("why"),
    order="at, id",
)
