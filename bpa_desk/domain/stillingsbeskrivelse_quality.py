"""Is a stillingsbeskrivelse good enough to work by? Small checks of its parts (hms-and-papers.md G.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse
from bpa_desk.domain.text import N_, Message

REQUIRED = (
    "employer", "purpose", "leader", "workplace", "hours", "requirements", "training", "hms",
    "confidentiality", "absence", "appraisal",
)  # fmt: skip
"""The sections everybody must find something in; the tasks are checked for themselves."""
TASKS = (
    "personal_care", "transfers", "meals", "housework", "leisure", "work_school", "transport",
    "children_pets", "equipment", "health_tasks",
)  # fmt: skip
DUTIES = ("confidentiality", "hms", "absence")
"""The sections that say what one must: words for what one may leave have no place there."""
VAGUE = {
    "nb": ("m.m.", "osv.", "o.l.", "etc.", "ved behov", "diverse", "annet forefallende", "og lignende"),
    "nn": ("m.m.", "osb.", "o.l.", "etc.", "ved behov", "diverse", "anna forefallande", "og liknande"),
    "en": ("etc.", "and so on", "as needed", "miscellaneous", "other duties", "and the like"),
}
SOFT = {
    "nb": ("bør", "helst", "gjerne"), "nn": ("bør", "helst", "gjerne"), "en": ("should", "preferably"),
}  # fmt: skip
BLANK = re.compile("…{2,}|_{3,}|\\.{5,}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paper is judged against.

    ``template`` are the sections it was made from, by key; ``courses`` the names of the skills there is a
    course in, ``health`` of those that are delegated helsehjelp, ``linked`` the skills a section of tasks
    usually needs, by its key, all casefolded; ``people`` how many assistants it is for.
    """

    today: date
    people: int
    template: Mapping[str, Section] = field(default_factory=dict)
    courses: frozenset[str] = frozenset()
    health: frozenset[str] = frozenset()
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to better: what, why, and the part of the paper it is in (empty: the paper itself)."""

    check: str
    text: Message
    part: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check with what it found; nothing where all is well."""

    id: str
    title: Message
    remarks: tuple[Remark, ...]


NOT_INCLUDED, REQUIRES = "not_included", "requires"
"""Names of the parts beside the sections."""


def quality(paper: Stillingsbeskrivelse, around: Surroundings) -> list[Checked]:
    """Return every check of the paper with its remarks, in a fixed order."""
    return [
        Checked(key, Message(title), tuple(found(paper, around))) for key, title, found in CHECKS
    ]


def _parts(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    held = {each.key: each for each in paper.sections}
    for key in REQUIRED:
        each = held.get(key)
        if each is None:
            heading = around.template[key].heading if key in around.template else key
            yield Remark("parts", Message(N_("The section “{heading}” is missing."), {"heading": heading}))
        elif not _filled(each):
            yield Remark("parts", Message(N_("“{heading}” is empty."), {"heading": each.heading}), key)


def _tasks(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    tasks = [each for each in paper.sections if each.key in TASKS or each.key not in around.template]
    own = [each for each in tasks if _filled(each) and each.key not in DUTIES]
    if not own:
        yield Remark("tasks", Message(N_("No tasks are written.")))
    elif all(each == around.template.get(each.key) for each in own):
        text = N_("The tasks are still the words of the template. Write what they are here.")
        yield Remark("tasks", Message(text), own[0].key)


def _bounds(paper: Stillingsbeskrivelse, _around: Surroundings) -> Iterator[Remark]:
    if not paper.not_included:
        yield Remark("bounds", Message(N_("It does not say what is not part of the work.")), NOT_INCLUDED)


def _skills(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    if not paper.requires:
        text = N_("It asks for no skill, so nobody is reminded of training.")
        yield Remark("skills", Message(text), REQUIRES)
    for name in paper.requires:
        if name.casefold() not in around.courses:
            text = N_("There is no course in “{skill}” yet, so it is nowhere said what it is.")
            yield Remark("skills", Message(text, {"skill": name}), REQUIRES)


def _linked(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    asked = {each.casefold() for each in paper.requires}
    for each in paper.sections:
        usual = around.linked.get(each.key, frozenset())
        if _filled(each) and usual and not usual & asked:
            text = N_("“{heading}” is among the tasks, but no skill for it is asked for.")
            yield Remark("linked", Message(text, {"heading": each.heading}), REQUIRES)
    health = next((each for each in paper.sections if each.key == "health_tasks"), None)
    if health is not None and health.bullets and not asked & around.health:
        text = N_("Tasks of health are written, but no delegated helsehjelp is asked for.")
        yield Remark("linked", Message(text), REQUIRES)


def _blanks(paper: Stillingsbeskrivelse, _around: Surroundings) -> Iterator[Remark]:
    for each in paper.sections:
        if any(BLANK.search(line) for line in (each.heading, each.body, *each.bullets)):
            text = N_("“{heading}” has a blank that is not filled in.")
            yield Remark("blanks", Message(text, {"heading": each.heading}), each.key)


def _vague(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    for each in paper.sections:
        if each.key in TASKS or each.key not in around.template:
            for word in _words(each, VAGUE.get(paper.language, ())):
                text = N_("“{heading}” says “{word}”. Write what it is, or leave it out.")
                yield Remark("vague", Message(text, {"heading": each.heading, "word": word}), each.key)


def _duties(paper: Stillingsbeskrivelse, _around: Surroundings) -> Iterator[Remark]:
    for each in paper.sections:
        if each.key in DUTIES:
            for word in _words(each, SOFT.get(paper.language, ())):
                text = N_("“{heading}” says “{word}”. What must be done is said with “must”.")
                yield Remark("duties", Message(text, {"heading": each.heading, "word": word}), each.key)


def _concerned(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    if paper.role and not around.people:
        text = N_("Nobody has the role “{role}”. Write it on the records of those who do.")
        yield Remark("concerned", Message(text, {"role": paper.role}))


def _reviewed(paper: Stillingsbeskrivelse, around: Surroundings) -> Iterator[Remark]:
    if paper.next_review is not None and paper.next_review < around.today:
        yield Remark("reviewed", Message(N_("It should have been looked through by now.")))


CHECKS = (
    ("parts", N_("Every part is there"), _parts),
    ("tasks", N_("The tasks are your own"), _tasks),
    ("bounds", N_("What is not part of the work is said"), _bounds),
    ("skills", N_("It asks for skills there is training in"), _skills),
    ("linked", N_("Tasks that need training ask for it"), _linked),
    ("blanks", N_("Nothing is left to fill in"), _blanks),
    ("vague", N_("The tasks are said plainly"), _vague),
    ("duties", N_("What must be done is said as a duty"), _duties),
    ("concerned", N_("It is for somebody"), _concerned),
    ("reviewed", N_("It is looked through in time"), _reviewed),
)


def _filled(each: Section) -> bool:
    return bool(each.body.strip() or each.bullets)


def _words(each: Section, sought: Iterable[str]) -> Iterator[str]:
    text = "\n".join((each.body, *each.bullets)).casefold()
    for word in sought:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            yield word
