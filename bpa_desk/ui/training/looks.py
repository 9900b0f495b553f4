"""How a cell looks: an icon and a role of the palette for each state, never a colour alone."""

from __future__ import annotations

from typing import NamedTuple

from bpa_desk.domain.training_standing import Stand, Standing


class Look(NamedTuple):
    """An icon's name and the palette's role it is drawn in."""

    icon: str
    role: str


_LOOKS = {
    Stand.PLANNED: Look("kind-training", "accent"),
    Stand.OFFERED: Look("mail", "accent"),
    Stand.GIVEN: Look("check", "good"),
    Stand.CONFIRMED: Look("good", "good"),
    Stand.DECLINED: Look("close", "soft"),
    Stand.EXEMPT: Look("minus", "soft"),
    Stand.EXPIRED: Look("error", "error"),
    Stand.KNOWN: Look("check", "soft"),
    Stand.MISSING: Look("warning", "warning"),
}


def look_of(each: Standing) -> Look | None:
    """Return the look of a cell; None where there is nothing to say."""
    return _LOOKS.get(each.state)
