"""What a shift that fell away means for pay: a setting, because the law and the sources leave it open."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bpa_desk.domain.pay.category import OF_ABSENCE
from bpa_desk.domain.text import N_


class Consequence(StrEnum):
    """Whether hours that fell away are paid (needs.md § 4)."""

    PAID = "paid"
    UNPAID = "unpaid"
    EMPLOYER = "employer"


WORDS: Mapping[Consequence, str] = {
    Consequence.PAID: N_("Paid"),
    Consequence.UNPAID: N_("Not paid"),
    Consequence.EMPLOYER: N_("The leverandør decides"),
}
CODES = tuple(OF_ABSENCE)
"""The codes of shifts that fell away for which a consequence can be chosen, in the order they are listed."""
# Only these two say it in their own name; whatever else falls away is for the leverandør to settle.
_BY_NAME = {"leave_paid": Consequence.PAID, "leave_unpaid": Consequence.UNPAID}


def of(code: str, chosen: Mapping[str, Consequence]) -> Consequence:
    """Return what falling away under the code means, as chosen or else as the code itself says."""
    return chosen.get(code) or _BY_NAME.get(code, Consequence.EMPLOYER)
