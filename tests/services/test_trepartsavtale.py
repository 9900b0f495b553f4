"""The trepartsavtale: made, talked through, sent, signed for good, compared, and told when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.responsibility import PARTIES, Party, Task, Way, lacks
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.text import DomainError, NotFoundError
from bpa_desk.domain.trepartsavtale import Member, Standing, Trepartsavtale, TrepartState
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.export.trepartsavtale import trepartsavtale as paper
from bpa_desk.services import (
    attachments,
    clock,
    due,
    ordning,
    trepart_differences,
    trepart_matrix,
    trepart_signing,
    trepart_template,
    vedtak,
)
from bpa_desk.services import trepartsavtale as agreements
from bpa_desk.services.paper_differences import DifferenceKind
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)
SIGNED = dict.fromkeys((Party.KOMMUNE, Party.EMPLOYER, Party.LEADER), DAY)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    ordning.change(store, municipality="Nes kommune", employer="Nes AS", leader="Lise Leder")
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def made(store: Store) -> Trepartsavtale:
    return agreements.new_from_template(store, "nb")


def signed(store: Store, **terms: object) -> Trepartsavtale:
    held = made(store)
    agreements.describe(store, held.id, {"starts_on": DAY, "evaluate_on": date(2026, 8, 12), **terms})
    trepart_signing.send(store, held.id)
    return trepart_signing.sign(store, held.id, SIGNED)


def row(held: Trepartsavtale, key: str) -> Task:
    return next(each for each in held.tasks if each.key == key)


def test_the_templates_are_alike_in_all_languages_and_say_what_is_law() -> None:
    shapes: list[tuple[list[str], list[object]]] = []
    for code in trepart_template.LANGUAGES:
        rows = trepart_template.tasks(code)
        clauses = trepart_template.clauses(code, Ordning("o", "Nes"))
        shapes.append(
            (
                [each.key for each in clauses],
                [(each.key, each.cells, each.holder, each.asked, bool(each.law)) for each in rows],
            )
        )
        assert all(each.heading and each.body.endswith(".") and "{" not in each.body for each in clauses)
        assert lacks(rows) == ()
        held = Trepartsavtale("a", "a", 1, "T", code, tasks=rows)
        for step in trepart_template.conversation(held, code):
            assert step.told.endswith(".")
            assert step.question.endswith("?") is step.task.asked
    assert shapes[0] == shapes[1] == shapes[2]
    assert (len(shapes[0][0]), len(shapes[0][1])) == (21, 24)


def test_what_the_law_puts_on_the_employer_is_never_asked() -> None:
    rows = {each.key: each for each in trepart_template.tasks("nb")}
    fixed = {key for key, each in rows.items() if not each.asked}
    assert {"employment", "police", "conflict", "sick_leave", "injury", "averaging", "privacy"} <= fixed
    for key in ("vedtak", "safe_service", "health_care"):
        assert (rows[key].holder, rows[key].asked) == (Party.KOMMUNE, False)


def test_a_draft_begins_with_the_names_and_the_vedtak_there_are(store: Store) -> None:
    granted = Vedtak("v", date(2026, 1, 1), 2400, date(2027, 12, 31), decided_on=date(2025, 12, 3))
    vedtak.save_vedtak(store, granted)
    ordning.change(store, co_leaders=("Mons Medleder",))
    held = made(store)
    assert [each.name for each in held.signers] == ["Nes kommune", "Nes AS", "Lise Leder", "Mons Medleder"]
    assert (held.vedtak_on, held.vedtak_minutes, held.vedtak_until) == (
        date(2025, 12, 3), 2400, date(2027, 12, 31)
    )  # fmt: skip
    assert (held.starts_on, held.evaluate_on) == (date(2026, 6, 1), date(2026, 9, 1))
    assert "Nes kommune" in held.clauses[0].body
    with pytest.raises(DomainError, match="Choose bokmål"):
        agreements.new_from_template(store, "se")


def test_a_cell_is_typed_and_refused_in_a_sentence_and_undone(store: Store) -> None:
    held = made(store)
    after = trepart_matrix.set_cell(store, held.id, "plan", Party.EMPLOYER, "ua")
    assert row(after, "plan").cells == ("", "A/U", "U", "M", "M")
    with pytest.raises(DomainError, match="Write A, U, M or I"):
        trepart_matrix.set_cell(store, held.id, "plan", Party.EMPLOYER, "ja")
    assert agreements.agreement(store, held.id) == after
    store.undo()
    assert agreements.agreement(store, held.id) == held


def test_an_answer_fills_the_row_and_typing_over_it_forgets_it(store: Store) -> None:
    held = made(store)
    after = trepart_matrix.answer(store, held.id, "stand_in", Way.EMPLOYER)
    assert (row(after, "stand_in").cells, row(after, "stand_in").answer) == (
        ("", "A/U", "M", "U", "M"), "employer"
    )  # fmt: skip
    after = trepart_matrix.set_cell(store, held.id, "stand_in", Party.ASSISTANT, "i")
    assert row(after, "stand_in").answer == "employer"
    after = trepart_matrix.set_cell(store, held.id, "stand_in", Party.LEADER, "u")
    assert row(after, "stand_in").answer == ""
    with pytest.raises(DomainError, match="settled by law"):
        trepart_matrix.answer(store, held.id, "employment", Way.ALONE)


def test_rows_are_added_renamed_and_removed(store: Store) -> None:
    held = made(store)
    after = trepart_matrix.add_task(store, held.id, "  Nøkler ")
    key = after.tasks[-1].key
    assert (after.tasks[-1].name, after.tasks[-1].cells) == ("Nøkler", ("", "A", "U", "", ""))
    with pytest.raises(DomainError, match="already"):
        trepart_matrix.add_task(store, held.id, "NØKLER")
    trepart_matrix.rename_task(store, held.id, key, "Nøkler og alarm")
    after = trepart_matrix.remove_task(store, held.id, "plan")
    assert [each.name for each in after.tasks][-1] == "Nøkler og alarm"
    with pytest.raises(NotFoundError):
        trepart_matrix.remove_task(store, held.id, "plan")


def test_clauses_are_written_moved_added_and_removed(store: Store) -> None:
    held = made(store)
    agreements.save_clause(store, held.id, Section("purpose", "Formål", "Fritt liv."))
    after = agreements.save_clause(store, held.id, Section("", "Nytt", "Mer."))
    assert (after.clauses[2].body, after.clauses[-1].heading) == ("Fritt liv.", "Nytt")
    assert len(after.clauses) == 22
    after = agreements.move_clause(store, held.id, "purpose", -99)
    assert after.clauses[0].key == "purpose"
    after = agreements.remove_clause(store, held.id, "purpose")
    assert "purpose" not in [each.key for each in after.clauses]
    with pytest.raises(DomainError) as caught:
        agreements.save_clause(store, held.id, Section("basis", " ", "x"))
    assert caught.value.field == "heading"


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"title": " "}, "title"),
        ({"starts_on": DAY, "ends_on": date(2026, 5, 11)}, "ends_on"),
        ({"starts_on": DAY, "evaluate_on": DAY}, "evaluate_on"),
        ({"notice_months": 25}, "notice_months"),
        ({"vedtak_on": DAY, "vedtak_until": date(2025, 1, 1)}, "vedtak_until"),
    ],
)
def test_terms_that_cannot_be_are_refused_beside_their_field(
    store: Store, terms: dict[str, object], field: str
) -> None:
    held = made(store)
    with pytest.raises(DomainError) as caught:
        agreements.describe(store, held.id, terms)
    assert caught.value.field == field
    assert agreements.agreement(store, held.id) == held
    with pytest.raises(TypeError):
        agreements.describe(store, held.id, {"sha256": "x"})


def test_it_is_not_sent_before_names_a_day_and_one_answerable_are_there(store: Store) -> None:
    held = made(store)
    agreements.save_members(store, held.id, tuple(replace(each, name="") for each in held.members))
    agreements.describe(store, held.id, {"starts_on": None})
    trepart_matrix.set_cell(store, held.id, "plan", Party.KOMMUNE, "a")
    gaps = [str(each) for each in trepart_signing.missing(agreements.agreement(store, held.id))]
    assert gaps == [
        "Write who this party is: Municipality.",
        "Write who this party is: Employer.",
        "Write who this party is: Arbeidsleder.",
        "Write the first day of the agreement.",
        "Both Municipality and Employer answer for “Arbeidsplan og drøfting”. Keep A for one of them.",
    ]
    with pytest.raises(DomainError, match="Write who this party is"):
        trepart_signing.send(store, held.id)


def test_a_sent_version_waits_for_signatures_and_can_be_taken_back_until_the_first(store: Store) -> None:
    held = made(store)
    with pytest.raises(DomainError, match="Only a version that is sent"):
        trepart_signing.sign(store, held.id, {Party.LEADER: DAY})
    trepart_signing.send(store, held.id)
    with pytest.raises(DomainError, match="Take it back"):
        trepart_matrix.add_task(store, held.id, "Ny")
    assert trepart_signing.take_back(store, held.id).state is TrepartState.DRAFT
    trepart_signing.send(store, held.id)
    after = trepart_signing.sign(store, held.id, {Party.LEADER: DAY})
    assert [each.party for each in after.unsigned] == [Party.KOMMUNE, Party.EMPLOYER]
    for refused in (trepart_signing.take_back, agreements.remove):
        with pytest.raises(DomainError, match="signed"):
            refused(store, held.id)
    with pytest.raises(DomainError, match="not come"):
        trepart_signing.sign(store, held.id, {Party.LEADER: date(2026, 5, 13)})
    with pytest.raises(DomainError, match="not in the agreement"):
        trepart_signing.sign(store, held.id, {Party.ASSISTANT: DAY})
    trepart_signing.sign(store, held.id, {Party.LEADER: None})
    assert trepart_signing.take_back(store, held.id).sent_on is None


def test_a_signed_version_never_changes(store: Store) -> None:
    held = signed(store)
    before = paper(agreements.facts(store, held.id)).document
    assert before is not None
    assert before.data_sha256 == held.sha256 != ""
    assert store.undo() is None
    for refused in (
        lambda: agreements.describe(store, held.id, {"title": "Ny"}),
        lambda: agreements.save_members(store, held.id, ()),
        lambda: agreements.save_clause(store, held.id, Section("basis", "B", "b")),
        lambda: agreements.remove_clause(store, held.id, "basis"),
        lambda: agreements.move_clause(store, held.id, "basis", 1),
        lambda: trepart_matrix.set_cell(store, held.id, "plan", Party.LEADER, "i"),
        lambda: trepart_matrix.answer(store, held.id, "plan", Way.HELP),
        lambda: trepart_matrix.remove_task(store, held.id, "plan"),
        lambda: trepart_signing.send(store, held.id),
        lambda: trepart_signing.sign(store, held.id, {Party.LEADER: None}),
        lambda: trepart_signing.take_back(store, held.id),
        lambda: agreements.remove(store, held.id),
    ):
        with pytest.raises(DomainError):
            refused()
    ordning.change(store, employer="Helt Annet AS", leader="En Annen")
    trepart_signing.evaluated(store, held.id, DAY)
    trepart_signing.give_notice(store, held.id, DAY)
    draft = agreements.new_version(store, held.id)
    trepart_matrix.answer(store, draft.id, "plan", Way.EMPLOYER)
    assert paper(agreements.facts(store, held.id)).document == before


def test_versions_follow_each_other_and_the_differences_are_told_cell_by_cell(store: Store) -> None:
    first = signed(store)
    draft = agreements.new_version(store, first.id)
    assert agreements.new_version(store, first.id).id == draft.id
    assert [each.signed_on for each in draft.members] == [""] * 4
    assert draft.version == 2
    trepart_matrix.set_cell(store, draft.id, "plan", Party.EMPLOYER, "a/u")
    trepart_matrix.add_task(store, draft.id, "Nøkler")
    trepart_matrix.remove_task(store, draft.id, "holiday")
    agreements.save_clause(store, draft.id, Section("purpose", "Formål og brukerstyring", "Fritt liv."))
    agreements.save_members(store, draft.id, (Member(Party.KOMMUNE, "Nes kommune", "Bo"), *draft.members[1:]))
    after = agreements.describe(store, draft.id, {"notice_months": 6, "starts_on": first.starts_on,
                                                  "evaluate_on": first.evaluate_on})  # fmt: skip
    found = [
        (str(each.part), each.kind, [str(line) for line in each.removed], [str(line) for line in each.added])
        for each in trepart_differences.compare(first, after)
    ]
    assert found[0] == (
        "Basis and dates", DifferenceKind.CHANGED, ["Notice in months: 3"], ["Notice in months: 6"]
    )  # fmt: skip
    assert found[1] == (
        "Parties", DifferenceKind.CHANGED, ["Municipality: Nes kommune"], ["Municipality: Nes kommune, Bo"]
    )  # fmt: skip
    assert found[2][0] == "Formål og brukerstyring"
    assert found[3] == (
        "Arbeidsplan og drøfting", DifferenceKind.CHANGED, ["Employer: A"], ["Employer: A/U"]
    )  # fmt: skip
    assert found[4] == ("Nøkler", DifferenceKind.ADDED, [], ["Employer: A", "Arbeidsleder: U"])
    assert (found[5][0], found[5][1]) == ("Ferieliste", DifferenceKind.REMOVED)
    assert trepart_differences.compare(first, first) == []
    assert [each.version for each in agreements.versions(store, first.document)] == [2, 1]


def test_a_draft_is_removed_with_its_files_and_comes_back(store: Store) -> None:
    held = made(store)
    attachments.attach(store, agreements.KIND, held.id, "a.pdf", b"%PDF-1.7\n%%EOF", DAY)
    agreements.remove(store, held.id)
    assert agreements.found(store, held.id) is None
    assert attachments.counts(store, agreements.KIND) == {}
    store.undo()
    assert attachments.counts(store, agreements.KIND) == {held.id: 1}


@pytest.mark.parametrize(
    ("terms", "today", "standing"),
    [
        ({}, date(2026, 5, 12), Standing.IN_FORCE),
        ({}, date(2026, 5, 11), Standing.COMING),
        ({"ends_on": date(2026, 12, 31)}, date(2026, 12, 31), Standing.IN_FORCE),
        ({"ends_on": date(2026, 12, 31)}, date(2027, 1, 1), Standing.EXPIRED),
    ],
)
def test_how_it_stands_follows_from_the_day(
    store: Store, terms: dict[str, object], today: date, standing: Standing
) -> None:
    held = signed(store, **terms)
    assert held.standing(today) is standing
    assert held.standing(today, replaced_from=today) is Standing.REPLACED


def test_a_newer_signed_version_replaces_the_older_from_its_first_day(store: Store) -> None:
    first = signed(store, evaluate_on=date(2026, 5, 20))
    draft = agreements.new_version(store, first.id)
    assert agreements.standing(store, draft) is Standing.DRAFT
    trepart_signing.send(store, draft.id)
    assert agreements.standing(store, agreements.agreement(store, draft.id)) is Standing.SENT
    second = trepart_signing.sign(store, draft.id, SIGNED)
    assert second.starts_on == date(2026, 6, 1)
    assert agreements.standing(store, first) is Standing.IN_FORCE
    assert agreements.standing(store, second) is Standing.COMING
    # Until then the older one has its days.
    assert [day for day, _text, _binding in days_due(store)] == [date(2026, 5, 20), date(2026, 9, 1)]
    with clock.fixed(store.zone.at(date(2026, 6, 1), 600)):
        assert agreements.standing(store, first) is Standing.REPLACED
        assert agreements.standing(store, second) is Standing.IN_FORCE


def days_due(store: Store) -> list[tuple[date, str, bool]]:
    found = due.due(store, date(2020, 1, 1), date(2040, 1, 1))
    return [(each.day, str(each.text), each.binding) for each in found if each.page == "trepartsavtale"]


def test_evaluation_decision_and_end_fall_due(store: Store) -> None:
    held = signed(store, ends_on=date(2027, 12, 31))
    assert days_due(store) == [
        (date(2026, 8, 12), "The trepartsavtale is to be evaluated by the parties.", False),
        (date(2027, 9, 30), "Decide what comes after the trepartsavtale; it runs out soon.", False),
        (date(2027, 12, 31), "The trepartsavtale runs out.", True),
    ]
    trepart_signing.evaluated(store, held.id, DAY)
    assert days_due(store)[0][0] == date(2027, 5, 12)
    trepart_signing.give_notice(store, held.id, date(2026, 4, 30))
    assert days_due(store) == [
        (date(2026, 7, 30), "The notice is over, and the trepartsavtale ends.", True)
    ]
    trepart_signing.give_notice(store, held.id, None)
    draft = agreements.new_version(store, held.id)
    assert [day for day, _text, _binding in days_due(store)] == [date(2027, 5, 12), date(2027, 12, 31)]
    trepart_signing.send(store, draft.id)
    trepart_signing.sign(store, draft.id, SIGNED)
    # Only the newest signed version is of interest from now on.
    assert [day for day, _text, _binding in days_due(store)] == [
        date(2026, 9, 1), date(2027, 9, 30), date(2027, 12, 31)
    ]  # fmt: skip


def test_no_evaluation_after_the_only_one_and_none_before_it_is_signed(store: Store) -> None:
    draft = made(store)
    assert days_due(store) == []
    with pytest.raises(DomainError, match="not signed yet"):
        trepart_signing.evaluated(store, draft.id, DAY)
    held = signed(store, evaluate_months=0)
    trepart_signing.evaluated(store, held.id, DAY)
    assert days_due(store) == []


def test_every_party_has_a_cell_in_every_row() -> None:
    for code in trepart_template.LANGUAGES:
        assert {len(each.cells) for each in trepart_template.tasks(code)} == {len(PARTIES)}
