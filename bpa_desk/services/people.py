"""Assistants: their record, what refers to them, and the colour they are shown in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence, Wish
from bpa_desk.domain.assistant import Assistant, Contact, Employment, NextOfKin
from bpa_desk.domain.national_id import holds_national_id as holds_national_id
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants
from bpa_desk.services.employments import (
    agreed_minutes,
    employment_on,
    employments,
    position_on,
    remove_employment,
    save_employment,
)
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

__all__ = [
    "CONTACT_KINDS",
    "HUES",
    "agreed_minutes",
    "archive",
    "assistant",
    "assistants",
    "coming",
    "employment_on",
    "employments",
    "names",
    "new_assistant",
    "next_hue",
    "position_on",
    "refers",
    "remove",
    "remove_employment",
    "save_assistant",
    "save_employment",
    "skills",
    "unarchive",
]

HUES = 12
CONTACT_KINDS = ("phone", "email", "address")
_WEEK = 7 * 1440


def assistants(store: Store, archived: bool | None = False) -> list[Assistant]:
    """Return the assistants by name, æ ø å last: those at work, the archived ones, or all (None)."""
    found = store.all(Assistant) if archived is None else store.all(Assistant, "archived = ?", (archived,))
    return sorted(found, key=lambda each: invariants.name_order(each.name))


def assistants_and(store: Store, keys: Iterable[str]) -> list[Assistant]:
    """Return the assistants at work and those named, by name; who else has left is not read."""
    asked = "archived = 0 OR id IN (SELECT value FROM json_each(?))"
    found = store.all(Assistant, asked, (json.dumps([*keys]),))
    return sorted(found, key=lambda each: invariants.name_order(each.name))


def names(store: Store, keys: Iterable[str]) -> dict[str, str]:
    """Return what the assistants are called, by id; who has left is read only when asked for."""
    wanted = [*keys]
    asked = ("id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    return {each.id: each.name for each in store.all(Assistant, *asked)} if wanted else {}


def assistant(store: Store, key: str) -> Assistant:
    """Return one assistant; raise NotFoundError if there is none."""
    return store.get(Assistant, key)


def new_assistant(store: Store, name: str = "") -> Assistant:
    """Return an assistant to be filled in, with a fresh id and the least used colour; nothing is written."""
    return Assistant(id=new_id(), name=name, hue=next_hue(store))


def save_assistant(store: Store, person: Assistant) -> Assistant:
    """Write the assistant's record, new or changed; only the name is required."""
    checked = _checked(store, person)
    before = store.find(Assistant, person.id)
    if before == checked:
        return checked
    label = N_("Add {name}") if before is None else N_("Change the record of {name}")
    with store.change(Message(label, {"name": checked.name})) as changes:
        changes.put(checked)
    return checked


def archive(store: Store, key: str) -> Assistant:
    """Put the assistant away: out of lists and plans, but everything recorded stays.

    What was still planned for the person becomes open shifts, in the same step.
    """
    from bpa_desk.services import rota

    open_now = [replace(each, assistant=None) for each in coming(store, key)]
    with store.change(Message(N_("Archive {name}"), {"name": assistant(store, key).name})) as changes:
        rota.write(changes, open_now)
        return _set_archived(store, key, True)


def coming(store: Store, key: str) -> list[Shift]:
    """Return the planned shifts of the person that have not begun and stand on no sealed timesheet."""
    from bpa_desk.services import rota

    asked = (key, store.zone.text(clock.now(store)))
    found = store.all(Shift, "assistant = ? AND start > ? AND status = 'planned'", asked, "start")
    return [each for each in found if rota.sealing(store, each) is None]


def unarchive(store: Store, key: str) -> Assistant:
    """Bring an archived assistant back."""
    return _set_archived(store, key, False)


def remove(store: Store, key: str) -> None:
    """Remove an assistant nothing refers to, terms included; raise DomainError otherwise."""
    person = assistant(store, key)
    if refers(store, key):
        raise DomainError(
            Message(
                N_("{name} has shifts or papers and cannot be deleted. Archive {name} instead."),
                {"name": person.name},
            )
        )
    with store.change(Message(N_("Delete {name}"), {"name": person.name})) as changes:
        for terms in employments(store, key):
            changes.remove(Employment, terms.id)
        changes.remove(Assistant, key)


def refers(store: Store, key: str) -> bool:
    """True when shifts, a turnus, absences, agreements, timesheets or other papers name the assistant."""
    # Only whoever removes a person needs to know all of these.
    from bpa_desk.domain.absence_terms import AbsenceYear
    from bpa_desk.domain.agreement import Agreement
    from bpa_desk.domain.arrangement import Arrangement
    from bpa_desk.domain.candidate import Candidate
    from bpa_desk.domain.elsewhere import Elsewhere
    from bpa_desk.domain.follow_up import FollowUp
    from bpa_desk.domain.meeting import Talk
    from bpa_desk.domain.offer import Offer
    from bpa_desk.domain.person_checklist import PersonChecklist
    from bpa_desk.domain.person_paper import PersonPaper
    from bpa_desk.domain.plan import ToldPlan
    from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish
    from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
    from bpa_desk.domain.timesheet_record import Timesheet
    from bpa_desk.domain.training import Training
    from bpa_desk.domain.turnus import Turnus, TurnusLine

    kinds = (
        Shift, TurnusLine, Absence, FollowUp, AbsenceYear, Wish, Offer, ToldPlan, Timesheet,
        Stillingsbeskrivelse, Elsewhere, Arrangement, Training, PersonPaper, PersonChecklist, Candidate,
        PositionWish, PartTimePosition, PositionOffer, Talk,
    )
    if any(store.count(kind, "assistant = ?", (key,)) for kind in kinds):
        return True
    if any(key in agreement.assistants for agreement in store.all(Agreement)):
        return True
    return any(phase.assistant == key for turnus in store.all(Turnus) for phase in turnus.phases)


def next_hue(store: Store) -> int:
    """Return the colour (0–11) fewest assistants at work have, the lowest first."""
    used = Counter(person.hue for person in assistants(store))
    return min(range(HUES), key=lambda hue: (used[hue], hue))


def skills(store: Store) -> list[str]:
    """Return every course and every skill somebody has, by name: what a need or a shift may ask for."""
    from bpa_desk.domain.training import Course

    found = {each.label: each.name for each in store.all(Course) if not each.archived}
    for person in store.all(Assistant):
        for skill in person.skills:
            found.setdefault(skill.casefold(), skill)
    return sorted(found.values(), key=invariants.name_order)


def _set_archived(store: Store, key: str, archived: bool) -> Assistant:
    person = assistant(store, key)
    if person.archived is archived:
        return person
    label = N_("Archive {name}") if archived else N_("Bring {name} back")
    after = replace(person, archived=archived)
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(after)
    return after


def _checked(store: Store, person: Assistant) -> Assistant:
    invariants.within(person.hue, 0, HUES - 1, "hue")
    if person.weekly_cap is not None:
        invariants.within(person.weekly_cap, 0, _WEEK, "weekly_cap")
    if person.birth_date is not None and person.birth_date > clock.today(store):
        raise DomainError(Message(N_("The date of birth lies in the future.")), "birth_date")
    checked = replace(
        person,
        name=invariants.named(person.name),
        employee_number=invariants.one_line(person.employee_number),
        contacts=tuple(map(_contact, filter(_filled, person.contacts))),
        next_of_kin=tuple(
            map(_kin, (kin for kin in person.next_of_kin if any((kin.name, kin.relation, kin.phone))))
        ),
        skills=invariants.labels(person.skills),
        roles=invariants.labels(person.roles),
        languages=invariants.labels(person.languages),
        notes=invariants.prose(person.notes, "notes"),
    )
    for field in ("name", "employee_number"):
        invariants.no_national_id(getattr(checked, field), field)
    return checked


def _filled(contact: Contact) -> bool:
    return bool(invariants.cleaned(contact.value))


def _contact(contact: Contact) -> Contact:
    if contact.kind not in CONTACT_KINDS:
        raise DomainError(
            Message(N_("A contact is a phone number, an e-mail address or a postal address.")), "contacts"
        )
    value = (
        invariants.cleaned(contact.value) if contact.kind == "address" else invariants.one_line(contact.value)
    )
    if contact.kind == "email" and ("@" not in value.strip("@") or " " in value):
        raise DomainError(
            Message(N_("“{value}” does not look like an e-mail address."), {"value": value}), "contacts"
        )
    return Contact(contact.kind, value, invariants.one_line(contact.label))


def _kin(kin: NextOfKin) -> NextOfKin:
    return NextOfKin(
        invariants.named(kin.name, "next_of_kin"),
        invariants.one_line(kin.relation),
        invariants.one_line(kin.phone),
    )
