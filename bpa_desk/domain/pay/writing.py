"""Writing a tariff profile as the plain values of TOML or JSON, which reading turns back into the same."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bpa_desk.domain.pay.profile import (
    EVERY_DAY,
    BaseRate,
    ClockChange,
    Edition,
    Journey,
    Overtime,
    OvertimeWindow,
    Passive,
    Standby,
    Supplement,
    TariffProfile,
    Window,
)
from bpa_desk.domain.time import DAY

Table = dict[str, Any]
_AS_IT_IS = {
    "rounding_minutes": ("rounding", 0),
    "pay_period_start": ("pay_period_start", 1),
    "timesheet_due_day": ("timesheet_due_day", None),
    "self_certification": ("self_certification", ""),
    "notice_days": ("notice_days", None),
}


def written(profile: TariffProfile) -> Table:
    """Return the profile as text, whole numbers, lists and tables, as ``read_profile`` takes them."""
    note = profile.note if isinstance(profile.note, str) else dict(profile.note)
    return _without_nothing(
        {
            "name": profile.name,
            "source": profile.source,
            "note": note,
            "edition": [_edition(each) for each in profile.editions],
        }
    )


def figure(value: Fraction) -> int | str:
    """Return an exact number: a whole one, else its decimals as text, else the fraction as text."""
    if value.denominator == 1:
        return value.numerator
    for places in range(1, 7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**places)
            return f"{whole}.{rest:0{places}d}"
    return str(value)


def _edition(edition: Edition) -> Table:
    found: Table = {
        "valid_from": edition.valid_from.isoformat(),
        "full_time": {key: _hours(minutes) for key, minutes in edition.full_time},
        "year_hours": _figure(edition.year_hours),
        "base": [_base(each) for each in edition.base],
        "supplement": [_supplement(each) for each in edition.supplements],
        "overtime": None if edition.overtime is None else _overtime(edition.overtime),
        "passive": None if edition.passive is None else _passive(edition.passive),
        "standby": None if edition.standby is None else _standby(edition.standby),
        "journey": None if edition.journey is None else _journey(edition.journey),
        "holiday_pay_percent": _figure(edition.holiday_pay_percent),
        "clock_change": "" if edition.clock_change is ClockChange.ACTUAL else edition.clock_change.value,
        "ask": list(edition.ask),
        "proposed": list(edition.proposed),
    }
    for key, (name, usual) in _AS_IT_IS.items():
        value = getattr(edition, name)
        found[key] = None if value == usual else value
    # A table that stands there empty says something (overtime without percents), a list does not.
    standing = ("overtime", "passive", "standby", "journey")
    tables = {key: found[key] for key in standing if found[key] is not None}
    return {**_without_nothing(found), **tables}


def _base(rate: BaseRate) -> Table:
    found: Table = {"kr": figure(rate.kr)}
    if rate.years:
        found["years"] = rate.years
    if rate.percent:
        found["percent"] = figure(rate.percent)
    if rate.full_time is not None:
        found["full_time"] = _hours(rate.full_time)
    return found


def _supplement(supplement: Supplement) -> Table:
    found: Table = {
        "code": supplement.code,
        "window": [_window(each) for each in supplement.windows],
        "kr": _figure(supplement.kr),
        "percent": _figure(supplement.percent),
        "minimum": _figure(supplement.minimum),
        "stacks_with": list(supplement.stacks_with),
        "on_overtime": None if supplement.on_overtime else False,
    }
    return _without_nothing(found)


def _window(window: Window) -> Table:
    found: Table = {}
    if (window.start, window.end) != (0, DAY):
        found = {"from": _clock(window.start), "to": _clock(window.end)}
    if window.days != EVERY_DAY:
        found["days"] = list(window.days)
    return found


def _overtime(overtime: Overtime) -> Table:
    found: Table = {
        "day_hours": None if overtime.day is None else _hours(overtime.day),
        "window": [_overtime_window(each) for each in overtime.windows],
        "additional_percent": _figure(overtime.additional_percent or None),
    }
    return _without_nothing(found)


def _overtime_window(each: OvertimeWindow) -> Table:
    return {"percent": figure(each.percent), **_window(each.window)}


def _passive(passive: Passive) -> Table:
    found: Table = {
        "factor": figure(passive.factor),
        "call_minimum": passive.call_minimum or None,
        "call_step": passive.call_step or None,
        "active_share": _figure(passive.active_share),
        "in_addition": passive.in_addition or None,
        "supplements_on_converted": None if passive.supplements_on_converted else False,
    }
    return _without_nothing(found)


def _standby(standby: Standby) -> Table:
    found: Table = {
        "factor": figure(standby.factor),
        "call_minimum": standby.call_minimum or None,
        "call_step": standby.call_step or None,
    }
    return _without_nothing(found)


def _journey(journey: Journey) -> Table:
    found: Table = {
        "day_hours": None if journey.day_most is None else _hours(journey.day_most),
        "factor": _figure(journey.factor),
        "meals": _figure(journey.meals),
    }
    return _without_nothing(found)


def _figure(value: Fraction | None) -> int | str | None:
    return None if value is None else figure(value)


def _hours(minutes: int) -> int | str:
    return figure(Fraction(minutes, 60))


def _clock(minutes: int) -> str:
    at = minutes if minutes <= DAY else minutes - DAY
    return f"{at // 60:02d}:{at % 60:02d}"


def _without_nothing(table: Mapping[str, Any]) -> Table:
    return {key: each for key, each in table.items() if each is not None and each not in ("", [], {})}
