"""How columns give up room when a table is narrower than its words."""

from __future__ import annotations

from collections.abc import Mapping

_STEP = 4


def levelled(widths: Mapping[int, int], floors: Mapping[int, int], over: int) -> dict[int, int]:
    """Return the widths less ``over`` pixels, taken from the widest first and from none below its floor.

    A column without a floor keeps its width; less than ``over`` is taken where the floors forbid more.
    """
    given = dict(widths)
    while over > 0:
        wide = [each for each in given if each in floors and given[each] > floors[each]]
        if not wide:
            break
        widest = max(wide, key=lambda each: given[each])
        cut = min(_STEP, over, given[widest] - floors[widest])
        given[widest] -= cut
        over -= cut
    return given
