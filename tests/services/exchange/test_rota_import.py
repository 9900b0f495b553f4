"""A rota file brought into an ordning."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services.exchange.rota_file import read_rota
from bpa_desk.services.exchange.rota_import import apply_rota, preview_rota
from bpa_desk.services.vedtak import save_vedtak
from bpa_desk.storage.store import Store
from tests.services.exchange.rota_files import as_bytes, whole

KINDS = (Shift, Assistant, Employment, Vedtak, Need, Agreement, Absence)


def counts(store: Store) -> list[int]:
    return [len(store.all(kind)) for kind in KINDS]


def test_everything_comes_in_as_one_step_and_only_once(store: Store) -> None:
    rota = read_rota(as_bytes(whole()))
    before = counts(store)
    found = preview_rota(store, rota)
    assert counts(store) == before
    # Ola is known by his first name; Kari Čáhci is somebody else than Kari Nordlys.
    assert [person.name for person in found.assistants] == ["Kari Čáhci"]
    apply_rota(store, found)
    assert counts(store) == [3, 3, 1, 1, 1, 1, 2]
    (new,) = (person for person in store.all(Assistant) if person.name == "Kari Čáhci")
    (terms,) = store.all(Employment)
    assert (terms.assistant, terms.minutes_per_week) == (new.id, 2016)
    (agreement,) = store.all(Agreement)
    assert agreement.assistants == (new.id,)
    assert {shift.assistant for shift in store.all(Shift)} == {new.id, None, "ola"}
    again = preview_rota(store, rota)
    assert again.empty
    assert again.already == 3
    store.undo()
    assert counts(store) == before


def test_a_vedtak_that_meets_another_is_left_out_and_named(store: Store) -> None:
    rota = read_rota(as_bytes(whole()))
    (brought,) = rota.vedtak
    own = replace(brought, id="own", start=brought.start - timedelta(days=30), minutes=brought.minutes + 60)
    save_vedtak(store, own)
    found = preview_rota(store, rota)
    assert (found.vedtak, [each.start for each in found.barred]) == ((), [brought.start])
    apply_rota(store, found)
    assert store.all(Vedtak) == [own]


def test_a_kind_of_absence_we_do_not_know_stands_in_the_note(store: Store) -> None:
    content = whole()
    content["absences"][0]["kind"] = "kurs i Oslo"
    apply_rota(store, preview_rota(store, read_rota(as_bytes(content))))
    assert {(each.kind, each.note) for each in store.all(Absence)} == {
        ("other", "kurs i Oslo"),
        ("other", ""),
    }
