"""On-call shifts that look like a standing need (aml. § 14-9; working-time.md MIDL-2).

Each shift of somebody on call is a temporary employment of its own and needs a ground. Months in a row, or
the same weekday again and again, are a sign that the need is not passing ([P]); the program asks, the
employer decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

SAME_WEEKDAY = 6
OF_ALL = 3


class OnCall(NamedTuple):
    """What stands out: months in a row with on-call shifts, and a weekday (0 is Monday) they keep to.

    ``since`` is the day of the shift that made it so.
    """

    months: int
    weekday: int | None
    since: date


def on_call(days: Iterable[date], least_months: int) -> OnCall | None:
    """Return what stands out in the days of somebody's on-call shifts, or None.

    A weekday stands out when it has at least six of the shifts and two thirds of them all.
    """
    worked = sorted(set(days))
    found = _standing(worked, least_months)
    if found is None:
        return None
    so_far = (worked[:count] for count in range(1, len(worked) + 1))
    since = next(each[-1] for each in so_far if _standing(each, least_months) is not None)
    return OnCall(*found, since)


def _standing(worked: list[date], least_months: int) -> tuple[int, int | None] | None:
    months = _months_in_a_row(worked)
    weekday, count = max(Counter(each.weekday() for each in worked).items(), key=_most, default=(0, 0))
    fixed = weekday if count >= SAME_WEEKDAY and OF_ALL * count >= 2 * len(worked) else None
    if months < least_months and fixed is None:
        return None
    return months, fixed


def _most(counted: tuple[int, int]) -> tuple[int, int]:
    return counted[1], -counted[0]


def _months_in_a_row(days: list[date]) -> int:
    longest = run = 0
    last = None
    for month in sorted({12 * each.year + each.month for each in days}):
        run = run + 1 if last is not None and month == last + 1 else 1
        longest, last = max(longest, run), month
    return longest
