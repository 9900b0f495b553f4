"""Talks and meetings: begun from a guide, written, agreed on, signed or read, and told when due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.meeting import (
    AgreedPoint,
    Meeting,
    MeetingFacts,
    MeetingKind,
    Reading,
    Talk,
    TalkFacts,
    Topic,
    with_wording,
)
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import (
    attachments,
    checklists,
    clock,
    invariants,
    meeting_guides,
    ordning,
    own_templates,
    people,
)
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "meeting"
TALK_EVERY = 12
"""Months between talks with one assistant; advice (IS-2313), not the law's."""

TO_BE_WRITTEN = 14
"""For how many days one is asked for what was said in a talk or meeting; ours."""

Gathering = Talk | Meeting
G = TypeVar("G", Talk, Meeting)


_WITH_OPEN_POINTS = """instr(points, '"done_on":""')"""
"""Something agreed in them is not done: so an empty day stands in the row."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One agreed point with where it was agreed; ``name`` is the assistant's, where it was in a talk."""

    gathering: Gathering
    at: int
    point: AgreedPoint
    name: str = ""

    @property
    def id(self) -> str:
        """The gathering's id and the place of the point in it."""
        return f"{self.gathering.id}:{self.at}"


def gatherings(store: Store) -> list[Gathering]:
    """Return every talk and meeting, the newest first."""
    return _gathered(store)


def found(store: Store, key: str) -> Gathering | None:
    """Return the talk or meeting, or None when it is gone."""
    return store.find(Talk, key) or store.find(Meeting, key)


def name_of(store: Store, each: Gathering) -> str:
    """Return whom the talk is with, or what the meeting is called."""
    return people.assistant(store, each.assistant).name if isinstance(each, Talk) else each.title


def open_points(store: Store) -> list[PointRow]:
    """Return what is agreed and not done, the earliest deadline first."""
    rows = [
        PointRow(each, at, point, name_of(store, each) if isinstance(each, Talk) else "")
        for each in _gathered(store, _WITH_OPEN_POINTS)
        for at, point in enumerate(each.points)
        if not point.done_on
    ]
    return sorted(rows, key=lambda row: (row.point.due or date.max, row.id))


def begin_talk(store: Store, assistant: str, day: date | None, language: str) -> Talk:
    """Return a new talk with the assistant, on today if no day is said; a talk may be planned ahead."""
    person = people.assistant(store, assistant)
    topics = tuple(map(Topic, own_templates.guide(store, meeting_guides.TALK, language).topics))
    made = Talk(new_id(), person.id, day or clock.today(store), topics)
    return _written(store, made, N_("New talk with {name}"), person.name)


def begin_meeting(store: Store, kind: MeetingKind, day: date | None, language: str) -> Meeting:
    """Return a new meeting with its agenda; those who took part in the last one of the kind are proposed."""
    guide = own_templates.guide(store, kind.value, language)
    last = next((each for each in gatherings(store) if isinstance(each, Meeting) and each.kind is kind), None)
    here = ordning.current(store).leader
    names = last.participants if last is not None else tuple(
        each for each in (here, *(one.name for one in people.assistants(store))) if each
    )  # fmt: skip
    if kind is MeetingKind.NETWORK and last is None:
        names = (here,) if here else ()
    topics = tuple(map(Topic, guide.topics))
    made = Meeting(new_id(), kind, guide.title, day or clock.today(store), names, topics)
    return _written(store, made, N_("New meeting: {name}"), made.title)


def write(store: Store, key: str, at: int, note: str) -> Gathering:
    """Write what was said of the topic at the place (from 0)."""
    before = _changeable(store, key)
    topic = replace(before.topics[at], note=invariants.prose(note, "note"))
    return _put(store, before, replace(before, topics=(*before.topics[:at], topic, *before.topics[at + 1 :])))


def describe(
    store: Store,
    key: str,
    day: date,
    topics: tuple[str, ...],
    note: str = "",
    title: str = "",
    names: tuple[str, ...] = (),
) -> Gathering:
    """Say which day it is and what is spoken of; of a meeting also what it is called and who took part."""
    before = _changeable(store, key)
    wording = tuple(dict.fromkeys(line for line in map(checklists.one_wording, topics) if line))
    if not wording:
        raise DomainError(Message(N_("Write at least one topic.")), "topics")
    after = replace(
        before, day=day, topics=with_wording(before.topics, wording), note=invariants.prose(note, "note")
    )
    if isinstance(after, Meeting):
        named = invariants.named(title, "title")
        after = replace(after, title=named, participants=invariants.labels(names))
    return _put(store, before, after)


def save_point(store: Store, key: str, at: int | None, point: AgreedPoint) -> Gathering:
    """Write what was agreed, in place of the point at the place or last; DomainError names the field."""
    before = _changeable(store, key)
    what = invariants.one_line(point.what)
    if not what:
        raise DomainError(Message(N_("Write what is to be done.")), "what")
    if point.due is not None and point.due < before.day:
        raise DomainError(Message(N_("The deadline cannot be before the day it was agreed.")), "deadline")
    saved = replace(point, what=what, owner=invariants.one_line(point.owner))
    place = len(before.points) if at is None else at
    return _put(
        store, before, replace(before, points=(*before.points[:place], saved, *before.points[place + 1 :]))
    )


def remove_point(store: Store, key: str, at: int) -> Gathering:
    """Take back what was agreed."""
    before = _changeable(store, key)
    return _put(store, before, replace(before, points=(*before.points[:at], *before.points[at + 1 :])))


def set_done(store: Store, key: str, at: int, done: bool = True) -> Gathering:
    """Say that a point is done today, or not after all; also where the talk is signed."""
    before = _existing(store, key)
    day = clock.today(store).isoformat() if done else ""
    point = replace(before.points[at], done_on=day)
    return _put(store, before, replace(before, points=(*before.points[:at], point, *before.points[at + 1 :])))


def sign(store: Store, key: str, leader_on: date | None, assistant_on: date | None) -> Talk:
    """Say when each of the two signed; when both have, the talk stays as it is and cannot be undone."""
    before = store.get(Talk, key)
    _require_open(before)
    today = clock.today(store)
    for day, field in ((leader_on, "leader_signed_on"), (assistant_on, "assistant_signed_on")):
        invariants.come(day, today, field)
        if day is not None and day < before.day:
            raise DomainError(Message(N_("A talk is signed on its day or later.")), field)
    after = replace(before, leader_signed_on=leader_on, assistant_signed_on=assistant_on)
    _put(store, before, after)
    if after.closed:
        store.barrier()
    return after


def set_readers(store: Store, key: str, names: tuple[str, ...]) -> Meeting:
    """Say who has read the minutes: those who are new read them today, those left out have not."""
    before = store.get(Meeting, key)
    known = {each.name: each for each in before.readers}
    today = clock.today(store).isoformat()
    readers = tuple(known.get(name, Reading(name, today)) for name in invariants.labels(names))
    after = replace(before, readers=readers)
    _put(store, before, after)
    return after


def remove(store: Store, key: str) -> None:
    """Remove a talk or a meeting with what was agreed there and its files."""
    gone = _existing(store, key)
    label = N_("Delete the talk with {name}") if isinstance(gone, Talk) else N_("Delete the meeting “{name}”")
    with store.change(Message(label, {"name": name_of(store, gone)})) as changes:
        if isinstance(gone, Meeting):
            attachments.detach_all(store, KIND, key)
        changes.remove(type(gone), key)


def facts(store: Store, key: str) -> TalkFacts | MeetingFacts:
    """Return what the paper of one shows; NotFoundError when it is gone."""
    here, held = ordning.current(store), _existing(store, key)
    if isinstance(held, Talk):
        return TalkFacts(here.name, here.employer, here.leader, name_of(store, held), held)
    return MeetingFacts(here.name, here.employer, here.leader, held)


def meeting_facts(store: Store) -> list[MeetingFacts]:
    """Return what the minutes of every meeting show, the newest first; a talk is never among them."""
    here = ordning.current(store)
    held = (each for each in gatherings(store) if isinstance(each, Meeting))
    return [MeetingFacts(here.name, here.employer, here.leader, each) for each in held]


def talk_facts(store: Store, assistant: str) -> list[TalkFacts]:
    """Return what the papers of one assistant's talks show, the newest first."""
    here, name = ordning.current(store), people.assistant(store, assistant).name
    held = (each for each in gatherings(store) if isinstance(each, Talk) and each.assistant == assistant)
    return [TalkFacts(here.name, here.employer, here.leader, name, each) for each in held]


def next_talks(store: Store) -> dict[str, date]:
    """Return the day the next talk is due with each assistant at work who has had one."""
    today = clock.today(store)
    held = store.dated("talk", "day", "assistant", 0)
    last = {who: date.fromisoformat(latest) for who, _earliest, latest, _number in held}
    at_work = {each.id for each in people.assistants(store)}
    return {
        who: months_after(day, TALK_EVERY) for who, day in last.items() if who in at_work and day < today
    }


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield what was agreed by its deadline, what is planned on its day, and talks that are due again.

    What was agreed in a talk is not said in words: a screen may be seen by others.
    """
    for row in open_points(store):
        if row.point.due is not None and first <= row.point.due <= last:
            text = Message(N_("Agreed in a meeting: “{what}”"), {"what": row.point.what})
            if isinstance(row.gathering, Talk):
                text = Message(N_("Something agreed in the talk with {name} is due."), {"name": row.name})
            yield Due(row.point.due, text, "meetings", f"open:{row.gathering.id}", KIND, _who(row.gathering))
    today = clock.today(store)
    for each in _gathered(store, "day >= ?", today.isoformat()):
        if first <= each.day <= last:
            label = N_("Talk with {name}") if isinstance(each, Talk) else N_("Meeting: {name}")
            text = Message(label, {"name": name_of(store, each)})
            yield Due(each.day, text, "meetings", f"open:{each.id}", KIND, _who(each))
    since, until = (today - timedelta(days=each) for each in (TO_BE_WRITTEN, 1))
    for each in _gathered(store, "day BETWEEN ? AND ?", since.isoformat(), until.isoformat()):
        if first <= each.day <= last and not each.written:
            # What is planned and not held is not forgotten the day after.
            label = N_("Nothing is written of the talk with {name} yet.") if isinstance(each, Talk) else N_(
                "Nothing is written of the meeting “{name}” yet."
            )  # fmt: skip
            text = Message(label, {"name": name_of(store, each)})
            yield Due(each.day, text, "meetings", f"open:{each.id}", KIND, _who(each), advice=True)
    for who, day in next_talks(store).items():
        if first <= day <= last:
            name = people.assistant(store, who).name
            text = Message(N_("A year since the last talk with {name}."), {"name": name})
            yield Due(day, text, "meetings", f"talk:{who}", KIND, who, advice=True)


def _gathered(store: Store, where: str = "", *params: str) -> list[Gathering]:
    """Return the talks and meetings a condition names, the newest first."""
    held: list[Gathering] = [*store.all(Talk, where, params), *store.all(Meeting, where, params)]
    return sorted(held, key=lambda each: (each.day, each.id), reverse=True)


def _who(each: Gathering) -> str:
    return each.assistant if isinstance(each, Talk) else ""


def _existing(store: Store, key: str) -> Gathering:
    held = found(store, key)
    return held if held is not None else store.get(Meeting, key)


def _changeable(store: Store, key: str) -> Gathering:
    held = _existing(store, key)
    _require_open(held)
    return held


def _require_open(held: Gathering) -> None:
    if held.closed:
        raise DomainError(Message(N_("Both have signed this talk; it stays as it is.")))


def _written(store: Store, made: G, label: str, name: str) -> G:
    with store.change(Message(label, {"name": name})) as changes:
        changes.put(made)
    return made


def _put(store: Store, before: Gathering, after: Gathering) -> Gathering:
    if after != before:
        talk = isinstance(before, Talk)
        label = N_("Change the talk with {name}") if talk else N_("Change the meeting “{name}”")
        with store.change(Message(label, {"name": name_of(store, after)})) as changes:
            changes.put(after)
    return after
