"""Reading a tariff profile from the plain values of TOML or JSON: strictly, nothing guessed or skipped."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.pay.category import SUPPLEMENTS
from bpa_desk.domain.pay.place import Place
from bpa_desk.domain.pay.profile import (
    DAY_SETS,
    EVERY_DAY,
    EVERYTHING,
    TOPICS,
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
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY

SELF_CERTIFICATION = ("3x4", "8/24")
LANGUAGES = ("nb", "nn", "en")
_MOST_KR = 10_000
_MOST_PERCENT = 1000
_Read = TypeVar("_Read")


def read_profile(value: object) -> TariffProfile:
    """Return the profile; raise ProfileError with the place and what was expected.

    Decimal numbers must come as Decimal or text, never float: money is exact.
    """
    fields = Place(value).members(("name", "edition"), ("source", "note"))
    editions = tuple(_edition(each) for each in fields["edition"].items(1))
    for index, (one, other) in enumerate(pairwise(editions), start=1):
        if other.valid_from <= one.valid_from:
            Place(None, f"$.edition[{index}].valid_from").refuse(
                Message(N_("Expected a later date than in the table before."))
            )
    return TariffProfile(
        name=fields["name"].text(),
        editions=editions,
        source=fields["source"].text(empty=True) if "source" in fields else "",
        note=_note(fields["note"]) if "note" in fields else "",
    )


_OPTIONAL: dict[str, tuple[str, Callable[[Place], object]]] = {
    "full_time": ("full_time", lambda node: _full_time(node)),
    "year_hours": ("year_hours", lambda node: node.number(0, 3000)),
    "base": ("base", lambda node: tuple(_base(each) for each in node.items())),
    "supplement": ("supplements", lambda node: _supplements(node)),
    "overtime": ("overtime", lambda node: _overtime(node)),
    "passive": ("passive", lambda node: _passive(node)),
    "standby": ("standby", lambda node: _standby(node)),
    "journey": ("journey", lambda node: _journey(node)),
    "holiday_pay_percent": ("holiday_pay_percent", lambda node: node.number(0, 100)),
    "rounding_minutes": ("rounding", lambda node: node.whole(0, 60)),
    "pay_period_start": ("pay_period_start", lambda node: node.whole(1, 28)),
    "timesheet_due_day": ("timesheet_due_day", lambda node: node.whole(1, 31)),
    "self_certification": ("self_certification", lambda node: node.choice(SELF_CERTIFICATION)),
    "clock_change": ("clock_change", lambda node: ClockChange(node.choice([*ClockChange]))),
    "notice_days": ("notice_days", lambda node: node.whole(0, 365)),
    "ask": ("ask", lambda node: _topics(node)),
    "proposed": ("proposed", lambda node: _topics(node)),
}


def _note(node: Place) -> str | tuple[tuple[str, str], ...]:
    if isinstance(node.value, dict):
        return tuple((code, each.text()) for code, each in node.members((), LANGUAGES).items())
    return node.text(empty=True)


def _topics(node: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.choice(TOPICS) for each in node.items(0, 2 * len(TOPICS))))


def _edition(node: Place) -> Edition:
    fields = node.members(("valid_from",), tuple(_OPTIONAL))
    values = {name: read(fields[key]) for key, (name, read) in _OPTIONAL.items() if key in fields}
    return Edition(fields["valid_from"].day(), **values)  # type: ignore[arg-type]


def _full_time(node: Place) -> tuple[tuple[str, int], ...]:
    fields = node.members((), [each.value for each in HoursClass])
    return tuple((key, each.minutes(1, 168)) for key, each in fields.items())


def _base(node: Place) -> BaseRate:
    fields = node.members(("kr",), ("years", "percent", "full_time"))
    return BaseRate(
        kr=fields["kr"].number(0, _MOST_KR),
        years=_optional(fields, "years", lambda each: each.whole(0, 60)) or 0,
        percent=_optional(fields, "percent", lambda each: each.number(0, _MOST_PERCENT)) or Fraction(0),
        full_time=_optional(fields, "full_time", lambda each: each.minutes(1, 168)),
    )


def _supplements(node: Place) -> tuple[Supplement, ...]:
    found: list[Supplement] = []
    for each in node.items(0, len(SUPPLEMENTS)):
        supplement = _supplement(each)
        if any(other.code == supplement.code for other in found):
            Place(None, f"{each.place}.code").refuse(Message(N_("This supplement is written twice.")))
        found.append(supplement)
    return tuple(found)


def _supplement(node: Place) -> Supplement:
    fields = node.members(("code", "window"), ("kr", "percent", "minimum", "stacks_with", "on_overtime"))
    if "kr" in fields and "percent" in fields:
        fields["percent"].refuse(Message(N_("Expected either kroner or percent, not both.")))
    if "minimum" in fields and "percent" not in fields:
        fields["minimum"].refuse(Message(N_("A minimum goes only with percent.")))
    beside = fields["stacks_with"].items() if "stacks_with" in fields else []
    return Supplement(
        code=fields["code"].choice(SUPPLEMENTS),
        windows=tuple(_window(each) for each in fields["window"].items(1)),
        kr=_optional(fields, "kr", lambda each: each.number(0, _MOST_KR)),
        percent=_optional(fields, "percent", lambda each: each.number(0, _MOST_PERCENT)),
        minimum=_optional(fields, "minimum", lambda each: each.number(0, _MOST_KR)),
        stacks_with=tuple(each.choice((*SUPPLEMENTS, EVERYTHING)) for each in beside),
        on_overtime=fields["on_overtime"].flag() if "on_overtime" in fields else True,
    )


def _window(node: Place) -> Window:
    return _window_of(node.members((), ("from", "to", "days")))


def _window_of(fields: dict[str, Place]) -> Window:
    start = _optional(fields, "from", Place.time_of_day) or 0
    end = _optional(fields, "to", Place.time_of_day)
    end = DAY if end is None else end
    if start == DAY:
        fields["from"].refuse(Message(N_("Expected a time before 24:00.")))
    return Window(
        start=start,
        end=end if end > start else end + DAY,
        days=tuple(_day(each) for each in fields["days"].items(1, 20)) if "days" in fields else EVERY_DAY,
    )


def _day(node: Place) -> int | str:
    return node.choice(DAY_SETS) if isinstance(node.value, str) else node.whole(1, 7)


def _overtime(node: Place) -> Overtime:
    fields = node.members((), ("day_hours", "window", "additional_percent"))
    return Overtime(
        day=_optional(fields, "day_hours", lambda each: each.minutes(1, 24)),
        windows=_optional(fields, "window", _overtime_windows) or (),
        additional_percent=_optional(
            fields, "additional_percent", lambda each: each.number(0, _MOST_PERCENT)
        ) or Fraction(0),
    )


def _overtime_windows(node: Place) -> tuple[OvertimeWindow, ...]:
    return tuple(_overtime_window(each) for each in node.items())


def _overtime_window(node: Place) -> OvertimeWindow:
    fields = node.members(("percent",), ("from", "to", "days"))
    return OvertimeWindow(fields["percent"].number(0, _MOST_PERCENT), _window_of(fields))


def _passive(node: Place) -> Passive:
    fields = node.members(
        ("factor",),
        ("call_minimum", "call_step", "active_share", "in_addition", "supplements_on_converted"),
    )
    return Passive(
        factor=fields["factor"].number(0, 1),
        call_minimum=_optional(fields, "call_minimum", _call_minutes) or 0,
        call_step=_optional(fields, "call_step", _call_minutes) or 0,
        active_share=_optional(fields, "active_share", lambda each: each.number(0, 1)),
        in_addition=fields["in_addition"].flag() if "in_addition" in fields else False,
        supplements_on_converted=(
            fields["supplements_on_converted"].flag() if "supplements_on_converted" in fields else True
        ),
    )


def _standby(node: Place) -> Standby:
    fields = node.members(("factor",), ("call_minimum", "call_step"))
    return Standby(
        factor=fields["factor"].number(0, 1),
        call_minimum=_optional(fields, "call_minimum", _call_minutes) or 0,
        call_step=_optional(fields, "call_step", _call_minutes) or 0,
    )


def _journey(node: Place) -> Journey:
    fields = node.members((), ("day_hours", "factor", "meals"))
    return Journey(
        day_most=_optional(fields, "day_hours", lambda each: each.minutes(0, 24)),
        factor=_optional(fields, "factor", lambda each: each.number(0, 1)),
        meals=_optional(fields, "meals", lambda each: each.number(0, 10_000)),
    )


def _call_minutes(node: Place) -> int:
    return node.whole(0, DAY)


def _optional(fields: dict[str, Place], key: str, read: Callable[[Place], _Read]) -> _Read | None:
    return read(fields[key]) if key in fields else None
