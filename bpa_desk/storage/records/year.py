"""The duties of the year wheel, the notebook before a reassessment, and the yearly evaluations."""

from __future__ import annotations

from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.year_wheel import YearTask
from bpa_desk.storage.mapping import Table, choice, day, plain

YEAR_TASK = Table(
    YearTask,
    "year_task",
    plain("id"),
    plain("year"),
    plain("month"),
    plain("title"),
    plain("day"),
    plain("note"),
    plain("key"),
    plain("page"),
    day("done_on"),
    order="year, month, day, title, id",
)

NEED_NOTE = Table(
    NeedNote,
    "need_note",
    plain("id"),
    day("seen_on"),
    choice("voice", Voice),
    plain("text"),
    plain("area"),
    plain("by"),
    plain("minutes"),
    order="seen_on, id",
)

EVALUATION = Table(
    Evaluation,
    "evaluation",
    plain("id"),
    day("held_on"),
    plain("result"),
    plain("participation"),
    plain("respect"),
    plain("availability"),
    plain("information"),
    plain("overall"),
    plain("note"),
    order="held_on, id",
)
