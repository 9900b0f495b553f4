"""Nes is to go over to another leverandør in spring: told about, and the first points are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.time import zone
from bpa_desk.services import clock, transfers
from bpa_desk.services.store import Store

LANGUAGE = "nb"
TOLD, FIRST_DAY, LAST_NO = date(2026, 11, 16), date(2027, 3, 1), date(2027, 2, 1)
DONE = (0, 2)
"""The points (from 0) that are done."""


def change_leverandor(store: Store, name: str) -> None:
    """Write down the change of the one ordning that has one."""
    if name != "nes":
        return
    with clock.fixed(zone().at(TOLD, 14 * 60)):
        fresh = replace(
            transfers.proposed(store, LANGUAGE), new_employer="Ny Assistanse AS (oppdiktet)", day=FIRST_DAY,
            informed_on=TOLD, reserve_by=LAST_NO,
        )  # fmt: skip
        held = transfers.save_transfer(store, fresh)
        for at in DONE:
            transfers.tick(store, held.id, at)
