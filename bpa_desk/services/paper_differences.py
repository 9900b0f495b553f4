"""What differs between two versions of a stillingsbeskrivelse, part by part and line by line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse
from bpa_desk.domain.text import N_, Message


class DifferenceKind(StrEnum):
    """What happened to a part from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


Line = str | Message


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs: its heading (or what it is called), and the lines that came and went."""

    part: Line
    kind: DifferenceKind
    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()


def compare(before: Stillingsbeskrivelse, after: Stillingsbeskrivelse) -> list[Difference]:
    """Return what differs, in the newer version's order; an empty list when they say the same."""
    found = compare_lines(Message(N_("Title")), (before.title,), (after.title,))
    found += compare_sections(before.sections, after.sections)
    found += compare_lines(
        Message(N_("What is not part of the work")), before.not_included, after.not_included
    )
    found += compare_lines(Message(N_("Required skills")), before.requires, after.requires)
    old, new = _lines(before.appendix), _lines(after.appendix)
    return found + compare_lines(Message(N_("Restricted appendix")), old, new)


def compare_sections(before: tuple[Section, ...], after: tuple[Section, ...]) -> list[Difference]:
    """Return the sections that came, went, changed or stand elsewhere, in the newer order."""
    old = {each.key: each for each in before}
    new = {each.key for each in after}
    moved = _moved([each.key for each in before if each.key in new], [e.key for e in after if e.key in old])
    found: list[Difference] = []
    for each in after:
        earlier = old.get(each.key)
        if earlier is None:
            found.append(Difference(each.heading, DifferenceKind.ADDED, _text(each)))
            continue
        said = compare_lines(each.heading, (earlier.heading, *_text(earlier)), (each.heading, *_text(each)))
        if not said and each.key in moved:
            said = [Difference(each.heading, DifferenceKind.MOVED)]
        found += said
    gone = (each for each in before if each.key not in new)
    return found + [Difference(each.heading, DifferenceKind.REMOVED, (), _text(each)) for each in gone]


def _moved(before: list[str], after: list[str]) -> set[str]:
    # What is left out of the longest common order is what somebody took and put elsewhere.
    kept: set[str] = set()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept.update(after[block.b : block.b + block.size])
    return set(after) - kept


def compare_lines(part: Line, before: tuple[Line, ...], after: tuple[Line, ...]) -> list[Difference]:
    """Return the part with the lines that came and went, or nothing when they are the same."""
    if before == after:
        return []
    added: list[Line] = []
    removed: list[Line] = []
    # A message holds a mapping and cannot be hashed; its words can.
    said, says = list(map(_said, before)), list(map(_said, after))
    for tag, low, high, start, end in SequenceMatcher(None, said, says, autojunk=False).get_opcodes():
        if tag != "equal":
            removed += before[low:high]
            added += after[start:end]
    return [Difference(part, DifferenceKind.CHANGED, tuple(added), tuple(removed))]


def _text(section: Section) -> tuple[str, ...]:
    return (*_lines(section.body), *section.bullets)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _said(line: Line) -> str:
    return line if isinstance(line, str) else str(line)
