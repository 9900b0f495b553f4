"""Profiles in the file: shipped ones, copies that are changed, and which one an employment follows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.text import DomainError, NotFoundError
from bpa_desk.services import employments, people, tariffs
from bpa_desk.storage.store import Store


def test_shipped_profiles_are_the_sourced_ones() -> None:
    assert [each.name for each in tariffs.shipped()] == [
        "Plain hours", "Virke BPA", "NHO BPA", "Uloba 2023", "Stendi 2020", "KS HTA 2023",
    ]  # fmt: skip
    assert all(each.source for each in tariffs.shipped())
    plain = tariffs.plain().on(date(2026, 1, 1))
    assert plain.base == ()
    assert all(each.kr is None and each.percent is None for each in plain.supplements)


def test_rates_follow_the_day_and_unknown_ones_are_absent() -> None:
    virke = tariffs.named("virke bpa")
    in_2023, in_2025 = virke.on(date(2023, 6, 1)), virke.on(date(2025, 6, 1))
    evening = [each.supplement("KVELD") for each in (in_2023, in_2025)]
    assert [each.kr for each in evening if each] == [60, None]
    assert in_2025.base_rate(6, 2250) == Decimal("219.20")
    assert in_2023.base_rate(6, 2250) == Decimal("184.38")


def test_a_copy_is_changed_and_the_shipped_one_is_not(store: Store) -> None:
    tariffs.copy(store, "Uloba 2023", "Vår avtale")
    content = tariffs.table("Vår avtale", store)
    assert json.loads(json.dumps(content)) == content
    rows = content["edition"]
    assert isinstance(rows, list)
    rows[0]["rounding_minutes"] = 15
    tariffs.save(store, content)
    assert tariffs.named("vår avtale", store).editions[0].rounding == 15
    assert tariffs.named("Uloba 2023", store).editions[0].rounding == 0
    assert [each.name for each in tariffs.own(store)] == ["Vår avtale"]
    assert tariffs.named("Vår avtale", store).editions[0].base == tariffs.named("Uloba 2023").editions[0].base


def test_names_are_not_taken_twice(store: Store) -> None:
    with pytest.raises(DomainError):
        tariffs.copy(store, "Uloba 2023", "ks hta 2023")
    with pytest.raises(ProfileError) as refused:
        tariffs.save(store, tariffs.table("Virke BPA"))
    assert refused.value.field == "$.name"


def test_what_is_wrong_is_not_kept(store: Store) -> None:
    with pytest.raises(ProfileError):
        tariffs.save(store, {"name": "Vår", "edition": [{"valid_from": "i går"}]})
    assert tariffs.own(store) == ()


def test_an_employment_names_its_profile(store: Store) -> None:
    kari = people.save_assistant(store, Assistant("kari", "Kari"))
    tariffs.copy(store, "Virke BPA", "Vår avtale")
    terms = employments.save_employment(
        store, Employment("terms", kari.id, date(2026, 1, 1), tariff="vår avtale")
    )
    assert tariffs.in_force(store, terms).name == "Vår avtale"
    assert tariffs.in_force(store, None) == tariffs.plain()
    with pytest.raises(DomainError):
        tariffs.remove(store, "Vår avtale")
    employments.remove_employment(store, terms.id)
    tariffs.remove(store, "Vår avtale")
    assert tariffs.in_force(store, terms) == tariffs.plain()
    with pytest.raises(NotFoundError):
        tariffs.remove(store, "Vår avtale")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"\xff", ".toml"), (b"name = ", ".toml"), (b'{"name": "a", "name": "b"}', ".json"),
     (b"[" * 100_000, ".json"), (b'{"name": "a", "edition": [{"valid_from": NaN}]}', ".json"),
     (b" " * 1_000_001, ".toml")],
)  # fmt: skip
def test_hostile_files_are_refused(content: bytes, suffix: str) -> None:
    with pytest.raises(ProfileError):
        tariffs.from_file(content, suffix)


def test_saving_and_removing_are_undone_and_done_again(store: Store) -> None:
    tariffs.copy(store, "Uloba 2023", "Vår avtale")
    content = tariffs.table("Vår avtale", store)
    tariffs.save(store, {**content, "name": "Ny avtale"}, instead_of="Vår avtale")
    assert [each.name for each in tariffs.own(store)] == ["Ny avtale"]
    store.undo()
    assert [each.name for each in tariffs.own(store)] == ["Vår avtale"]
    tariffs.remove(store, "vår avtale")
    assert tariffs.own(store) == ()
    store.undo()
    assert tariffs.table("Vår avtale", store) == content


def test_a_new_name_is_followed_by_the_terms_in_one_step(store: Store) -> None:
    kari = people.save_assistant(store, Assistant("kari", "Kari"))
    tariffs.copy(store, "Uloba 2023", "Vår avtale")
    employments.save_employment(store, Employment("terms", kari.id, date(2026, 1, 1), tariff="vår avtale"))
    content = {**tariffs.table("Vår avtale", store), "name": "Ny avtale"}
    tariffs.save(store, content, instead_of="Vår avtale")
    assert store.get(Employment, "terms").tariff == "Ny avtale"
    assert tariffs.followers(store, "ny avtale") == ("Kari",)
    store.undo()
    assert store.get(Employment, "terms").tariff == "vår avtale"
    tariffs.copy(store, "Uloba 2023", "Opptatt")
    with pytest.raises(ProfileError) as refused:
        tariffs.save(store, {**content, "name": "OPPTATT"}, instead_of="Vår avtale")
    assert refused.value.field == "$.name"


def test_a_free_name_gets_a_number(store: Store) -> None:
    assert tariffs.free_name(store, " Vår avtale ") == "Vår avtale"
    assert tariffs.free_name(store, "Virke BPA") == "Virke BPA (2)"
    tariffs.copy(store, "Virke BPA", "virke bpa (2)")
    assert tariffs.free_name(store, "Virke BPA") == "Virke BPA (3)"
    assert [tariffs.is_shipped(each) for each in tariffs.known(store)] == [False] + 6 * [True]
