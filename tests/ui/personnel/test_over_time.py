"""People over time by key: an interview, a notice, a plan for pregnancy, and texts of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.candidate import Candidate, CandidateState
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.services import meetings, ordning, own_templates, people, person_checklists, recruitment
from bpa_desk.storage.store import Store
from bpa_desk.ui.absence.panel import AbsencePanel
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.meetings.page import MeetingsPage
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.personnel.page import PapersPage
from bpa_desk.ui.privacy.page import PrivacyPage
from bpa_desk.ui.recruitment.page import RecruitmentPage
from tests.journeys.keyboard import CONTROL, SHIFT, fill, focus, press, save, tab_to, write
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Fjord AS")
    people.save_assistant(store, Assistant("kari", "Kari"))
    people.save_employment(store, Employment("e", "kari", date(2020, 1, 1), minutes_per_week=1200))
    store.barrier()
    with window_at(qtbot, store, DAY, "today") as made:
        yield made


def told(window: MainWindow, kind: type[PersonPanel] | type[AbsencePanel]) -> str:
    (panel,) = window.findChildren(kind)
    return " ".join(each.text() for each in panel.findChildren(QLabel))


def choose(act: QAction) -> None:
    """Do what stands in the menu, and wait until its dialog has the focus."""
    focus()
    act.trigger()
    QApplication.processEvents()
    tab_to("Fortsett")


def test_an_interview_is_asked_answered_and_written(
    window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    held = recruitment.save_vacancy(store, replace(recruitment.new_vacancy(store, "nb"), title="Kveld"))
    fresh = replace(recruitment.new_candidate(store, held.id), name="Máret")
    each = recruitment.save_candidate(store, fresh)
    window.go("recruitment", {"section": f"candidate:{each.id}"})
    page = window.page()
    assert isinstance(page, RecruitmentPage)
    qtbot.waitUntil(page.candidates.hasFocus)
    press(Qt.Key.Key_M, CONTROL)
    fill("Intervjudato", "23.11.2026")
    fill("1. Hvorfor", "Liker folk")
    save()
    (after,) = store.all(Candidate)
    assert (after.state, after.interview_on) == (CandidateState.INTERVIEW, date(2026, 11, 23))
    assert [one.note for one in after.answers if one.note] == ["Liker folk"]
    press(Qt.Key.Key_F2)
    fill("Prøvevakta begynner", "16")
    save()
    # The day is missing, and nothing is lost.
    assert store.all(Candidate) == [after]
    fill("Prøvevakt", "25.11.2026")
    fill("Hvor lenge den varer", "4")
    save()
    (after,) = store.all(Candidate)
    assert (after.trial_from, after.trial_minutes, after.trial_paid) == (960, 240, False)
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    fill("Mappe", str(tmp_path))
    save()
    assert window.desk is not None
    jobs = window.desk.jobs
    qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    (written,) = tmp_path.glob("*.pdf")
    assert written.name == "intervju-2026-11-23.pdf"


def test_a_notice_is_reckoned_while_one_types_and_stands_with_the_person(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("papers", {"assistant": "kari"})
    page = window.page()
    assert isinstance(page, PapersPage)
    qtbot.waitUntil(page.table.hasFocus)
    press(Qt.Key.Key_O, CONTROL | SHIFT)
    dialog = focus().window()
    shown = {each.text() for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog)}
    asked = {each.accessibleName() for each in dialog.findChildren(QCheckBox)}
    assert asked <= shown, "a box that only says yes has its question above it"
    fill("Gitt dato", "30.10.2026")
    press(Qt.Key.Key_Tab)
    save()
    (made,) = store.all(Notice)
    # More than five years: two months from the first of November.
    assert (made.given_by, made.given_on, made.last_day) == (
        NoticeBy.ASSISTANT, date(2026, 10, 30), date(2026, 12, 31),
    )  # fmt: skip
    assert [each.checklist.day for each in person_checklists.standings(store, "kari")] == [made.last_day]
    window.go("assistants", {"assistant": "kari"})
    said = told(window, PersonPanel)
    assert "Assistenten sa opp" in said
    assert "rettighetene er ikke fortalt ennå" in said
    press(Qt.Key.Key_Z, CONTROL)
    assert store.all(Notice) == []
    assert person_checklists.standings(store, "kari") == []


def test_the_persons_panel_leads_to_talks_rights_and_adaptation(window: MainWindow, store: Store) -> None:
    meetings.begin_talk(store, "kari", None, "nb")
    window.go("assistants", {"assistant": "kari"})
    (panel,) = window.findChildren(PersonPanel)
    steps = {each.text() for each in panel.findChildren(QPushButton)}
    wanted = {"Ny samtale", "Åpne den siste samtalen", "Skriv ut rettighetsarket", "Skriv ned en oppsigelse"}
    assert wanted <= steps
    assert "ikke signert av begge ennå" in told(window, PersonPanel)
    lead = "Oppfølging og ferie"
    next(each for each in panel.findChildren(QPushButton) if each.text() == lead).click()
    (absence,) = window.findChildren(AbsencePanel)
    begin = next(each for each in absence.findChildren(QPushButton) if each.text() == "Plan ved graviditet")
    begin.click()
    tab_to("Hva som er gjort, punkt 2")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    fill("Hva som er gjort, punkt 3", "Seil og to på jobb")
    save()
    (plan,) = store.all(PregnancyPlan)
    assert (plan.settled, plan.points[2].note, plan.points[2].done_on) == (
        1, "Seil og to på jobb", DAY.isoformat(),
    )  # fmt: skip
    assert "1 av 11 punkter avklart" in told(window, AbsencePanel)


def test_texts_are_changed_and_taken_back(window: MainWindow, store: Store) -> None:
    window.go("meetings")
    page = window.page()
    assert isinstance(page, MeetingsPage)
    choose(page.guide_action)
    save()
    fill("Navn", "Vår samtale")
    tab_to("Temaer")
    press(Qt.Key.Key_A, CONTROL)
    write("Trivsel")
    save()
    assert own_templates.guide(store, "talk", "nb").topics == ("Trivsel",)
    choose(page.guide_action)
    save()
    tab_to("Bruk den slik den fulgte med")
    press(Qt.Key.Key_Space)
    assert store.all(OwnTemplate) == []
    window.go("privacy")
    sheet = window.page()
    assert isinstance(sheet, PrivacyPage)
    choose(sheet.sheet_action)
    save()
    fill("Tittel", "Ditt ark")
    save()
    assert own_templates.sheet(store, "nb").title == "Ditt ark"
    assert own_templates.sheet(store, "nb").sections == own_templates.shipped_sheet("nb").sections
