"""A second count of paid minutes, one minute at a time, written from the rule book and sharing no arithmetic.

It knows the wall clock only through the standard library and asks the profile for nothing but its figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bpa_desk.domain.pay.profile import ClockChange, Edition, Window
from bpa_desk.domain.pay.slices import PayTerms
from bpa_desk.domain.shift import Shift

OSLO = ZoneInfo("Europe/Oslo")
# Days the drawn rotas can meet, looked up in the table of the rule book.
RED = {
    date(2027, month, day) for month, day in ((3, 25), (3, 26), (3, 28), (3, 29), (5, 6), (5, 16), (5, 17))
}


def count(shifts: Iterable[Shift], terms: PayTerms) -> dict[str, Fraction]:
    """Return paid minutes by category of one person's shifts."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    day_sums: dict[date, Fraction] = defaultdict(Fraction)
    week_sums: dict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for shift in sorted(shifts, key=lambda each: (each.start, each.end, each.id)):
        _one(shift, terms, sums, day_sums, week_sums)
    return {code: minutes for code, minutes in sums.items() if minutes}


def _wall(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(OSLO).replace(tzinfo=None, fold=0)


def _one(
    shift: Shift,
    terms: PayTerms,
    sums: dict[str, Fraction],
    day_sums: dict[date, Fraction],
    week_sums: dict[tuple[int, int], Fraction],
) -> None:
    edition = terms.profile.on(_wall(shift.start).date())
    began = _wall(shift.start).date()
    week = began.isocalendar()[:2]
    span = range(shift.start, shift.end)
    free = {m for each in shift.breaks if each.free for m in span if each.start <= m < each.end}
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
    seen: set[datetime] = set()
    for m in span:
        wall = _wall(m)
        weight = 1
        if edition.clock_change is ClockChange.CLOCK:
            weight = 0 if wall in seen else 1
            if _wall(m + 1) - wall == timedelta(minutes=61):
                weight += 60
        seen.add(wall)
        if m in free:
            continue
        if m in passive and not whole:
            paid, lasting = _passive(m in called, scale.get(m, Fraction(0)), weight, edition, sums)
            day_sums[began] += paid
            week_sums[week] += paid
            _supplements(wall, lasting, edition, sums)
            continue
        code = _active(wall, terms, edition, day_sums[began], week_sums[week])
        sums[code] += weight
        day_sums[began] += weight
        if not code.startswith("OT"):
            week_sums[week] += weight
        _supplements(wall, Fraction(weight), edition, sums)


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


def _active(wall: datetime, terms: PayTerms, edition: Edition, today: Fraction, week: Fraction) -> str:
    """Return what one active minute is, by what was paid before it."""
    if edition.overtime is None:
        return "ORD"
    limit = dict(edition.full_time).get(terms.hours_class)
    over = edition.overtime.day is not None and today >= edition.overtime.day
    if over or (limit is not None and week >= limit):
        fitting = [each.percent for each in edition.overtime.windows if _inside(wall, each.window)]
        return f"OT{int(max(fitting))}" if fitting else "OT"
    return "MERTID" if terms.position is not None and week >= terms.position else "ORD"


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


def _supplements(wall: datetime, lasting: Fraction, edition: Edition, sums: dict[str, Fraction]) -> None:
    taken: list[str] = []
    for each in edition.supplements:
        if not any(_inside(wall, window) for window in each.windows):
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
