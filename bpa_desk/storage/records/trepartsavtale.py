"""The trepartsavtale, version by version."""

from __future__ import annotations

from bpa_desk.domain.responsibility import Task
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.trepartsavtale import (
    Member,
    TrepartEvent,
    TrepartEventKind,
    Trepartsavtale,
    TrepartState,
)
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.storage.mapping import Table, choice, day, parts, plain

TREPARTSAVTALE = Table(
    Trepartsavtale,
    "trepartsavtale",
    plain("id"),
    plain("document"),
    plain("version"),
    plain("title"),
    plain("language"),
    choice("state", TrepartState),
    parts("members", Member),
    parts("clauses", Section),
    parts("tasks", Task),
    day("vedtak_on"),
    plain("vedtak_minutes"),
    choice("vedtak_unit", VedtakUnit),
    day("vedtak_until"),
    day("starts_on"),
    day("ends_on"),
    plain("notice_months"),
    day("evaluate_on"),
    plain("evaluate_months"),
    day("sent_on"),
    day("evaluated_on"),
    day("notice_given_on"),
    plain("sha256"),
    plain("changed_at"),
    order="document, version, id",
)

TREPART_EVENT = Table(
    TrepartEvent,
    "trepart_event",
    plain("id"),
    plain("agreement"),
    choice("kind", TrepartEventKind),
    day("day"),
    plain("party"),
    plain("note"),
    order="day, id",
)
