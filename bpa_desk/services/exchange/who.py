"""Who is meant where a plan names somebody by a first name or initials: proposed, never decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bpa_desk.domain.assistant import Assistant

SOMEBODY_NEW = ""
_FEWEST_INITIALS, _MOST_INITIALS = 2, 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """A name ``written`` in a plan that may mean one of ``people``; ``meant`` is whom it is read as.

    It is read as nobody of them, SOMEBODY_NEW, where several are as likely, or where the user says so.
    """

    written: str
    people: tuple[str, ...]
    meant: str


def likenesses(
    written: Iterable[str], present: Iterable[Assistant], answers: Mapping[str, str]
) -> Iterator[Likeness]:
    """Yield what each name may mean that is no assistant's whole name; ``answers`` are the user's."""
    names = list(written)
    known = [each.name for each in present if not each.archived]
    everybody = dict.fromkeys([*known, *names])
    called: dict[str, list[str]] = {}
    for each in everybody:
        for short in (_first(each), *(initials(each) if any(map(str.isupper, names)) else ())):
            called.setdefault(short, []).append(each)
    for name in names:
        alike = called.get(name.casefold()) or called.get(name) or []
        if not alike and len(called.get(first := _first(name), ())) == 1:
            # Kari Nordlys may be who is only called Kari in the ordning.
            alike = [each for each in known if each.casefold() == first]
        people = tuple(each for each in alike if each != name)
        if people:
            likely = people[0] if len(people) == 1 else SOMEBODY_NEW
            told = answers.get(name, likely)
            yield Likeness(name, people, told if told in people else SOMEBODY_NEW)


def _first(name: str) -> str:
    """Return the first word of several, such as kari of Kari Nordlys; nothing of one."""
    first, _space, rest = name.casefold().partition(" ")
    return first if rest else ""


def initials(name: str) -> frozenset[str]:
    """Return what people shorten the name to: KN, KAN and KAR for Kari Anne Nordlys are KAN and KN."""
    words = name.upper().replace("-", " ").split()
    if len(words) < _FEWEST_INITIALS:
        return frozenset()
    first, last = words[0], words[-1]
    made = ("".join(each[0] for each in words), first[0] + last[0], first[:2] + last[:1], first[0] + last[:2],
            first[:2] + last[:2])  # fmt: skip
    return frozenset(each for each in made if len(each) <= _MOST_INITIALS)
