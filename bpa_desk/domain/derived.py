"""Stillingsbeskrivelser built on another: what is new in the base is taken over, one's own words stay."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse


class Merged(NamedTuple):
    """The paper with what the base has changed, and the headings both had changed: there one's own stays."""

    paper: Stillingsbeskrivelse
    kept: tuple[str, ...]


def merged(
    mine: Stillingsbeskrivelse, before: Stillingsbeskrivelse, after: Stillingsbeskrivelse
) -> Merged:
    """Return mine, derived from ``before``, as derived from ``after``; the appendix is never touched."""
    sections, kept = _sections(mine.sections, before.sections, after.sections)
    paper = replace(
        mine,
        sections=sections,
        not_included=_lines(mine.not_included, before.not_included, after.not_included),
        requires=_lines(mine.requires, before.requires, after.requires),
        base=after.id,
    )
    return Merged(paper, kept)


def _sections(
    mine: tuple[Section, ...], before: tuple[Section, ...], after: tuple[Section, ...]
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    old, new = {each.key: each for each in before}, {each.key: each for each in after}
    found: list[Section] = []
    kept: list[str] = []
    for each in mine:
        was, now = old.get(each.key), new.get(each.key)
        if was is None or was == now:
            found.append(each)  # my own, or nothing new of it
        elif each == was:
            found += [now] if now is not None else []
        else:
            found.append(each)
            if each != now:
                kept.append(each.heading)
    here = {each.key for each in mine}
    keys = [each.key for each in after]
    for at, each in enumerate(after):
        # What I had taken out stays out; what is new comes after what it comes after there.
        if each.key not in old and each.key not in here:
            earlier = set(keys[:at])
            place = max((i + 1 for i, one in enumerate(found) if one.key in earlier), default=0)
            found.insert(place, each)
    return tuple(found), tuple(kept)


def _lines(mine: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    left = tuple(each for each in mine if each in after or each not in before)
    return left + tuple(each for each in after if each not in before and each not in left)
