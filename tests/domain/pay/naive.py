"""A second count of paid minutes, one minute at a time, written from the rule book and sharing no arithmetic.

It knows the wall clock only through the standard library and asks the profile for nothing but its figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.pay.profile import ClockChange, Edition, Window
from bpa_desk.domain.pay.slices import PayTerms
from bpa_desk.domain.shift import Shift, ShiftStatus

OSLO = ZoneInfo("Europe/Oslo")
# Days the drawn rotas can meet, looked up in the table of the rule book.
RED = {
    date(2027, month, day) for month, day in ((3, 25), (3, 26), (3, 28), (3, 29), (5, 6), (5, 16), (5, 17))
}
# What each reason is called in payroll files (privacy-and-exports.md § I); a swapped shift is not listed.
LISTED = {
    "egenmelding": "SYK_EGEN", "sykmelding": "SYK_LEGE", "gradert": "SYK_LEGE", "child_ill": "BARN",
    "ferie": "FERIE", "leave_paid": "PERM_L", "leave_unpaid": "PERM_U", "parental": "ANNET", "care": "ANNET",
    "military": "ANNET", "laid_off": "ANNET", "training": "KURS",
    "meeting": "MOTE", "user_ill": "AVLYST", "user_cancelled": "AVLYST", "user_away": "AVLYST",
    "other": "ANNET",
}  # fmt: skip


class Stretch(NamedTuple):
    """Minutes of one shift that are alike: worked (``code`` empty) or fallen away under a code."""

    start: int
    end: int
    code: str
    shift: Shift


class Sums:
    """Paid minutes so far: by category, and what fills up a day and a week."""

    def __init__(self) -> None:
        self.by_code: dict[str, Fraction] = defaultdict(Fraction)
        self.days: dict[date, Fraction] = defaultdict(Fraction)
        self.weeks: dict[tuple[int, int], Fraction] = defaultdict(Fraction)


def count(shifts: Iterable[Shift], terms: PayTerms, absences: Sequence[Absence] = ()) -> dict[str, Fraction]:
    """Return paid minutes by category of one person's shifts, with absence laid over what was planned."""
    sums = Sums()
    stretches = [each for shift in shifts for each in _stretches(shift, absences)]
    for each in sorted(stretches, key=lambda each: (each.start, each.end, each.shift.id)):
        _one(each, terms, sums)
    return {code: minutes for code, minutes in sums.by_code.items() if minutes}


def _stretches(shift: Shift, absences: Sequence[Absence]) -> Iterator[Stretch]:
    start, end = shift.actual or (shift.start, shift.end)
    if shift.status is ShiftStatus.CANCELLED:
        yield Stretch(start, end, shift.code or "none", shift)
        return
    away = [] if shift.actual or shift.status is ShiftStatus.WORKED else list(absences)
    away = sorted((each for each in away if each.kind != "gradert"), key=lambda each: (each.start, each.id))
    begin = start
    before: tuple[str, str] | None = None
    for minute in range(start, end):
        held = next(((each.kind, each.id) for each in away if each.start <= minute < each.end), ("", ""))
        if before is not None and held != before:
            yield Stretch(begin, minute, before[0], shift)
            begin = minute
        before = held
    yield Stretch(begin, end, before[0] if before else "", shift)


@cache
def _wall(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(OSLO).replace(tzinfo=None, fold=0)


@cache
def _window_clock(minute: int) -> datetime:
    """Return the wall time; in an hour that comes again, the last minute before the clock goes on.

    Where nothing is said, a window that ends inside the repeated hour ends the first time the clock shows it.
    """
    twice = datetime.fromtimestamp(minute * 60, UTC).astimezone(OSLO).fold == 1
    return _wall(minute).replace(minute=59) if twice else _wall(minute)


def _weights(stretch: Stretch, edition: Edition) -> Iterator[tuple[int, datetime, int]]:
    """Yield each minute, the clock that windows go by, and how many minutes of pay time it is (C.4)."""
    seen: set[datetime] = set()
    for m in range(stretch.start, stretch.end):
        wall = _wall(m)
        weight = 1
        if edition.clock_change is ClockChange.CLOCK:
            weight = 0 if wall in seen else 1
            if _wall(m + 1) - wall == timedelta(minutes=61):
                weight += 60
        seen.add(wall)
        yield m, _window_clock(m), weight


def _one(stretch: Stretch, terms: PayTerms, sums: Sums) -> None:
    shift = stretch.shift
    began = _wall(stretch.start).date()
    edition = terms.profile.on(began)
    span = range(stretch.start, stretch.end)
    free = {m for each in shift.breaks if each.free for m in span if each.start <= m < each.end}
    if stretch.code:
        if not shift.standby:
            _fallen(stretch, edition, free, sums)
        return
    if shift.standby:
        _standby(stretch, edition, free, sums)
        return
    passive = {m for a, b in shift.passive for m in span if a <= m < b} - free
    called = {m for a, b in shift.calls for m in span if a <= m < b} & passive
    rule = edition.passive
    worked = [m for m in span if m not in free]
    active = [m for m in worked if m not in passive or m in called]
    whole = bool(
        rule and rule.active_share is not None and passive and worked
        and len(active) >= rule.active_share * len(worked)
    )
    scale = _scales(called, rule.call_minimum if rule else 0, rule.call_step if rule else 0)
    week = began.isocalendar()[:2]
    for m, wall, weight in _weights(stretch, edition):
        if m in free:
            continue
        if m in passive and not whole:
            paid, lasting = _passive(m in called, scale.get(m, Fraction(0)), weight, edition, sums.by_code)
            sums.days[began] += paid
            sums.weeks[week] += paid
            _supplements(wall, lasting, edition, sums.by_code)
            continue
        planned = shift.start <= m < shift.end
        code = _active(wall, terms, edition, sums.days[began], sums.weeks[week], planned)
        usual = {"training": "KURS", "meeting": "MOTE"}.get(shift.kind.value, "ORD")
        if shift.type in terms.journeys:
            usual = "REISE"
        sums.by_code[code or usual] += weight
        sums.days[began] += weight
        if not code.startswith("OT"):
            sums.weeks[week] += weight
        _supplements(wall, Fraction(weight), edition, sums.by_code, code.startswith("OT"))


def _fallen(stretch: Stretch, edition: Edition, free: set[int], sums: Sums) -> None:
    code = LISTED.get(stretch.code)
    if code is None:
        return
    resting = {m for a, b in stretch.shift.passive for m in range(a, b)} if edition.passive else set()
    plain = converted = 0
    for m, _clock, weight in _weights(stretch, edition):
        if m not in free:
            plain += weight * (m not in resting)
            converted += weight * (m in resting)
    factor = edition.passive.factor if edition.passive else Fraction(1)
    sums.by_code[code] += plain + converted * factor


def _standby(stretch: Stretch, edition: Edition, free: set[int], sums: Sums) -> None:
    rule = edition.standby
    called = {m for a, b in stretch.shift.calls for m in range(stretch.start, stretch.end) if a <= m < b}
    scale = _scales(called, rule.call_minimum if rule else 0, rule.call_step if rule else 0)
    for m, wall, weight in _weights(stretch, edition):
        if m in free:
            continue
        if m in called:
            sums.by_code["UTRYKN"] += weight * scale[m]
            _supplements(wall, weight * scale[m], edition, sums.by_code)
        else:
            sums.by_code["BEREDSKAP"] += weight * (rule.factor if rule else Fraction(1))


def _passive(
    called: bool, scale: Fraction, weight: int, edition: Edition, sums: dict[str, Fraction]
) -> tuple[Fraction, Fraction]:
    """Add one passive minute; return what it is paid and how long its supplements last."""
    rule = edition.passive
    paid = weight * (rule.factor if rule else Fraction(1))
    if called and not (rule and rule.in_addition):
        paid = weight * scale
        sums["UTRYKN"] += paid
    else:
        sums["PASSIV"] += paid
        if called:
            sums["UTRYKN"] += weight * scale
            paid += weight * scale
    return paid, paid if rule is None or rule.supplements_on_converted else Fraction(weight)


def _active(
    wall: datetime, terms: PayTerms, edition: Edition, today: Fraction, week: Fraction, planned: bool
) -> str:
    """Return what one active minute is, by what was paid before it; empty for its own kind of work."""
    if edition.overtime is None:
        return ""
    if terms.averaged:
        return "" if planned else _overtime(wall, edition)
    limit = dict(edition.full_time).get(terms.hours_class)
    over = edition.overtime.day is not None and today >= edition.overtime.day
    if over or (limit is not None and week >= limit):
        return _overtime(wall, edition)
    return "MERTID" if terms.position is not None and week >= terms.position else ""


def _overtime(wall: datetime, edition: Edition) -> str:
    rules = edition.overtime.windows if edition.overtime else ()
    fitting = [each.percent for each in rules if _inside(wall, each.window)]
    return f"OT{int(max(fitting))}" if fitting else "OT"


def _scales(called: set[int], least: int, step: int) -> dict[int, Fraction]:
    scales: dict[int, Fraction] = {}
    for m in sorted(called):
        if m - 1 in called:
            continue
        end = m
        while end in called:
            end += 1
        paid = end - m
        while step and paid % step:
            paid += 1
        for each in range(m, end):
            scales[each] = Fraction(max(paid, least), end - m)
    return scales


def _supplements(
    wall: datetime, lasting: Fraction, edition: Edition, sums: dict[str, Fraction], overtime: bool = False
) -> None:
    taken: list[str] = []
    for each in edition.supplements:
        if (overtime and not each.on_overtime) or not any(_inside(wall, window) for window in each.windows):
            continue
        rows = {other.code: other.stacks_with for other in edition.supplements}
        if all("*" in (*rows[one], *each.stacks_with) or one in each.stacks_with or each.code in rows[one]
               for one in taken):
            taken.append(each.code)
            sums[each.code] += lasting


def _inside(wall: datetime, window: Window) -> bool:
    minute = wall.hour * 60 + wall.minute
    for back in (0, 1):
        day = wall.date() - timedelta(days=back)
        if (day.isoweekday() in window.days or ("holiday" in window.days and day in RED)) and (
            window.start <= minute + 1440 * back < window.end
        ):
            return True
    return False
