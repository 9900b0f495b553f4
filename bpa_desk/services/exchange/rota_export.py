"""The whole plan of an ordning as one Rota, for the rota file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence, Wish
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.shift import Shift
from bpa_desk.services import clock, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def whole_rota(store: Store) -> Rota:
    """Return everything in the ordning, judged from the first shift's day to the last's."""
    days = [store.zone.day(each.start) for each in store.all(Shift)] or [clock.today(store)]
    rota = situation.rota(store, min(days), max(days), context_weeks=0)
    # What is from before the first shift or after the last belongs to the whole too.
    return replace(
        rota,
        agreements=tuple(store.all(Agreement, order="start, id")),
        absences=tuple(store.all(Absence, order="start, id")),
        wishes=tuple(store.all(Wish, order="start, id")),
    )
