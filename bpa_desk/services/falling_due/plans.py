"""By when a plan that is made must be discussed (aml. § 10-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message
from bpa_desk.services import ordning, plans
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "plan"
AHEAD = timedelta(days=7)
"""How long before the deadline it is told of."""


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the deadlines in the span of plans not yet discussed."""
    notice = timedelta(days=ordning.current(store).plan_notice_days)
    for plan in plans.plans(store):
        deadline = plan.start - notice
        if plan.discussed_on is not None or not first <= deadline <= last:
            continue
        text = Message(
            N_("The plan from {start} must be discussed by {deadline} (aml. § 10-3)."),
            {"start": plan.start, "deadline": deadline},
        )
        yield Due(
            deadline, text, "week", plan.start.isoformat(), KIND, binding=True, law="aml. § 10-3",
            tell_from=deadline - AHEAD, tell_until=plan.start - timedelta(days=1),
        )  # fmt: skip
