"""A new assistant by keyboard alone: a vacancy, the papers, training, and the first shift alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.candidate import Candidate, CandidateState, Vacancy
from bpa_desk.domain.person_checklist import PersonChecklist
from bpa_desk.domain.person_paper import LETTERS, PaperKind, PersonPaper
from bpa_desk.domain.shift import Shift
from bpa_desk.services import employment_duties, papers, person_checklists
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.personnel.page import PapersPage
from bpa_desk.ui.recruitment.page import RecruitmentPage
from tests.journeys.keyboard import CONTROL, SHIFT, ask, fill, focus, go, press, save, tab_to, write

START = date(2026, 12, 7)


def test_from_candidate_to_first_solo_shift(window: MainWindow, team: Store) -> None:
    papers.new_from_template(team, "nb")
    find_and_employ(window, team)
    (checklist,) = team.all(PersonChecklist)
    person = next(each for each in team.all(Assistant) if each.name == "Marit Nilsen")
    settle_papers(window, team, checklist.id, person.id)
    tick_the_rest(window, team, checklist.id)
    plan_training_and_solo(window, team, person.id)
    go("today")
    press(Qt.Key.Key_Z, CONTROL)
    assert len([each for each in team.all(Shift) if each.assistant == person.id]) == 1


def find_and_employ(window: MainWindow, team: Store) -> None:
    ask("Rekruttering")
    assert isinstance(window.page(), RecruitmentPage)
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    fill("Stilling", "Assistent på kveld")
    tab_to("Lag annonse ut fra stillingsbeskrivelsen")
    press(Qt.Key.Key_Space)
    save()
    (vacancy,) = team.all(Vacancy)
    assert vacancy.advert.startswith("Assistent på kveld")
    assert "- Personlig stell" in vacancy.advert
    press(Qt.Key.Key_N, CONTROL)
    fill("Navn", "Marit Nilsen")
    fill("Telefon", "000 00 111")
    fill("Intervjudato", "23.11.2026")
    fill("Prøvevakt", "25.11.2026")
    save()
    press(Qt.Key.Key_M, CONTROL)
    fill("1. Hvorfor", "Liker rolige kvelder")
    save()
    press(Qt.Key.Key_E, CONTROL)
    fill("Første dag", "7.12.2026")
    fill("Timer i uka", "10")
    save()
    (found,) = team.all(Candidate)
    assert found.state is CandidateState.HIRED
    assert found.answers[0].note == "Liker rolige kvelder"
    assert team.all(Vacancy)[0].filled_on == date(2026, 11, 24)


def settle_papers(window: MainWindow, team: Store, checklist: str, person: str) -> None:
    page = window.page()
    assert isinstance(page, PapersPage)
    assert focus() is page.checklist.table
    # The certificate is the first point: the day and who looked, and nothing else to fill in.
    press(Qt.Key.Key_J)
    fill("Vist", "24.11.2026")
    fill("Kontrollert av", "Lise Leder")
    save()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_J)
    assert employment_rules(team, person) == ["AVT-1"]
    press(Qt.Key.Key_Return)
    fill("Signert", "24.11.2026")
    tab_to("Resten står i avtalen")
    press(Qt.Key.Key_Space)
    save()
    contract = next(each for each in team.all(PersonPaper) if each.kind is PaperKind.CONTRACT)
    assert (contract.start, contract.lacking, len(contract.points)) == (START, (), len(LETTERS))
    assert employment_rules(team, person) == []
    held = person_checklists.standing(team, checklist)
    assert held is not None
    assert [row.id for row in held.rows if row.settled] == [0, 1, 2]


def tick_the_rest(window: MainWindow, team: Store, checklist: str) -> None:
    press(Qt.Key.Key_Down)
    for at in range(3, 18):
        if at in (4, 16):
            press(Qt.Key.Key_J)
            fill("Kvittert" if at == 16 else "Signert", "24.11.2026")
            save()
            press(Qt.Key.Key_Down)
        else:
            press(Qt.Key.Key_I if at == 9 else Qt.Key.Key_J)
    held = person_checklists.standing(team, checklist)
    assert held is not None
    # The two talks are still to come, and have their days.
    assert [row.id for row in held.rows if not row.settled] == [18, 19]
    assert [row.due for row in held.rows[18:]] == [date(2027, 1, 4), date(2027, 6, 6)]


def plan_training_and_solo(window: MainWindow, team: Store, person: str) -> None:
    ask("uke 50")
    for day, times in (("7.12.2026", "8-16 o"), ("9.12.2026", "16-22")):
        press(Qt.Key.Key_N, CONTROL)
        write("Marit")
        fill("Dag", day)
        fill("Tider", times.split()[0])
        save()
    made = sorted(each.start for each in team.all(Shift) if each.assistant == person)
    assert [team.zone.day(each) for each in made] == [START, date(2026, 12, 9)]


def employment_rules(team: Store, person: str) -> list[str]:
    told = employment_duties.all_deadlines(team, person)
    return [each.rule for each in told if each.rule.startswith("AVT")]
