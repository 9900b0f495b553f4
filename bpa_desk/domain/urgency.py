"""How soon something must be done: what the law sets a day for comes before what was agreed, then advice."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

from bpa_desk.domain.finding import Severity

CLOSE = timedelta(days=14)
"""How near a shift that is not lawful must be to come before all else."""
ALONE = timedelta(days=2)
"""How near a shift nobody has, or a change nobody was told of, must be to come before all else."""


class Ground(IntEnum):
    """What sets the day something is to be done by."""

    LAW = 0
    AGREED = 1
    ADVICE = 2


class Urgency(IntEnum):
    """How soon something must be done; lower comes first."""

    NOW = 0
    """The day the law sets has come or is past, or somebody will soon stand without help."""
    SOON = 1
    """The law sets a day that comes, or something the plan rests on ends."""
    AGREED = 2
    """It was agreed or decided, by oneself or with others, whether its day has come or not."""
    LATER = 3
    """Advice: nobody asks for it but the program."""


def urgency(ground: Ground, day: date, today: date, near: timedelta = timedelta(0)) -> Urgency:
    """Return how soon it must be done; what the law sets a day for is urgent from ``near`` before the day."""
    if ground is Ground.LAW:
        return Urgency.NOW if day - near <= today else Urgency.SOON
    return Urgency.AGREED if ground is Ground.AGREED else Urgency.LATER


def of_finding(severity: Severity, day: date, today: date) -> Urgency:
    """Return how soon something about the plan of the day must be mended: the unlawful first, then advice."""
    if not severity.unlawful:
        return Urgency.LATER
    return Urgency.NOW if day <= today + CLOSE else Urgency.SOON


def of_gap(day: date, today: date) -> Urgency:
    """Return how soon somebody must be found or told for the day."""
    return Urgency.NOW if day <= today + ALONE else Urgency.SOON


def pressing(how_soon: Urgency, day: date, today: date) -> bool:
    """Return whether it is to be marked: the law stands behind it, or what was agreed is not done in time."""
    return how_soon <= Urgency.SOON or (how_soon is Urgency.AGREED and day <= today)


def place(how_soon: Urgency, day: date) -> tuple[int, date]:
    """Return where something stands among all there is to do: by weight, and then the oldest day first."""
    return how_soon, day
