"""A trepartsavtale beside its signatures: one body for two parts, evaluations held, and who gave notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.trepartsavtale import Member, Trepartsavtale, TrepartState
from bpa_desk.export.papers import Format, render
from bpa_desk.export.trepartsavtale import trepartsavtale as paper
from bpa_desk.services import clock, ordning, trepart_signing
from bpa_desk.services import trepartsavtale as agreements
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    ordning.change(store, municipality="Nes kommune", employer="Nes AS", leader="Lise Leder")
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def signed(store: Store, **terms: object) -> Trepartsavtale:
    held = agreements.new_from_template(store, "nb")
    agreements.describe(store, held.id, {"starts_on": DAY, "evaluate_on": date(2026, 8, 12), **terms})
    trepart_signing.send(store, held.id)
    days = dict.fromkeys((Party.KOMMUNE, Party.EMPLOYER, Party.LEADER), DAY)
    return trepart_signing.sign(store, held.id, days)



def test_a_kommune_that_is_the_employer_signs_once_for_both(store: Store) -> None:
    ordning.change(store, employer="", employer_model=EmployerModel.KOMMUNE)
    held = agreements.new_from_template(store, "nb")
    assert held.one_body
    assert [each.party for each in held.parties] == [Party.KOMMUNE, Party.EMPLOYER, Party.LEADER]
    agreements.save_members(
        store,
        held.id,
        (
            Member(Party.KOMMUNE, "Nes kommune", "Bo Bestiller"),
            Member(Party.EMPLOYER, "NES kommune", "Eli Enhetsleder", "Per Vara"),
            Member(Party.LEADER, "Lise Leder"),
        ),
    )
    trepart_signing.send(store, held.id)
    with pytest.raises(DomainError, match="not in the agreement"):
        trepart_signing.sign(store, held.id, {Party.EMPLOYER: DAY})
    after = trepart_signing.sign(store, held.id, {Party.KOMMUNE: DAY, Party.LEADER: DAY})
    assert after.state is TrepartState.SIGNED
    assert after.member(Party.EMPLOYER).signed_on == DAY.isoformat()
    text = render([paper(agreements.facts(store, held.id))], Format.HTML).decode()
    assert text.count("Kommune, også som arbeidsgiver") == 1
    assert "Bo Bestiller, Eli Enhetsleder, Nes kommune" in text
    assert "signerer én gang" in text
    assert "Per Vara" in text


def test_evaluations_and_who_gave_notice_are_kept_beside_what_was_signed(store: Store) -> None:
    held = signed(store, starts_on=date(2026, 1, 1), evaluate_on=date(2026, 4, 1))
    trepart_signing.evaluated(store, held.id, date(2026, 4, 2), "Mer opplæring")
    trepart_signing.evaluated(store, held.id, date(2026, 3, 1), "Forprøve")
    trepart_signing.evaluated(store, held.id, date(2026, 4, 2), " Kurs i mai ")
    told = [(each.day, each.note) for each in trepart_signing.events(store, held.id)]
    assert told == [(date(2026, 3, 1), "Forprøve"), (date(2026, 4, 2), "Kurs i mai")]
    assert agreements.agreement(store, held.id).evaluated_on == date(2026, 4, 2)
    trepart_signing.give_notice(store, held.id, DAY, Party.KOMMUNE, "brev")
    trepart_signing.give_notice(store, held.id, DAY, Party.LEADER)
    (given,) = [each for each in trepart_signing.events(store, held.id) if each.party]
    assert (given.party, given.note) == (Party.LEADER, "")
    trepart_signing.give_notice(store, held.id, None)
    assert len(trepart_signing.events(store, held.id)) == 2
    store.undo()
    assert agreements.agreement(store, held.id).notice_given_on == DAY
    assert len(trepart_signing.events(store, held.id)) == 3
    document = paper(agreements.facts(store, held.id)).document
    assert document is not None
    assert document.data_sha256 == held.sha256
