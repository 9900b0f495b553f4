"""The register of agreements: what each paragraph means stands beside it, and the law's limits are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.language import unbroken
from bpa_desk.services import agreements, clock, ordning, people, rota
from bpa_desk.services.agreements import AgreementState
from bpa_desk.storage.store import Store
from bpa_desk.ui.agreements.effects import EffectsView
from bpa_desk.ui.agreements.form import AgreementForm, agreement_dialog
from bpa_desk.ui.agreements.panel import AgreementPanel
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain.sentences import SentenceTable
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.pages.agreements import AgreementsPage
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def held_clock(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    people.save_assistant(store, Assistant("ola", "Ola Påhitt"))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AgreementsPage:
    made = AgreementsPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def kept(key: str = "a", basis: str = "10-5-1", **change: object) -> Agreement:
    return Agreement(key, basis, date(2026, 1, 1), **change)  # type: ignore[arg-type]


def form_of(desk: Desk, agreement: Agreement) -> AgreementForm:
    everyone = [("kari", "Kari Eksempel"), ("ola", "Ola Påhitt")]
    return AgreementForm(agreement, desk.session.read(agreements.bases), everyone, lambda: TODAY)


def test_an_agreement_is_registered_from_the_empty_page(
    qtbot: QtBot, page: AgreementsPage, store: Store
) -> None:
    assert page.first_focus() is page.empty.step
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = next(each for each in page.findChildren(DraftDialog) if each.isVisible())
    dialog.form.set_values({"assistants": ("kari",), "day_hours": 9.5})
    dialog.save()
    made = agreements.agreements(store)[0]
    assert (made.basis, made.start, made.assistants, made.limits) == (
        "10-5-1",
        TODAY,
        ("kari",),
        {"day_hours": 9.5},
    )
    row = page.table.current_row()
    assert row is not None
    assert row.concerns == "Kari Eksempel"


def test_the_form_gives_back_what_it_was_given(qtbot: QtBot, desk: Desk) -> None:
    agreement = kept(
        end=date(2026, 12, 31),
        assistants=("ola",),
        limits={"week_hours": 45.0},
        parties="Ola og Trygg",
        signed_on=date(2025, 12, 1),
        document="perm 3",
        note="gjelder natt",
    )
    form = form_of(desk, agreement)
    qtbot.addWidget(form)
    assert form.agreement() == agreement
    assert not form.is_changed()


def test_another_paragraph_has_other_words_and_numbers(qtbot: QtBot, desk: Desk) -> None:
    form = form_of(desk, kept(limits={"day_hours": 9.0}))
    qtbot.addWidget(form)
    before = form.meaning.text()
    form.set_values({"basis": "10-8-3"})
    assert form.meaning.text() != before
    form.show()
    assert form.editor("daily_rest_hours").isVisibleTo(form)
    assert not form.editor("day_hours").isVisibleTo(form)
    assert form.agreement().limits == {}


def test_a_number_beyond_the_law_is_refused_beside_it(
    qtbot: QtBot, page: AgreementsPage, desk: Desk, store: Store
) -> None:
    dialog = agreement_dialog(page, desk.session, kept(), lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.set_values({"day_hours": 12.0})
    dialog.save()
    assert dialog.form.error_text("day_hours")
    assert agreements.agreements(store) == []
    dialog.reject()


def test_the_register_tells_what_holds_now(page: AgreementsPage, store: Store) -> None:
    QAbstractItemModelTester(page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    agreements.save_agreement(store, kept("a"))
    agreements.save_agreement(store, kept("b", end=date(2026, 6, 30)))
    agreements.save_agreement(store, Agreement("c", "10-6-5", date(2027, 1, 1)))
    states = {row.id: row.state for row in page.table.rows_model.rows}
    assert len(set(states.values())) == 3
    page.restore({"agreement": "b"})
    assert page.place() == {"agreement": "b"}
    page.table.deleted.emit(page.table.current_row())
    assert {each.id for each in agreements.agreements(store)} == {"a", "c"}


def test_at_home_as_a_private_person_another_regulation_is_named(page: AgreementsPage, store: Store) -> None:
    assert page.regime.isHidden()
    ordning.change(store, employer_model=EmployerModel.PRIVATPERSON)
    assert not page.regime.isHidden()


def test_the_panel_empties_when_the_agreement_is_gone(qtbot: QtBot, desk: Desk, store: Store) -> None:
    agreements.save_agreement(store, kept())
    panel = AgreementPanel(desk, "a", lambda _each: None)
    qtbot.addWidget(panel)
    assert panel.refresh()
    assert panel.title == unbroken("aml. § 10-5 (1)")
    agreements.remove_agreement(store, "a")
    assert not panel.refresh()


def sundays(store: Store, *days: date) -> None:
    for day in days:
        rota.add(store, "kari", store.zone.at(day, 480), store.zone.at(day, 900))


def answer(qtbot: QtBot, view: EffectsView) -> SentenceTable:
    view.ask_button.click()
    qtbot.waitUntil(lambda: view.findChild(SentenceTable) is not None)
    table = view.findChild(SentenceTable)
    assert isinstance(table, SentenceTable)
    return table


def test_what_would_come_if_it_ended_leads_to_the_shifts(qtbot: QtBot, desk: Desk, store: Store) -> None:
    agreements.save_agreement(store, kept(basis="10-8-4"))
    sundays(store, date(2026, 12, 6), date(2026, 12, 13))
    panel = AgreementPanel(desk, "a", lambda _each: None)
    qtbot.addWidget(panel)
    panel.refresh()
    view = panel.findChild(EffectsView)
    assert isinstance(view, EffectsView)
    table = answer(qtbot, view)
    QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "Kari Eksempel (1)" in view.state.text()
    gone: list[tuple[str, object]] = []
    desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert gone[0][0] == "week"
    assert set(gone[0][1]) == {"shift"}  # type: ignore[call-overload]
    assert agreements.agreements(store)[0].end is None


def test_the_form_says_what_it_would_cure_before_it_is_saved(
    qtbot: QtBot, page: AgreementsPage, desk: Desk, store: Store
) -> None:
    sundays(store, date(2026, 12, 6), date(2026, 12, 13))
    page.restore({"new": "10-8-4", "assistant": "kari"})
    dialog = next(each for each in page.findChildren(DraftDialog) if each.isVisible())
    assert dialog.form.values()["basis"] == "10-8-4"
    assert dialog.form.values()["assistants"] == ("kari",)
    view = dialog.findChild(EffectsView)
    assert isinstance(view, EffectsView)
    answer(qtbot, view)
    dialog.form.set_values({"start": date(2026, 12, 20)})
    view.ask_button.click()
    qtbot.waitUntil(lambda: not desk.jobs.running)
    assert view.findChild(SentenceTable) is None or view.answer.count() == 0
    assert agreements.agreements(store) == []
    dialog.reject()


def test_it_can_be_stopped_and_asked_again(qtbot: QtBot, desk: Desk, store: Store) -> None:
    agreements.save_agreement(store, kept(basis="10-8-4"))
    sundays(store, date(2026, 12, 6), date(2026, 12, 13))
    view = EffectsView(desk, lambda: agreements.agreements(store)[0], coming=False)
    qtbot.addWidget(view)
    view.ask()
    view.stop()
    qtbot.waitUntil(lambda: not desk.jobs.running)
    assert view.answer.count() == 0
    answer(qtbot, view)


def test_a_panel_that_goes_takes_its_question_with_it(qtbot: QtBot, desk: Desk, store: Store) -> None:
    agreements.save_agreement(store, kept(basis="10-8-4"))
    sundays(store, date(2026, 12, 6), date(2026, 12, 13))
    view = EffectsView(desk, lambda: agreements.agreements(store)[0], coming=False)
    view.ask()
    view.deleteLater()
    qtbot.waitUntil(lambda: not desk.jobs.running)


def test_a_paragraph_this_employer_cannot_use_is_not_opened(page: AgreementsPage, store: Store) -> None:
    ordning.change(store, tariff_bound=False)
    page.restore({"new": "10-8-3", "assistant": ""})
    assert not [each for each in page.findChildren(DraftDialog) if each.isVisible()]


def test_how_long_before_one_is_reminded_is_a_choice(page: AgreementsPage, store: Store) -> None:
    agreements.save_agreement(store, kept(end=date(2027, 1, 15)))
    states = [page.table.rows_model.rows[0].state]
    page.reminder.set_value(8)
    assert agreements.reminder(store).days == 56
    states.append(page.table.rows_model.rows[0].state)
    assert states == [AgreementState.IN_FORCE, AgreementState.EXPIRING]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("filled", [False, True])
def test_page_and_dialog_stand_the_audit(
    qtbot: QtBot, page: AgreementsPage, desk: Desk, store: Store, look: Look, percent: int, filled: bool
) -> None:
    if filled:
        agreements.save_agreement(store, kept(assistants=("kari", "ola")))
    look("light", percent)
    QApplication.processEvents()
    assert problems(page) == []
    for basis in ("10-5-1", "10-12-4", "10-11-9"):
        dialog = agreement_dialog(page, desk.session, kept(basis=basis), lambda: TODAY)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert problems(dialog) == []
        dialog.reject()
