"""Profiles as files: what is written is read back, and what a person writes by hand is understood."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given

from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.services import tariffs
from bpa_desk.services.tariff_files import SUFFIXES, from_file, to_file
from tests.domain.pay.test_writing import profiles


@given(profiles())
def test_any_profile_survives_both_kinds_of_file(profile: TariffProfile) -> None:
    for suffix in SUFFIXES:
        assert from_file(to_file(profile, suffix), suffix) == profile


def test_the_toml_file_reads_like_the_shipped_ones() -> None:
    text = to_file(tariffs.named("Uloba 2023")).decode()
    assert tomllib.loads(text)["edition"][0]["base"][1] == {"kr": "205.86", "years": 3, "percent": 4}
    assert '[[edition.supplement]]\ncode = "LORSON"\nwindow = [{ days = [6, 7] }]\nkr = 65' in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_profile_gives_the_same_bytes(suffix: str) -> None:
    profile = tariffs.named("Virke BPA")
    assert to_file(profile, suffix) == to_file(from_file(to_file(profile, suffix), suffix), suffix)
