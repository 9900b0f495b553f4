"""What an invented ordning is described by, and how its pattern is read from text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import ShiftType
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.domain.vedtak import Vedtak

FIRST = date(2025, 10, 20)
LAST = date(2027, 1, 3)
TURNUS = "turnus"


@dataclass(frozen=True, slots=True)
class InventedOrdning:
    """One invented ordning before its history begins; ``pattern`` is person → weeks of letters.

    ``profile`` is the shipped tariff profile of which it has begun a copy, with questions still open.
    """

    ordning: Ordning
    vedtak: tuple[Vedtak, ...]
    people: tuple[tuple[Assistant, Employment], ...]
    types: tuple[ShiftType, ...]
    needs: tuple[Need, ...]
    weeks: int
    pattern: Mapping[str, str]
    agreements: tuple[Agreement, ...] = ()
    profile: str = ""
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seed: int = 1


def lines(invented: InventedOrdning) -> list[TurnusLine]:
    """Return the lines of the pattern: seven letters a week, ``.`` for none, others the codes of shift types.

    A letter in ``splits`` stands for several shifts on the same day.
    """
    types = {each.code: each for each in invented.types}
    found = []
    for person, text in invented.pattern.items():
        for week, row in enumerate(text.split("\n")):
            for weekday, letter in enumerate(row.split()):
                if letter == ".":
                    continue
                for code in invented.splits.get(letter, (letter,)):
                    found.append(_line(types[code], person, week, weekday))
    return found


def _line(made_from: ShiftType, person: str, week: int, weekday: int) -> TurnusLine:
    return TurnusLine(
        id=f"line-{person}-{week + 1}-{weekday + 1}-{made_from.code.lower()}",
        turnus=TURNUS,
        week=week,
        weekday=weekday,
        start=made_from.start,
        end=made_from.end,
        assistant=person,
        kind=made_from.kind,
        type=made_from.id,
        passive=made_from.passive,
        requires=made_from.requires,
    )
