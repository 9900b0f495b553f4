"""The whole plan of an ordning as one Rota, for the rota file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.rota import Rota
from bpa_desk.domain.shift import Shift
from bpa_desk.services import clock, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def whole_rota(store: Store) -> Rota:
    """Return everything in the ordning, judged from the first shift's day to the last's."""
    days = [store.zone.day(each.start) for each in store.all(Shift)] or [clock.today(store)]
    return situation.rota(store, min(days), max(days), context_weeks=0)
