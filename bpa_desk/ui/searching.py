"""Records in the command box: what stands written anywhere, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from bpa_desk.domain.privacy.words import table_word
from bpa_desk.language import _, current
from bpa_desk.services import hms, people, positions
from bpa_desk.services.search import Found, search
from bpa_desk.ui.actions import Command
from bpa_desk.ui.desk import Desk

Where = tuple[str, dict[str, object]]


def _person(found: Found) -> Where:
    return "assistants", {"assistant": found.person or found.key}


def _absence(found: Found) -> Where:
    return "absences", {"assistant": found.person}


def _section(key: str) -> Callable[[Found], Where]:
    return lambda _found: ("settings", {"section": key})


def _control(part: str) -> Callable[[Found], Where]:
    return lambda found: ("internkontroll", {"section": f"{part}:{found.key}"})


def _day(found: Found) -> Where:
    return "week", {"day": found.when}


def _beside(found: Found) -> Where:
    kind, key = found.owner_kind, found.owner
    if kind == hms.LINE_KIND:
        kind, key = hms.KIND, key.partition(":")[0]
    return PLACES[kind](Found(kind, key, "", "", key)) if kind in PLACES else ("documents", {})


PLACES: Mapping[str, Callable[[Found], Where]] = {
    "ordning": _section("about"),
    "assistant": lambda found: ("assistants", {"assistant": found.key}),
    "employment": _person,
    "vedtak": _section("vedtak"),
    "need": _section("needs"),
    "shift_type": _section("types"),
    "turnus": lambda found: ("turnus", {"turnus": found.key}),
    "turnus_line": lambda _found: ("turnus", {}),
    "shift": lambda found: ("week", {"shift": found.key}),
    "rota_plan": _day,
    "offer": _person,
    "told_plan": _person,
    "agreement": lambda found: ("agreements", {"agreement": found.key}),
    "absence": _absence,
    "follow_up": _absence,
    "absence_terms": lambda _found: ("absences", {}),
    "absence_year": _absence,
    "wish": _day,
    "timesheet": lambda found: ("timesheets", {"start": found.when, "sheet": found.person}),
    "stillingsbeskrivelse": lambda found: ("documents", {"document": found.key}),
    "attachment": _beside,
    "elsewhere": _person,
    "arrangement": _person,
    "measure_change": _section("counting"),
    "tariff": lambda _found: ("tariffs", {}),
    "checklist": lambda found: ("hms", {"section": f"round:{found.key}"}),
    "hms_round": lambda found: ("hms", {"section": f"open:{found.key}"}),
    "remedy": lambda found: ("hms", {"section": f"remedy:{found.key}"}),
    "retention_choice": lambda _found: ("privacy", {}),
    "choice": _section("counting"),
    "avvik": lambda found: ("avvik", {"avvik": found.key}),
    "risk": _control("risk"),
    "control_point": _control("points"),
    "goal": _control("goals"),
    "equipment": _control("equipment"),
    "emergency_card": _control("card"),
    "course": lambda found: ("training", {"view": "courses", "course": found.key}),
    "training": lambda found: ("training", {"view": "list", "training": found.key}),
    "trepartsavtale": lambda found: ("trepartsavtale", {"section": f"open:{found.key}"}),
    "person_paper": lambda found: ("papers", {"section": found.key}),
    "person_checklist": lambda found: ("papers", {"section": f"list:{found.key}"}),
    "vacancy": lambda found: ("recruitment", {"section": f"vacancy:{found.key}"}),
    "candidate": lambda found: ("recruitment", {"section": f"candidate:{found.key}"}),
    "year_task": lambda found: ("yearwheel", {"entry": found.key}),
    "need_note": lambda found: ("notebook", {"note": found.key}),
    "evaluation": lambda found: ("evaluation", {"evaluation": found.key}),
    "transfer": lambda found: ("transfer", {"section": found.key}),
    "talk": lambda found: ("meetings", {"section": f"open:{found.key}"}),
    "meeting": lambda found: ("meetings", {"section": f"open:{found.key}"}),
    "handover_entry": lambda found: ("handover", {"section": f"entry:{found.key}"}),
    "deputy": lambda found: ("handover", {"section": f"deputy:{found.key}"}),
    "position_wish": _person,
    "part_time_position": lambda found: ("assistants", {"assistant": positions.SUBJECT + found.key}),
    "position_offer": _person,
    "notice": _person,
    "pregnancy": _absence,
    "trepart_event": lambda found: ("trepartsavtale", {"section": f"open:{found.owner}"}),
    "own_template": lambda _found: ("meetings", {}),
}
"""Where each kind of record is looked at."""


class RecordSearch:
    """A source for the command box: gives the records in whose text the typed words stand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names: dict[str, str] | None = None

    def __call__(self, typed: str) -> Iterator[Command]:
        """Yield a command that goes to each record; nothing before three letters are typed."""
        for found in self._desk.session.read(search, typed):
            place = PLACES.get(found.table)
            if place is None or (found.table == "assistant" and found.column == "name"):
                # Assistants are found by name already, with what can be done about them.
                continue
            yield Command(
                _("{kind}: {text}", kind=self._kind(found), text=found.text),
                partial(self._go, *place(found)), words=typed,
            )  # fmt: skip

    def _kind(self, found: Found) -> str:
        told = [_(table_word(found.table))]
        if found.person and found.table != "assistant":
            told.append(self._name(found.person))
        elif found.table == "assistant":
            told = [self._name(found.key)]
        if len(found.when) == len("2026-11-24"):
            told.append(current().date_numeric(date.fromisoformat(found.when)))
        elif found.when:
            told.append(found.when)
        return ", ".join(told)

    def _name(self, key: str) -> str:
        if self._names is None:
            everybody = self._desk.session.read(people.assistants, None)
            self._names = {each.id: each.name for each in everybody}
        return self._names.get(key, "–")

    def _go(self, page: str, place: dict[str, object]) -> None:
        self._desk.go(page, place)
