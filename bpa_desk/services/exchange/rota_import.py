"""Bringing a rota file into an ordning: people by name, shifts, vedtak and more, as one undoable change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from bpa_desk.domain.absence import ABSENCE_KINDS, Absence, Wish
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import people, rota
from bpa_desk.services.exchange.names import Directory
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_Record = TypeVar("_Record", Shift, Vedtak, Need, Agreement, Absence, Wish)


@dataclass(frozen=True, slots=True)
class RotaPreview:
    """What a rota file would add to the ordning; ``already`` counts the shifts that are there from before.

    ``barred`` are vedtak of the file that meet another: two can never apply on the same day.
    """

    shifts: tuple[Shift, ...] = ()
    assistants: tuple[Assistant, ...] = ()
    employments: tuple[Employment, ...] = ()
    vedtak: tuple[Vedtak, ...] = ()
    needs: tuple[Need, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    already: int = 0
    barred: tuple[Vedtak, ...] = ()

    @property
    def empty(self) -> bool:
        """True when there is nothing to add."""
        return not any(
            (
                self.shifts,
                self.assistants,
                self.vedtak,
                self.needs,
                self.agreements,
                self.absences,
                self.wishes,
            )
        )


def preview_rota(store: Store, brought: Rota) -> RotaPreview:
    """Return what the rota would add; people are known by name, nothing is added twice or written."""
    held = store.all(Assistant)
    directory = Directory.of(held)
    ids = {person.id: directory.find(person.name) or new_id() for person in brought.people}
    present = {each.id for each in held}
    new = [person for person in brought.people if ids[person.id] not in present]
    first = min((store.zone.day(each.start) for each in brought.shifts), default=date(2000, 1, 1))
    shifts = _fresh(
        (replace(each, assistant=ids[each.assistant] if each.assistant else None) for each in brought.shifts),
        store.all(Shift),
        lambda each: (each.assistant, each.start, each.end),
    )
    vedtak, barred = _apart(brought.vedtak, store.all(Vedtak))
    return RotaPreview(
        shifts=shifts,
        assistants=tuple(_assistant(person, ids[person.id]) for person in new),
        employments=tuple(
            made for person in new if (made := _employment(person, ids[person.id], first)) is not None
        ),
        vedtak=vedtak,
        needs=_fresh(brought.needs, store.all(Need), _need_key),
        agreements=_fresh(
            (_renamed(each, ids) for each in brought.agreements),
            store.all(Agreement),
            lambda each: (
                each.basis,
                each.start,
                each.end,
                each.assistants,
                tuple(sorted(each.limits.items())),
            ),
        ),
        absences=_fresh(
            (_absence(each, ids) for each in brought.absences),
            store.all(Absence),
            lambda each: (each.assistant, each.start, each.end),
        ),
        wishes=_fresh(
            (replace(each, assistant=ids[each.assistant]) for each in brought.wishes),
            store.all(Wish),
            lambda each: (each.assistant, each.start, each.end),
        ),
        already=len(brought.shifts) - len(shifts),
        barred=barred,
    )


def apply_rota(store: Store, preview: RotaPreview) -> None:
    """Add everything in the preview as one undoable change, or nothing; DomainError if it is refused."""
    if preview.empty:
        return
    label = Message(N_("Import a rota file (shifts: {count})"), {"count": len(preview.shifts)})
    with store.change(label) as changes:
        for person in preview.assistants:
            people.save_assistant(store, replace(person, hue=people.next_hue(store)))
        for terms in preview.employments:
            people.save_employment(store, terms)
        rota.write(changes, preview.shifts)
        registers = (preview.vedtak, preview.needs, preview.agreements, preview.absences, preview.wishes)
        for register in registers:
            for record in register:
                changes.put(record)


def _fresh(
    brought: Iterable[_Record], held: Iterable[_Record], key: Callable[[_Record], Hashable]
) -> tuple[_Record, ...]:
    """Return the records that are not there yet, each with an id of its own."""
    known = {key(each) for each in held}
    return tuple(replace(each, id=new_id()) for each in brought if key(each) not in known)


def _apart(
    brought: Iterable[Vedtak], held: Iterable[Vedtak]
) -> tuple[tuple[Vedtak, ...], tuple[Vedtak, ...]]:
    """Return the new vedtak that meet no other, and those that do."""
    there = [*held]
    taken: list[Vedtak] = []
    barred: list[Vedtak] = []
    for each in _fresh(brought, there, lambda vedtak: (vedtak.start, vedtak.end, vedtak.minutes)):
        span = DateSpan(each.start, each.end)
        if any(span.meets(DateSpan(other.start, other.end)) for other in (*there, *taken)):
            barred.append(each)
        else:
            taken.append(each)
    return tuple(taken), tuple(barred)


def _assistant(person: Person, key: str) -> Assistant:
    return Assistant(
        id=key,
        name=person.name,
        birth_date=person.birth_date,
        skills=tuple(sorted(person.skills)),
        weekly_cap=person.weekly_cap,
        regular_night=person.regular_night,
        strenuous_night=person.strenuous_night,
    )


def _employment(person: Person, key: str, first: date) -> Employment | None:
    """Return the terms a file states, from the first day of its plan; None if it states none."""
    terms = person.terms_on(first)
    if terms.position is None and terms.hours_class is HoursClass.T38C:
        return None
    return Employment(
        id=new_id(),
        assistant=key,
        start=first,
        minutes_per_week=terms.position,
        hours_class=terms.hours_class,
    )


def _need_key(need: Need) -> Hashable:
    return (need.start, need.end, need.from_minute, need.to_minute, need.weekdays, need.count, need.requires)


def _renamed(agreement: Agreement, ids: dict[str, str]) -> Agreement:
    return replace(agreement, assistants=tuple(ids[each] for each in agreement.assistants))


def _absence(absence: Absence, ids: dict[str, str]) -> Absence:
    """Return the absence for the person here; a kind we do not know stands in the note."""
    known = absence.kind in ABSENCE_KINDS and absence.kind != "gradert"  # the file has no grade
    kind, note = (absence.kind, "") if known else ("other", absence.kind)
    return replace(absence, assistant=ids[absence.assistant], kind=kind, note=note)
