"""What is to be done when an assistant begins or leaves: begun, ticked off, told when due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.employment_clocks import trial_end
from bpa_desk.domain.person_checklist import Passage, PassagePoint, PersonChecklist
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import checklists, clock, employments, invariants, ordning, people, person_papers
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

TEMPLATES: Mapping[Passage, str] = {Passage.STARTING: "new", Passage.LEAVING: "leaving"}
"""The checklist each is begun from; it stands among the others and can be changed there."""
TALK_AFTER = timedelta(weeks=4)
SHOWN_FOR = timedelta(days=30)
"""How long after the day a list that is all done still stands among those under way."""
PAPERS: Mapping[str, PaperKind] = {
    "new.0": PaperKind.POLICE,
    "new.2": PaperKind.CONTRACT,
    "new.4": PaperKind.CONFIDENTIALITY,
    "new.16": PaperKind.KEYS,
}
"""Points that are done when the paper is there; the register of papers is their one truth."""
PLACES: Mapping[str, tuple[str, str]] = {
    "new.1": ("recruitment", ""),
    "new.3": ("documents", ""),
    "new.5": ("assistants", "assistant"),
    "new.6": ("week", ""),
    "new.7": ("timesheets", ""),
    "new.8": ("absences", "assistant"),
    "new.11": ("hms", "round:fire"),
    "new.12": ("hms", "round:moving"),
    "new.13": ("hms", "round:infection"),
    "new.14": ("hms", "round:alone"),
    "new.15": ("documents", ""),
    "new.17": ("week", ""),
    "leaving.1": ("assistants", "assistant"),
    "leaving.2": ("week", ""),
    "leaving.3": ("papers", ""),
    "leaving.4": ("absences", "assistant"),
    "leaving.5": ("timesheets", ""),
    "leaving.6": ("timesheets", ""),
    "leaving.7": ("papers", ""),
    "leaving.10": ("documents", ""),
    "leaving.11": ("papers", ""),
    "leaving.14": ("assistants", "assistant"),
}
"""Where a point is done: the page, and what to go to there (``assistant`` is the person)."""
_SOMETHING_LEFT = """(instr(points, '"done_on":""') AND EXISTS (
    SELECT 1 FROM json_each(points)
    WHERE json_extract(value, '$.done_on') = '' AND NOT json_extract(value, '$.needless')
))"""
"""The lists with a point nobody has ticked off; a paper may have settled it all the same.

Only lists that hold such words at all are taken apart: that is what takes time.
"""
TALK, TRIAL_TALK = "new.18", "new.19"


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point as it stands: ``paper`` is the one that settles it, where it is settled by a paper."""

    id: int
    point: PassagePoint
    kind: PaperKind | None = None
    paper: PersonPaper | None = None
    due: date | None = None

    @property
    def settled(self) -> bool:
        """True when there is nothing more to do about it."""
        return self.point.settled or self.paper is not None

    @property
    def done_on(self) -> date | None:
        """The day it was done, by its paper or as ticked off."""
        if self.paper is not None:
            return self.paper.signed_on
        return date.fromisoformat(self.point.done_on) if self.point.done_on else None


@dataclass(frozen=True, slots=True)
class Standing:
    """One list with the person it is for and how its points stand."""

    checklist: PersonChecklist
    person: Assistant
    rows: tuple[PointRow, ...]

    @property
    def id(self) -> str:
        """The list's id."""
        return self.checklist.id

    @property
    def settled(self) -> int:
        """How many points there is nothing more to do about."""
        return sum(each.settled for each in self.rows)

    @property
    def next(self) -> PointRow | None:
        """The first point that is not settled."""
        return next((each for each in self.rows if not each.settled), None)


def standings(store: Store, assistant: str | None = None) -> list[Standing]:
    """Return the lists under way and those just finished, by day; all of them for one assistant."""
    if assistant is not None:
        held = store.all(PersonChecklist, "assistant = ?", (assistant,))
        return [_standing(store, each) for each in held]
    since = clock.today(store) - SHOWN_FOR
    # Those of whoever has left long ago are done with: there are more of them each year, and none is read.
    held = store.all(PersonChecklist, f"day >= ? OR {_SOMETHING_LEFT}", (since.isoformat(),))
    found = [_standing(store, each) for each in held]
    return [each for each in found if each.next is not None or each.checklist.day >= since]


def standing(store: Store, key: str) -> Standing | None:
    """Return how one list stands, or None when it is gone."""
    found = store.find(PersonChecklist, key)
    return _standing(store, found) if found is not None else None


def proposed_day(store: Store, assistant: str, passage: Passage) -> date:
    """Return the first day of the latest terms, or their last for who leaves; today when none is known."""
    terms = employments.employments(store, assistant)
    day = (terms[-1].start if passage is Passage.STARTING else terms[-1].end) if terms else None
    return day or clock.today(store)


def begin(store: Store, assistant: str, passage: Passage, day: date, language: str) -> PersonChecklist:
    """Return a new list for the assistant; one of the same kind and day that is there is returned instead."""
    person = people.assistant(store, assistant)
    for each in store.all(PersonChecklist, "assistant = ?", (assistant,)):
        if each.passage is passage and (each.day == day or _standing(store, each).next is not None):
            return each
    template = TEMPLATES[passage]
    shipped = next(each for each in checklists.templates(language) if each.id == template).lines
    places = {text: f"{template}.{at}" for at, text in enumerate(shipped)}
    points = tuple(
        PassagePoint(places.get(text, ""), text)
        for text in checklists.checklist(store, template, language).lines
    )
    made = PersonChecklist(new_id(), assistant, passage, day, points)
    label = N_("{name} begins: what is to be done") if passage is Passage.STARTING else N_(
        "{name} leaves: what is to be done"
    )  # fmt: skip
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(made)
    return made


def tick(store: Store, key: str, at: int, done: bool = True) -> PersonChecklist:
    """Say that the point at the place (from 0) is done today by the arbeidsleder, or take that back."""
    row = _row(store, key, at)
    if row.paper is not None:
        raise DomainError(Message(N_("The paper in the register settles this point.")))
    day = clock.today(store).isoformat() if done else ""
    by = (row.point.by or ordning.current(store).leader) if done else ""
    return _with(store, key, at, replace(row.point, done_on=day, by=by, needless=False))


def set_needless(store: Store, key: str, at: int, needless: bool = True) -> PersonChecklist:
    """Say that the point does not concern this assistant, or that it does after all."""
    point = _row(store, key, at).point
    return _with(store, key, at, replace(point, needless=needless, done_on="", by=""))


def describe(store: Store, key: str, at: int, done_on: date | None, by: str, note: str) -> PersonChecklist:
    """Say when the point was done, by whom, and what else there is to say."""
    invariants.come(done_on, clock.today(store), "done_on")
    point = _row(store, key, at).point
    after = replace(
        point,
        done_on=done_on.isoformat() if done_on is not None else "",
        by=invariants.one_line(by),
        needless=point.needless and done_on is None,
        note=invariants.prose(note, "note"),
    )
    return _with(store, key, at, after)


def remove(store: Store, key: str) -> None:
    """Remove a list; what was done elsewhere stays."""
    found = store.get(PersonChecklist, key)
    name = people.assistant(store, found.assistant).name
    with store.change(Message(N_("Delete the checklist of {name}"), {"name": name})) as changes:
        changes.remove(PersonChecklist, key)


def place_of(standing: Standing, row: PointRow) -> tuple[str, str]:
    """Return the page a point is done on and what to go to there; two empty texts where there is none."""
    page, subject = PLACES.get(row.point.key, ("", ""))
    return page, standing.person.id if subject == "assistant" else subject


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the points with a day of their own, and lists that are not through on the day itself."""
    for each in standings(store):
        for row in each.rows:
            if row.due is not None and not row.settled and first <= row.due <= last:
                text = N_("Talk with {name}: four weeks at work.")
                if row.point.key == TRIAL_TALK:
                    text = N_("Talk with {name} before the trial period ends {day}.")
                said = Message(text, {"name": each.person.name, "day": row.due})
                yield Due(row.due, said, "papers", f"list:{each.id}", "paper", each.person.id)
        left = sum(not row.settled and row.due is None for row in each.rows)
        day = each.checklist.day
        if left and first <= day <= last:
            yield Due(day, _left(each, left), "papers", f"list:{each.id}", "paper", each.person.id)


def _left(each: Standing, left: int) -> Message:
    text = N_("{name} begins {day}. Points left on the checklist: {n}.")
    if each.checklist.passage is Passage.LEAVING:
        text = N_("{name} leaves {day}. Points left on the checklist: {n}.")
    return Message(text, {"name": each.person.name, "day": each.checklist.day, "n": left})


def _standing(store: Store, each: PersonChecklist) -> Standing:
    held = person_papers.papers(store, each.assistant)
    terms = employments.employments(store, each.assistant)
    # Who comes back after a time signs and shows anew; who leaves is asked of what they have.
    signed = {
        paper.kind: paper for paper in held
        if paper.signed_on is not None and person_papers.counts(paper, terms, each.day)
    }  # fmt: skip
    dues = _dues(store, each)
    rows = tuple(
        PointRow(
            at, point, PAPERS.get(point.key), signed.get(PAPERS[point.key]) if point.key in PAPERS else None,
            dues.get(point.key),
        )
        for at, point in enumerate(each.points)
    )  # fmt: skip
    return Standing(each, people.assistant(store, each.assistant), rows)


def _dues(store: Store, each: PersonChecklist) -> dict[str, date]:
    if each.passage is Passage.LEAVING:
        return {}
    terms = employments.employment_on(employments.employments(store, each.assistant), each.day)
    found = {TALK: each.day + TALK_AFTER}
    if terms is not None:
        found[TRIAL_TALK] = trial_end(terms)
    return found


def _row(store: Store, key: str, at: int) -> PointRow:
    return _standing(store, store.get(PersonChecklist, key)).rows[at]


def _with(store: Store, key: str, at: int, point: PassagePoint) -> PersonChecklist:
    before = store.get(PersonChecklist, key)
    after = replace(before, points=(*before.points[:at], point, *before.points[at + 1 :]))
    if after != before:
        values = {"name": people.assistant(store, before.assistant).name, "n": at + 1}
        with store.change(Message(N_("Point {n} on the checklist of {name}"), values)) as changes:
            changes.put(after)
    return after
