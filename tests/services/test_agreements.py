"""The register of agreements: what each paragraph allows, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.agreement import BASES, LIMITS, Agreement
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.text import DomainError, NotFoundError
from bpa_desk.services import agreements, attachments, ordning, people
from bpa_desk.services.identity import new_id
from bpa_desk.storage.store import Store


def agreed(basis: str = "10-5-1", **change: object) -> Agreement:
    return replace(Agreement(new_id(), basis, date(2026, 1, 1)), **change)  # type: ignore[arg-type]


def test_every_paragraph_says_what_it_is_and_who_signs(store: Store) -> None:
    for basis in BASES:
        facts = agreements.facts(basis)
        assert facts.law.startswith("aml. § 10-")
        assert all(str(words) for words in (facts.title, facts.meaning, facts.signers))
        assert {limit.key for limit in facts.limits} <= set(LIMITS)
        for limit in facts.limits:
            assert limit.default is None or limit.lowest <= limit.default <= limit.highest
    assert {str(agreements.limit_name(key)) for key in LIMITS}.__len__() == len(LIMITS)


def test_without_a_tariff_some_paragraphs_are_closed(store: Store) -> None:
    assert [each.basis for each in agreements.bases(store)] == list(BASES)
    ordning.change(store, tariff_bound=False)
    open_to_all = {each.basis for each in agreements.bases(store)}
    assert "10-5-1" in open_to_all
    assert "10-5-2" not in open_to_all
    with pytest.raises(DomainError) as refused:
        agreements.save_agreement(store, agreed("10-5-2"))
    assert refused.value.field == "basis"
    ordning.change(store, tariff_bound=True, employer_model=EmployerModel.PRIVATPERSON)
    assert "10-8-3" not in {each.basis for each in agreements.bases(store)}


def test_agreements_are_kept_in_the_order_of_the_law(store: Store) -> None:
    kari = people.save_assistant(store, people.new_assistant(store, "Kari")).id
    rest = agreements.save_agreement(store, agreed("10-8-3", end=date(2026, 6, 30)))
    late = agreements.save_agreement(store, agreed(start=date(2026, 3, 1), assistants=(kari, kari)))
    early = agreements.save_agreement(store, agreed(limits={"day_hours": 9.5}, parties="Kari og Trygg"))
    assert agreements.agreements(store) == [early, late, rest]
    assert late.assistants == (kari,)
    assert agreements.in_force(store, date(2026, 2, 1)) == [early, rest]
    assert agreements.in_force(store, date(2026, 7, 1)) == [early, late]
    agreements.remove_agreement(store, rest.id)
    assert agreements.agreements(store) == [early, late]
    store.undo()
    assert len(agreements.agreements(store)) == 3


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("basis", agreed("10-99")),
        ("end", agreed(end=date(2025, 12, 31))),
        ("signed_on", agreed(end=date(2026, 6, 30), signed_on=date(2026, 7, 1))),
        ("day_hours", agreed(limits={"day_hours": 10.5})),
        ("average_weeks", agreed(limits={"average_weeks": 53})),
        ("day_hours", agreed(limits={"day_hours": float("nan")})),
        ("daily_rest_hours", agreed(limits={"daily_rest_hours": 8})),
        ("daily_rest_hours", agreed("10-8-3", limits={"daily_rest_hours": 7.5})),
        ("overtime_year_hours", agreed("10-6-5", limits={"overtime_year_hours": 301})),
        ("day_hours", agreed("10-11-9", limits={"day_hours": 12})),
    ],
)
def test_what_the_law_does_not_allow_is_refused(store: Store, field: str, wrong: Agreement) -> None:
    with pytest.raises(DomainError) as refused:
        agreements.save_agreement(store, wrong)
    assert refused.value.field == field
    assert agreements.agreements(store) == []


def test_a_union_agreement_may_hold_any_number(store: Store) -> None:
    own = {"day_hours": 24, "total_week_hours": 98, "daily_rest_hours": 0}
    kept = agreements.save_agreement(store, agreed("10-12-4", limits=own))
    assert kept.limits == own


def test_an_agreement_for_nobody_known_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        agreements.save_agreement(store, agreed(assistants=("nobody",)))


def test_files_beside_an_agreement_go_and_come_back_with_it(store: Store) -> None:
    kept = agreements.save_agreement(store, agreed())
    attachments.attach(store, "agreement", kept.id, "signert.pdf", b"%PDF-1.7", date(2026, 11, 24))
    agreements.remove_agreement(store, kept.id)
    assert attachments.counts(store, "agreement") == {}
    store.undo()
    assert attachments.counts(store, "agreement") == {kept.id: 1}
