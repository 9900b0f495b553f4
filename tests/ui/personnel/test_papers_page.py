"""Papers and checklists on screen: found from I dag, written, signed, ticked, led on to where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.services import (
    clock,
    ordning,
    people,
    person_checklists,
    person_papers,
    recruitment,
    template_texts,
)
from bpa_desk.services.template_texts import TextKind
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.hms.page import HmsPage
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.repeat import RepeatField
from bpa_desk.ui.personnel.page import PapersPage
from bpa_desk.ui.personnel.panel import PaperPanel
from bpa_desk.ui.recruitment.dialogs import candidate_dialog
from bpa_desk.ui.recruitment.page import RecruitmentPage
from bpa_desk.ui.session import Session
from tests.journeys.keyboard import CONTROL, SHIFT, fill, press, save

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    people.save_assistant(store, Assistant("kari", "Kari"))
    people.save_employment(store, Employment("e", "kari", DAY))
    store.barrier()
    with clock.fixed(store.zone.at(DAY, 600)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        yield made
        made.drop_desk()


def papers_page(window: MainWindow) -> PapersPage:
    window.go("papers")
    page = window.page()
    assert isinstance(page, PapersPage)
    return page


def panel_of(window: MainWindow) -> PaperPanel:
    (found,) = window.findChildren(PaperPanel)
    return found


def test_today_leads_to_the_missing_paper_and_enter_writes_it(window: MainWindow, store: Store) -> None:
    page = papers_page(window)
    key = f"missing:kari:police:{DAY.isoformat()}"
    page.restore({"section": key})
    row = page.table.current_row()
    assert row is not None
    assert (row.id, page.edit_action.text()) == (key, "Skriv det opp")
    press(Qt.Key.Key_Return)
    fill("Vist", "24.11.2026")
    save()
    # Who checked it is needed as well, and is asked for beside its field.
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    )
    assert dialog.form.error_text("by") == "Skriv hvem som kontrollerte den."  # type: ignore[attr-defined]
    fill("Kontrollert av", "Lise")
    save()
    (made,) = store.all(PersonPaper)
    assert (made.kind, made.signed_on, made.by) == (PaperKind.POLICE, DAY, "Lise")
    row = page.table.current_row()
    assert row is not None
    assert row.id == made.id
    # There is no place to put a copy of it.
    page.show_details()
    assert panel_of(window).findChildren(AttachmentsSection) == []


def test_a_text_is_worded_anew_with_the_keyboard_and_its_paragraph_is_asked_for(
    window: MainWindow, store: Store
) -> None:
    page = papers_page(window)
    page.texts_action.trigger()
    QApplication.processEvents()
    save()  # the rights sheet, in the language of the window
    fill("Tekst, del 1", "Vårt eget ark.")
    fill("Punkter, del 3", "Du har alt.")
    save()
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    )
    assert "14-5" in dialog.form.error_text("have_bullets")  # type: ignore[attr-defined]
    shipped = template_texts.shipped(TextKind.RIGHTS, "nb").sections
    dialog.form.set_values({"have_bullets": "\n".join(shipped[2].bullets)})  # type: ignore[attr-defined]
    save()
    (made,) = template_texts.own(store, TextKind.RIGHTS)
    assert made.sections[0].body == "Vårt eget ark."
    for each, was in zip(made.sections[1:], shipped[1:], strict=True):
        assert (each.heading, list(map(language.spaced, each.bullets))) == (
            was.heading, list(map(language.spaced, was.bullets))
        )  # fmt: skip
    press(Qt.Key.Key_Z, CONTROL)
    assert template_texts.own(store, TextKind.RIGHTS) == ()


def test_a_paper_is_sent_signed_and_has_its_copy_beside_it(window: MainWindow, store: Store) -> None:
    page = papers_page(window)
    made = PersonPaper("c", "kari", PaperKind.CAR, sent_on=DAY - timedelta(days=2))
    person_papers.save_paper(store, made)
    page.restore({"section": "c"})
    page.show_details()
    assert len(panel_of(window).findChildren(AttachmentsSection)) == 1
    press(Qt.Key.Key_D, CONTROL)
    found = person_papers.found(store, "c")
    assert found is not None
    assert found.signed_on == DAY
    assert not page.signed_action.isEnabled()
    press(Qt.Key.Key_Z, CONTROL)
    assert person_papers.found(store, "c") == made
    page.restore({"assistant": "kari"})
    row = page.table.current_row()
    assert row is not None
    assert row.person.id == "kari"


def test_a_checklist_is_begun_ticked_and_leads_on(window: MainWindow, store: Store) -> None:
    page = papers_page(window)
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    save()
    (held,) = person_checklists.standings(store)
    assert page.place() == {"section": f"list:{held.id}"}
    page.checklist.table.select(1)
    QTest.keyClicks(page.checklist.table, "j")
    QTest.keyClicks(page.checklist.table, "i")
    found = person_checklists.standing(store, held.id)
    assert found is not None
    assert [row.id for row in found.rows if row.settled] == [1, 2]
    press(Qt.Key.Key_F2)
    fill("Gjort", "23.11.2026")
    fill("Hvem", "Ola")
    save()
    found = person_checklists.standing(store, held.id)
    assert found is not None
    assert found.rows[3].point.by == "Ola"
    page.checklist.table.select(11)
    assert page.checklist.point.text().startswith("12. ")
    page.checklist.lead()
    hms = window.page()
    assert isinstance(hms, HmsPage)
    row = hms.standings.current_row()
    assert row is not None
    assert row.id == "fire"
    # Back, and out of the list by Esc; it is kept.
    page = papers_page(window)
    assert page.step_back()
    assert not page.step_back()
    page.restore({"section": f"list:{held.id}"})
    page.drop_action.trigger()
    assert person_checklists.standings(store) == []


def test_hms_leads_who_begins_to_the_personnel_files(window: MainWindow) -> None:
    window.go("hms")
    hms = window.page()
    assert isinstance(hms, HmsPage)
    assert hms.standings.select("new")
    hms.begin()
    assert isinstance(window.page(), PapersPage)


def test_candidates_that_are_due_are_deleted_by_one_button(window: MainWindow, store: Store) -> None:
    window.go("recruitment")
    page = window.page()
    assert isinstance(page, RecruitmentPage)
    assert page.first_focus() is page.empty.step
    with clock.fixed(store.zone.at(date(2026, 5, 1), 600)):
        made = recruitment.save_vacancy(store, Vacancy("v", "Natt", date(2026, 5, 1)))
        recruitment.save_candidate(store, Candidate("c", "v", "Ola", state=CandidateState.DECLINED))
        recruitment.fill(store, made.id)
    page.refresh()
    page.restore({"section": "delete:v"})
    assert page.forgotten.isVisible()
    page._delete_due()
    assert store.all(Candidate) == []
    assert not page.forgotten.isVisible()
    assert store.undo_label is None


def test_a_reference_is_added_kept_half_written_and_saved(window: MainWindow, store: Store) -> None:
    session = papers_page(window).desk.session
    recruitment.save_vacancy(store, Vacancy("v", "Natt", DAY))
    ola = recruitment.save_candidate(store, Candidate("c", "v", "Ola"))

    def lines(dialog: DraftDialog) -> list[list[QLineEdit]]:
        held = dialog.form.editor("referees")
        assert isinstance(held, RepeatField)
        return [each.editors for each in held._lines]

    dialog = candidate_dialog(window, session, ola, lambda _key: None)
    held = dialog.form.editor("referees")
    assert isinstance(held, RepeatField)
    held.add_buttons[0].click()
    lines(dialog)[0][0].setText("Åse")
    lines(dialog)[0][3].setText("1.5.")
    assert dialog.kept is not None
    dialog.kept.keep_now()
    again = candidate_dialog(window, session, ola, lambda _key: None)
    assert again.kept is not None
    again.kept.bring_back()
    assert [each.text() for each in lines(again)[0]] == ["Åse", "", "", "1.5.", ""]
    again.save_button.click()
    saved = store.get(Candidate, "c").referees
    assert saved == (Referee("Åse", asked_on="2026-05-01"),)


def test_the_register_is_written_and_the_lists_are_sound_models(window: MainWindow, store: Store) -> None:
    page = papers_page(window)
    testers = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.table, page.passages, page.checklist.table)
    ]
    begun = person_checklists.begin(store, "kari", Passage.LEAVING, DAY, "nb")
    page.desk.session.run(person_papers.save_paper, PersonPaper("k", "kari", PaperKind.KEYS, signed_on=DAY))
    page.open_list(begun.id)
    page.desk.session.run(person_checklists.remove, begun.id)
    assert page.lists.isVisible()
    page.desk.session.run(person_papers.remove_paper, "k")
    assert len(testers) == 3
    press(Qt.Key.Key_P, CONTROL)
    shown = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, ExportDialog) and each.isVisible()
    ]
    assert len(shown) == 1
    shown[0].done(0)


def test_an_assistant_leads_to_the_papers_and_begins_the_checklist(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("assistants")
    page = window.page()
    assert page is not None
    page.show_details()
    (panel,) = window.findChildren(PersonPanel)
    shown = {each.text(): each for each in panel.findChildren(QPushButton)}
    shown["Begynn på sjekklista"].click()
    QApplication.processEvents()
    save()
    (held,) = person_checklists.standings(store, "kari")
    assert window.page() is papers_page(window)
    assert papers_page(window).place() == {"section": f"list:{held.id}"}
    window.go("assistants")
    page.show_details()
    (panel,) = window.findChildren(PersonPanel)
    told = [each.text() for each in panel.findChildren(QLabel)]
    assert "Begynner: 0 av 20 gjort" in told
    shown = {each.text(): each for each in panel.findChildren(QPushButton)}
    assert "Begynn på sjekklista" not in shown
    shown["Åpne papirene"].click()
    row = papers_page(window).table.current_row()
    assert row is not None
    assert row.person.id == "kari"


def test_without_assistants_there_is_one_step(window: MainWindow, store: Store) -> None:
    page = papers_page(window)
    assert page.empty.isHidden()
    page.desk.session.run(people.remove_employment, "e")
    page.desk.session.run(people.remove, "kari")
    assert not page.empty.isHidden()
    assert page.first_focus() is page.empty.step
    assert page.empty.step is not None
    page.empty.step.click()
    assert window.page() is not page
