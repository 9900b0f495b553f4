"""The checklist of a change of leverandør, and what goes along line by line: the people and kinds ticked.

Health, notes, talks with one assistant, absence and delegated helsehjelp are never read here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, EmploymentKind
from bpa_desk.domain.avvik import AvvikType
from bpa_desk.domain.meeting import Talk
from bpa_desk.domain.person_paper import PaperState
from bpa_desk.domain.person_paper_words import NAMES
from bpa_desk.domain.privacy.swap import Swap, swapped
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.training import TAUGHT, Course, CourseKind, Training
from bpa_desk.domain.transfer import PackageFacts, PackageLine, Part, Transfer, TransferFacts
from bpa_desk.services import (
    agreements,
    avvik,
    clock,
    employments,
    meetings,
    ordning,
    people,
    person_papers,
    person_record_papers,
    remedies,
    transfers,
)

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KINDS: Mapping[EmploymentKind, str] = {
    EmploymentKind.FAST: N_("Permanent"),
    EmploymentKind.MIDLERTIDIG: N_("Temporary (aml. § 14-9)"),
    EmploymentKind.TILKALLING: N_("On call"),
    EmploymentKind.OPPDRAG: N_("Assignment (older oppdrag agreement)"),
}
AVVIK: Mapping[AvvikType, str] = {
    AvvikType.ENVIRONMENT: N_("Working environment"),
    AvvikType.SERVICE: N_("The service"),
    AvvikType.PRIVACY: N_("Privacy"),
    AvvikType.HOURS: N_("Working hours"),
}
BLANK = "…"
"""What stands where a name is left out."""
LIVE = frozenset({PaperState.COMING, PaperState.IN_FORCE, PaperState.EXPIRING})


def checklist(store: Store, key: str) -> TransferFacts:
    """Return the points of a change of leverandør as they stand today, with its dates still to come."""
    transfer, here = store.get(Transfer, key), ordning.current(store)
    lines = tuple(person_record_papers.point_line(each) for each in transfer.points)
    dates = tuple((day, text) for day, text, _law in transfers.dates(transfer))
    return TransferFacts(here.name, here.leader, clock.today(store), transfer, lines, dates)


def goers(store: Store, transfer: Transfer) -> list[Assistant]:
    """Return who works here now or on the day of the change, by name."""
    days = (clock.today(store), transfer.day)
    return [
        each for each in people.assistants(store)
        if any(employments.employment_on(employments.employments(store, each.id), day) for day in days)
    ]  # fmt: skip


def package(
    store: Store, key: str, who: Collection[str] | None = None, parts: Collection[Part] = tuple(Part)
) -> PackageFacts:
    """Return what goes to the new employer: of these assistants (None: all who go) and of these kinds."""
    transfer, here = store.get(Transfer, key), ordning.current(store)
    chosen = [each for each in goers(store, transfer) if who is None or each.id in who]
    made = [line for each in chosen for line in _person(store, each, transfer) if line.part in parts]
    made += [line for line in _whole(store, chosen, transfer.day) if line.part in parts]
    return PackageFacts(
        here.name, here.leader, transfer, clock.today(store), tuple(each.name for each in chosen), tuple(made)
    )


def _person(store: Store, person: Assistant, transfer: Transfer) -> Iterator[PackageLine]:
    for part, texts in (
        (Part.TERMS, _terms(store, person, transfer)),
        (Part.CONTACT, _contact(person)),
        (Part.PAPERS, _papers(store, person)),
        (Part.TRAINING, _training(store, person)),
    ):
        for text in texts:
            yield PackageLine(person.name, part, text)


def _terms(store: Store, person: Assistant, transfer: Transfer) -> Iterator[Message]:
    held = employments.employments(store, person.id)
    now = employments.employment_on(held, transfer.day) or employments.employment_on(held, clock.today(store))
    if now is None:
        return
    yield Message(
        N_("{kind}, on these terms since {day}"), {"kind": Message(KINDS[now.kind]), "day": now.start}
    )
    if now.end is not None:
        yield Message(N_("until {day}"), {"day": now.end})
    if now.minutes_per_week is not None:
        yield Message(N_("{hours} a week"), {"hours": Minutes(now.minutes_per_week)})
    since = now.seniority_from
    yield (
        Message(N_("Seniority counts from {day}"), {"day": since})
        if since is not None
        else Message(N_("Since when seniority counts is not written down"))
    )
    before = [
        Message(N_("{start} to {end}"), {"start": each.start, "end": each.end})
        for each in held if _ended(each.end, now.start)
    ]  # fmt: skip
    if before:
        yield Message(N_("Earlier terms here: {spans}"), {"spans": before})


def _ended(end: date | None, start: date) -> bool:
    return end is not None and end < start


def _contact(person: Assistant) -> Iterator[Message]:
    if person.employee_number:
        yield Message(N_("Employee number {number}"), {"number": person.employee_number})
    for each in person.contacts:
        yield Message("{value}", {"value": each.value})


def _papers(store: Store, person: Assistant) -> Iterator[Message]:
    today = clock.today(store)
    for each in person_papers.papers(store, person.id):
        if each.state(today) in LIVE and each.signed_on is not None:
            name: object = each.title or Message(NAMES[each.kind])
            yield Message(N_("{paper}: {day}"), {"paper": name, "day": each.signed_on})


def _training(store: Store, person: Assistant) -> Iterator[Message]:
    # Delegated helsehjelp is personal, ends with the change, and says what is wrong with somebody.
    known = {each.id: each for each in store.all(Course) if each.kind is CourseKind.COURSE}
    for each in store.all(Training, "assistant = ?", (person.id,)):
        course = known.get(each.course)
        if course is None or each.state not in TAUGHT:
            continue
        values: dict[str, object] = {"course": course.name, "day": each.day}
        until = each.until(course)
        if until is None:
            yield Message(N_("{course}, {day}"), values)
        else:
            yield Message(N_("{course}, {day}, valid until {until}"), {**values, "until": until})


def _whole(store: Store, chosen: list[Assistant], day: date) -> Iterator[PackageLine]:
    names = {each.id: each.name for each in chosen}
    for each in agreements.in_force(store, clock.today(store)):
        named = [names[key] for key in each.assistants if key in names]
        if each.assistants and not named:
            continue
        about = agreements.facts(each.basis)
        values: dict[str, object] = {
            "title": about.title, "law": about.law, "day": each.start, "names": named,
        }  # fmt: skip
        text = N_("{title} ({law}), from {day}: {names}") if named else N_("{title} ({law}), from {day}")
        yield PackageLine("", Part.AGREEMENTS, Message(text, values))
    everybody = [each.name for each in people.assistants(store, None)]
    for one in remedies.open_remedies(store):
        what = _without(one.what, everybody)
        if one.deadline is None:
            yield PackageLine("", Part.MEASURES, Message("{what}", {"what": what}))
        else:
            due = {"what": what, "day": one.deadline}
            yield PackageLine("", Part.MEASURES, Message(N_("{what}, by {day}"), due))
    yield from _open_avvik(store)
    yield from _follow_ups(store, everybody)


def _open_avvik(store: Store) -> Iterator[PackageLine]:
    """Yield what kind of avvik is open since when; never who, what was hurt, or the words of the report."""
    for each in avvik.all_avvik(store):
        if each.open:
            values: dict[str, object] = {"kind": Message(AVVIK[each.kind]), "day": each.happened_on}
            text = N_("{kind}, {day}")
            if each.deadline is not None:
                values["until"], text = each.deadline, N_("{kind}, {day}, to be answered by {until}")
            yield PackageLine("", Part.AVVIK, Message(text, values))


def _follow_ups(store: Store, names: list[str]) -> Iterator[PackageLine]:
    """Yield what meetings agreed on and is not done; of a talk with one assistant never anything."""
    for row in meetings.open_points(store):
        if isinstance(row.gathering, Talk):
            continue
        values: dict[str, object] = {"what": _without(row.point.what, names), "day": row.gathering.day}
        text = N_("{what} (agreed {day})")
        if row.point.due is not None:
            values["until"], text = row.point.due, N_("{what} (agreed {day}), by {until}")
        yield PackageLine("", Part.FOLLOW_UPS, Message(text, values))


def _without(text: str, names: list[str]) -> str:
    """Return the text with the assistants' names left out, whole or the first of them."""
    words = {word for name in names if name for word in (name, name.split()[0])}
    return swapped(text, [Swap(word, BLANK) for word in sorted(words)])

