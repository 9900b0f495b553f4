"""Profiles and terms for tests, and a rota in text paid by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from bpa_desk.domain.pay.profile import ClockChange, Edition, TariffProfile
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.pay.slices import PayTerms, Slice, slices
from bpa_desk.domain.pay.sums import CategorySum, sums
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import zone
from bpa_desk.services import tariffs
from tests.domain.rota_text import rota

OSLO = zone()


def terms(
    profile: TariffProfile | str,
    hours_class: str = "T38c",
    position: int | None = None,
    averaged: bool = False,
    years: int | None = None,
    clock: bool = False,
) -> PayTerms:
    """Return terms that hold on every day."""
    chosen = tariffs.named(profile) if isinstance(profile, str) else profile
    if clock:
        editions = tuple(replace(each, clock_change=ClockChange.CLOCK) for each in chosen.editions)
        chosen = replace(chosen, editions=editions)
    return PayTerms(chosen, hours_class, position, averaged, years)


def cut(text: str, on: PayTerms) -> tuple[Slice, ...]:
    """Return the slices of the shifts in the text."""
    return slices(rota(text).shifts, lambda _day: on, OSLO)


def summed(text: str, on: PayTerms) -> dict[str, CategorySum]:
    """Return the sums of the shifts in the text by category."""
    return {each.category: each for each in sums(cut(text, on), lambda _day: on)}


def minutes(text: str, on: PayTerms) -> dict[str, Fraction | int]:
    """Return the paid minutes of the shifts in the text by category."""
    return {code: each.exact for code, each in summed(text, on).items()}


def profile(**edition: Any) -> TariffProfile:
    """Return a profile with one edition, read like any other."""
    return read_profile({"name": "Test", "edition": [{"valid_from": "2000-01-01", **edition}]})


def base_of(cutting: tuple[Slice, ...], shift: Shift) -> list[Slice]:
    """Return the base slices of one shift."""
    return [each for each in cutting if each.shift == shift.id and each.role.value == "base"]


def bare(on: date = date(2000, 1, 1)) -> Edition:
    """Return an edition with nothing in it."""
    return Edition(on)
