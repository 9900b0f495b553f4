"""Tariff profiles: what a tariff agreement pays for, as dated tables (working-time.md B.2–B.6).

What a profile leaves out is unknown: the hours are then listed without money, and nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bpa_desk.domain.calendar import eves, holidays
from bpa_desk.domain.time import DAY, Period, Zone

HOLIDAY = "holiday"
EASTER_EVE = "easter_eve"
WEDNESDAY = "wednesday_before_maundy_thursday"
WHITSUN_EVE = "whitsun_eve"
CHRISTMAS_EVE = "christmas_eve"
NEW_YEARS_EVE = "new_years_eve"
DAY_SETS = (HOLIDAY, EASTER_EVE, WEDNESDAY, WHITSUN_EVE, CHRISTMAS_EVE, NEW_YEARS_EVE)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
EVERYTHING = "*"
TOPICS = (
    "base", "full_time", "KVELD", "NATT", "LORSON", "HELG", "overtime", "additional", "passive", "standby",
    "holiday_pay", "rounding", "pay_period", "timesheet_due", "self_certification", "clock_change", "notice",
)  # fmt: skip
"""What an agreement says something about, in the order a profile is read: names for gaps and questions."""

_EVES = {
    "Wednesday before Maundy Thursday": WEDNESDAY,
    "Easter Eve": EASTER_EVE,
    "Whitsun Eve": WHITSUN_EVE,
    "Christmas Eve": CHRISTMAS_EVE,
    "New Year’s Eve": NEW_YEARS_EVE,
}


class ClockChange(StrEnum):
    """Whether a night of clock change is paid by the hours worked or by the hours on the clock (C.4)."""

    ACTUAL = "actual"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Window:
    """Clock minutes on certain days; ``end`` passes 1440 over midnight, and the day is where it begins.

    ``days`` holds ISO weekdays and day sets; a day that is in any of them counts once.
    """

    start: int = 0
    end: int = DAY
    days: tuple[int | str, ...] = EVERY_DAY

    def on(self, day: date, zone: Zone) -> Period | None:
        """Return the window that begins on the day in instants, or None when the day is not one of its."""
        if not (day.isoweekday() in self.days or self._special(day)):
            return None
        return Period(zone.at(day, self.start), zone.at(day, self.end))

    def _special(self, day: date) -> bool:
        if HOLIDAY in self.days and day in holidays(day.year):
            return True
        return _EVES.get(eves(day.year).get(day, "")) in self.days


@dataclass(frozen=True, slots=True)
class BaseRate:
    """Kroner an hour from so many years of seniority; ``full_time`` is the week (minutes) it goes with."""

    kr: Fraction
    years: int = 0
    percent: Fraction = Fraction(0)
    full_time: int | None = None

    @property
    def rate(self) -> Fraction:
        """Kroner an hour with the seniority percent on top."""
        return self.kr * (1 + self.percent / 100)


@dataclass(frozen=True, slots=True)
class Supplement:
    """Something on top in its windows: kroner an hour, or percent of the base with a minimum in kroner.

    ``stacks_with`` are the codes it may stand beside; of two that may not, the one listed first is paid.
    """

    code: str
    windows: tuple[Window, ...]
    kr: Fraction | None = None
    percent: Fraction | None = None
    minimum: Fraction | None = None
    stacks_with: tuple[str, ...] = ()
    on_overtime: bool = True

    def stands_beside(self, other: Supplement) -> bool:
        """True when both are paid for the same time."""
        return (
            EVERYTHING in self.stacks_with
            or EVERYTHING in other.stacks_with
            or other.code in self.stacks_with
            or self.code in other.stacks_with
        )

    def rate(self, base: Fraction | None) -> Fraction | None:
        """Return kroner an hour, or None while it is unknown."""
        if self.kr is not None:
            return self.kr
        if self.percent is None or base is None:
            return None
        return max(base * self.percent / 100, self.minimum or Fraction(0))


@dataclass(frozen=True, slots=True)
class OvertimeWindow:
    """When overtime is paid with so many percent; the highest that fits is paid."""

    percent: Fraction
    window: Window


@dataclass(frozen=True, slots=True)
class Overtime:
    """From when work is overtime for pay: minutes a day here, minutes a week by ``Edition.full_time``.

    ``additional_percent`` is what extra hours beyond a part-time position give on top (OT-11).
    """

    day: int | None = None
    windows: tuple[OvertimeWindow, ...] = ()
    additional_percent: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Passive:
    """How passive time is paid (B.4): a factor, and calls by their least length and step in minutes.

    From ``active_share`` of the shift on, all of it is paid as active; None means never. ``in_addition``:
    the call is paid on top of the converted passive time. ``supplements_on_converted``: supplements are
    paid for the converted hours, not for the clock.
    """

    factor: Fraction
    call_minimum: int = 0
    call_step: int = 0
    active_share: Fraction | None = None
    in_addition: bool = False
    supplements_on_converted: bool = True


@dataclass(frozen=True, slots=True)
class Standby:
    """How standby is paid: hours for each hour, and call-outs by their least length and step in minutes."""

    factor: Fraction
    call_minimum: int = 0
    call_step: int = 0


@dataclass(frozen=True, slots=True)
class Journey:
    """How journeys are paid (B.5), where an agreement says so: no source we know does.

    At most ``day_most`` minutes a day are paid, passive time by ``factor`` in place of the usual one, and
    ``meals`` are kroner a day, told and never summed.
    """

    day_most: int | None = None
    factor: Fraction | None = None
    meals: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated table of a profile; ``full_time`` is minutes a week by hours class, the week of overtime.

    ``ask`` names topics somebody still has to ask the leverandør about, ``proposed`` those whose times are a
    proposal of this program because the source gives none (both of ``TOPICS``).
    """

    valid_from: date
    full_time: tuple[tuple[str, int], ...] = ()
    year_hours: Fraction | None = None
    base: tuple[BaseRate, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    overtime: Overtime | None = None
    passive: Passive | None = None
    standby: Standby | None = None
    holiday_pay_percent: Fraction | None = None
    rounding: int = 0
    pay_period_start: int = 1
    timesheet_due_day: int | None = None
    self_certification: str = ""
    clock_change: ClockChange = ClockChange.ACTUAL
    notice_days: int = 14
    ask: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    journey: Journey | None = None

    def week_of(self, hours_class: str) -> int | None:
        """Return the minutes of a full week in the hours class, or None while that is unknown."""
        return dict(self.full_time).get(hours_class)

    def base_rate(self, years: int, full_time: int | None) -> Fraction | None:
        """Return kroner an hour by full years of seniority and minutes of a full week, or None."""
        fitting = [
            each for each in self.base if each.years <= years and each.full_time in (None, full_time)
        ]
        return max(fitting, key=lambda each: each.years).rate if fitting else None

    def supplement(self, code: str) -> Supplement | None:
        """Return the supplement of the code, or None."""
        return next((each for each in self.supplements if each.code == code), None)

    def without_money(self) -> Edition:
        """Return the table with its windows and conversions but no rate."""
        bare = tuple(replace(each, kr=None, percent=None, minimum=None) for each in self.supplements)
        journey = None if self.journey is None else replace(self.journey, meals=None)
        return replace(self, base=(), supplements=bare, journey=journey)

    def on_journey(self) -> Edition:
        """Return the table as it holds on a journey: passive time by the journey's own factor."""
        if self.journey is None or self.journey.factor is None:
            return self
        factor = self.journey.factor
        usual = self.passive
        return replace(self, passive=Passive(factor) if usual is None else replace(usual, factor=factor))


@dataclass(frozen=True, slots=True)
class TariffProfile:
    """A tariff agreement's pay rules, the oldest edition first; ``source`` says where they are from.

    ``note`` is what else should be known, in one language or, as pairs of language code and text, in several.
    """

    name: str
    editions: tuple[Edition, ...]
    source: str = ""
    note: str | tuple[tuple[str, str], ...] = ""

    def note_in(self, language: str) -> str:
        """Return the note in the language, in English where it is not written in that one."""
        if isinstance(self.note, str):
            return self.note
        written = dict(self.note)
        return written.get(language) or written.get("en") or next(iter(written.values()), "")

    def on(self, day: date) -> Edition:
        """Return the edition in force on the day; before the first, its rules without its money."""
        found = [each for each in self.editions if each.valid_from <= day]
        return found[-1] if found else self.editions[0].without_money()
