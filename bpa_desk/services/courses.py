"""Courses: the shipped templates, the ordning's own, and the skills that are asked for without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.training import Course, CourseKind, Training
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.services import clock, invariants, ordning
from bpa_desk.services.identity import new_id
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.changes import Changes
    from bpa_desk.storage.store import Store

LONGEST = 120
"""Months: nothing is taught for more than ten years without being looked at again."""
MOST_MINUTES = 60_000
FORTNIGHT = timedelta(days=14)
FORMER = "former_course_names"
"""The setting that says which course a name no longer in use was the name of."""
IMPLICIT = "label:"
"""How the id of a skill begins that is only a label so far: it is asked for or held, but no course."""
_ASKING: tuple[tuple[type[Any], str], ...] = (
    (ShiftType, "requires"), (Need, "requires"), (TurnusLine, "requires"), (Shift, "requires"),
    (Assistant, "skills"), (Stillingsbeskrivelse, "requires"),
)  # fmt: skip


@lru_cache(maxsize=len(LANGUAGES))
def templates(language: str) -> tuple[Course, ...]:
    """Return the shipped courses in a language, their keys as ids; DomainError for another language."""
    found = template("courses", language)["course"]
    return tuple(
        Course(
            each["key"], each["name"], CourseKind(each["kind"]), each["months"], minutes=each["minutes"],
            purpose=each["purpose"], topics=tuple(each["topics"]), leaders=each.get("leaders", False),
        )
        for each in found
    )  # fmt: skip


def courses(store: Store, archived: bool | None = False) -> list[Course]:
    """Return the courses by name: those in use, the archived ones, or all (None)."""
    found = (each for each in store.all(Course) if archived is None or each.archived is archived)
    return sorted(found, key=lambda each: invariants.name_order(each.name))


def columns(store: Store) -> list[Course]:
    """Return the courses in use and, as courses yet to be made, the labels asked for or held without one."""
    found = courses(store)
    taken = {each.label for each in store.all(Course)}
    labels: dict[str, str] = {}
    for each in _labels(store):
        if each.casefold() not in taken:
            labels.setdefault(each.casefold(), each)
    found += [Course(f"{IMPLICIT}{folded}", name) for folded, name in labels.items()]
    return sorted(found, key=lambda each: invariants.name_order(each.name))


def names(store: Store) -> list[str]:
    """Return every skill there is a course in, that somebody has or that something asks for, by name."""
    return [each.name for each in columns(store)]


def named(store: Store, name: str) -> Course | None:
    """Return the course in use with the name, whatever the case."""
    return next((each for each in courses(store) if each.label == name.casefold()), None)


def unused_templates(store: Store, language: str) -> list[Course]:
    """Return the shipped courses that are not among the ordning's own by name."""
    taken = {each.label for each in store.all(Course)}
    return [each for each in templates(language) if each.label not in taken]


def new_course(name: str = "") -> Course:
    """Return a course that is not stored yet."""
    return Course(new_id(), name)


def save_course(store: Store, each: Course) -> Course:
    """Write a course; with another name, everything that asks for it by name follows in the same step."""
    saved = _checked(store, each)
    before = store.find(Course, saved.id)
    if before == saved:
        return saved
    label = N_("New course “{name}”") if before is None else N_("Change the course “{name}”")
    with store.change(Message(label, {"name": saved.name})) as changes:
        changes.put(saved)
        if before is not None and before.name != saved.name:
            _rename(store, changes, before, saved.name)
    return saved


def new_procedure(store: Store) -> Course:
    """Return a course that is not stored yet, for everybody to go through within a fortnight."""
    return Course(new_id(), "", everyone=True, needed_by=clock.today(store) + FORTNIGHT)


def asking(store: Store, name: str) -> tuple[str, ...]:
    """Return the shift types in use whose shifts ask for the skill."""
    found = (each for each in store.all(ShiftType) if not each.archived)
    return tuple(
        each.id for each in found if name.casefold() in {one.casefold() for one in each.requires}
    )


def save_asked(store: Store, each: Course, types: tuple[str, ...]) -> Course:
    """Write a course and which shift types ask for it, as one step."""
    before = store.find(Course, each.id)
    label = N_("New course “{name}”") if before is None else N_("Change the course “{name}”")
    with store.change(Message(label, {"name": each.name})) as changes:
        saved = save_course(store, each)
        for kind in store.all(ShiftType):
            if kind.archived:
                continue
            rest = tuple(one for one in kind.requires if one.casefold() != saved.label)
            fresh = (*rest, saved.name) if kind.id in types else rest
            if set(fresh) != set(kind.requires):
                changes.put(replace(kind, requires=fresh))
    return saved


def add_templates(store: Store, keys: tuple[str, ...], language: str) -> list[Course]:
    """Take these shipped courses into use as one step; each is the ordning's own from then on."""
    chosen = [each for each in unused_templates(store, language) if each.id in keys]
    if not chosen:
        raise DomainError(Message(N_("Choose at least one course.")), "courses")
    label = Message(N_("Take courses into use: {names}"), {"names": [each.name for each in chosen]})
    with store.change(label):
        return [save_course(store, replace(each, id=new_id())) for each in chosen]


def made(store: Store, key: str) -> Course:
    """Return the course; one that is only a label so far is stored first, inside the change that needs it."""
    if not key.startswith(IMPLICIT):
        return store.get(Course, key)
    found = next((each for each in columns(store) if each.id == key), None)
    if found is None:
        raise DomainError(Message(N_("This skill is not asked for any more.")))
    return save_course(store, replace(found, id=new_id()))


def set_archived(store: Store, key: str, archived: bool = True) -> Course:
    """Put a course away, or bring it back; what was given stays."""
    before = store.get(Course, key)
    label = N_("Put the course “{name}” away") if archived else N_("Bring the course “{name}” back")
    after = replace(before, archived=archived)
    if after != before:
        with store.change(Message(label, {"name": before.name})) as changes:
            changes.put(after)
    return after


def remove_course(store: Store, key: str) -> None:
    """Remove a course nobody has a training in; DomainError otherwise."""
    found = store.get(Course, key)
    if store.count(Training, "course = ?", (key,)):
        raise DomainError(
            Message(N_("Somebody has training in “{name}”. Put it away instead."), {"name": found.name})
        )
    with store.change(Message(N_("Delete the course “{name}”"), {"name": found.name})) as changes:
        changes.remove(Course, key)


def _labels(store: Store) -> list[str]:
    found = [name for each in store.all(Assistant, "archived = 0") for name in each.skills]
    found += [name for each in store.all(ShiftType) if not each.archived for name in each.requires]
    found += [name for each in store.all(Need) for name in each.requires]
    found += [name for each in in_force(store) for name in asked_by(store, each)]
    now = store.zone.text(store.zone.at(clock.today(store)))
    coming = store.all(Shift, "requires <> '[]' AND start >= ?", (now,))
    return found + [name for each in coming for name in each.requires]


def in_force(store: Store) -> list[Stillingsbeskrivelse]:
    """Return the newest approved version of each stillingsbeskrivelse."""
    newest: dict[str, Stillingsbeskrivelse] = {}
    for each in store.all(Stillingsbeskrivelse):
        held = newest.get(each.document)
        if each.state is DocumentState.APPROVED and (held is None or held.version < each.version):
            newest[each.document] = each
    return list(newest.values())


def asked_by(store: Store, paper: Stillingsbeskrivelse) -> tuple[str, ...]:
    """Return the skills a paper asks for by what they are called now: what is signed keeps its words."""
    former = ordning.setting(store, FORMER, None)
    if not paper.requires or not isinstance(former, dict):
        return paper.requires
    held = store.all(Course)
    known, names = {each.label for each in held}, {each.id: each.name for each in held}
    return tuple(
        name if name.casefold() in known else names.get(former.get(name.casefold(), ""), name)
        for name in paper.requires
    )


def _checked(store: Store, each: Course) -> Course:
    name = invariants.named(each.name)
    others = (one for one in store.all(Course) if one.id != each.id)
    taken = next((one.name for one in others if one.label == name.casefold()), None)
    if taken is not None:
        raise DomainError(Message(N_("There is a course named “{name}” already."), {"name": taken}), "name")
    invariants.within(each.months, 0, LONGEST, "months")
    invariants.within(each.minutes, 0, MOST_MINUTES, "minutes")
    return replace(
        each,
        name=name,
        purpose=invariants.prose(each.purpose, "purpose"),
        roles=invariants.labels(each.roles),
        topics=tuple(dict.fromkeys(line for line in map(invariants.one_line, each.topics) if line)),
    )


def _rename(store: Store, changes: Changes, before: Course, after: str) -> None:
    # What is signed keeps its words; the old name goes on meaning the same course.
    former = ordning.setting(store, FORMER, None)
    known = former if isinstance(former, dict) else {}
    ordning.set_setting(store, FORMER, {**known, before.label: before.id})
    for kind, field in _ASKING:
        for each in store.all(kind):
            held = getattr(each, field)
            if getattr(each, "state", None) is DocumentState.APPROVED:
                continue
            fresh = tuple(after if name.casefold() == before.label else name for name in held)
            if fresh != held:
                changes.put(replace(each, **{field: fresh}))
