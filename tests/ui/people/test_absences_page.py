"""The page of absence: by keyboard, with its numbers open, and everything on it undone again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_terms import EXTENDED, TERMS, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.language import spaced
from bpa_desk.services import absence_terms, absences, employments, holidays, people, rota, sick_leave
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store
from bpa_desk.ui.absence.forms import StepForm, TermsForm, YearForm, open_step, open_terms, open_year
from bpa_desk.ui.absence.panel import AbsencePanel
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Inspector
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.pages.absences import AbsencesPage
from bpa_desk.ui.people.away import AbsenceForm
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)


@pytest.fixture
def kari(store: Store) -> Store:
    """An assistant on full terms, ill for a while and with a holiday booked."""
    people.save_assistant(store, Assistant("kari", "Ánne Márjá Eksempel-Nordmann"))
    people.save_assistant(store, Assistant("ola", "Ola Påhitt"))
    for key in ("kari", "ola"):
        employments.save_employment(store, Employment(f"e-{key}", key, date(2024, 1, 1)))
    away(store, "gradert", date(2026, 9, 28), date(2026, 12, 20), grade=50, presence=600)
    away(store, "egenmelding", date(2026, 3, 2), date(2026, 3, 3))
    away(store, "ferie", date(2026, 7, 6), date(2026, 7, 25), documented_on=date(2026, 4, 1))
    return store


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AbsencesPage:
    made = AbsencesPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def away(store: Store, kind: str, first: date, last: date, who: str = "kari", **fields: object) -> Absence:
    made = Absence(f"{kind}-{first}", who, 0, 0, kind, **fields)  # type: ignore[arg-type]
    return absences.save_days(store, made, AbsenceDays(first, last))


def panel_of(qtbot: QtBot, desk: Desk) -> AbsencePanel:
    panel = AbsencePanel(desk, "kari")
    qtbot.addWidget(panel)
    desk.session.changed.connect(lambda kinds: panel.refresh() if kinds & panel.watches else None)
    assert panel.refresh()
    panel.show()
    return panel


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    found = [
        each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget) and each.text() == text
    ]
    assert found, text
    found[0].click()


def dialog_of(widget: QWidget) -> DraftDialog:
    top = widget.window()
    return next(each for each in top.findChildren(DraftDialog) if each.isVisible())


def test_absence_is_registered_by_keyboard_alone(qtbot: QtBot, kari: Store, page: AbsencesPage) -> None:
    QAbstractItemModelTester(page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.first_focus() is page.table
    page.table.select("ola")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(page)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    (made,) = kari.all(Absence, "assistant = ?", ("ola",))
    assert (made.kind, made.reported_on, made.told_on) == ("egenmelding", TODAY, None)
    row = page.table.current_row()
    assert row is not None
    assert (row.id, row.now) == ("ola", "Syk, egenmelding")
    kari.undo()
    assert kari.all(Absence, "assistant = ?", ("ola",)) == []


def test_a_holiday_is_booked_and_stands_in_the_list(qtbot: QtBot, kari: Store, page: AbsencesPage) -> None:
    QAbstractItemModelTester(
        page.holidays.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.table.select("kari")
    page.holiday_action.trigger()
    dialog = dialog_of(page)
    dialog.form.set_values({"start": date(2026, 12, 28), "end": date(2027, 1, 2)})
    dialog.save()
    row = page.table.current_row()
    assert row is not None
    assert row.holiday is not None
    assert (row.holiday.taken, row.holiday.booked, row.holiday.left) == (18, 4, 3)
    assert [line.virkedager for line in page.holidays.table.rows_model.rows] == [18, 4]
    page.holidays.year.set_value(2027)
    assert [line.days.last for line in page.holidays.table.rows_model.rows] == [date(2027, 1, 2)]


def test_the_place_is_the_person_and_enter_in_the_list_goes_there(kari: Store, page: AbsencesPage) -> None:
    page.restore({"assistant": "ola"})
    assert page.place() == {"assistant": "ola"}
    page.holidays.table.opened.emit(page.holidays.table.rows_model.rows[0])
    assert page.place() == {"assistant": "kari"}
    page.restore({"assistant": "nobody"})
    assert page.place() == {"assistant": "kari"}


def test_without_assistants_the_page_leads_to_them(page: AbsencesPage, desk: Desk) -> None:
    gone: list[str] = []
    desk.go_asked.connect(lambda key, _place: gone.append(key))
    step = page.first_focus()
    assert isinstance(step, QPushButton)
    step.click()
    assert gone == ["assistants"]


def test_the_next_thing_of_a_sick_leave_stands_in_its_line(kari: Store, page: AbsencesPage) -> None:
    def line(who: str) -> str:
        model = page.table.rows_model
        return str(model.index(model.number_of(who), 2).data())

    assert line("kari") == "Oppfølgingsplan: man. 26. okt."
    for kind in (FollowUpKind.PLAN, FollowUpKind.ACTIVITY):
        sick_leave.save_step(kari, FollowUp(kind.value, "kari", kind, TODAY))
    # What lies after the last day known is not next; then the holiday that nobody has booked.
    assert line("kari") == ""
    assert line("ola") == "Ferie"


def test_the_panel_opens_every_number(qtbot: QtBot, kari: Store, desk: Desk) -> None:
    panel = panel_of(qtbot, desk)
    for each in panel.findChildren(Details):
        each.unfold(True)
    said = spaced("\n".join(texts(panel)))
    assert "Virkedager igjen: 7 av 25." in said
    assert "+25 Loven: fire uker og en dag (ferieloven § 5 (1))" in said
    assert "−18 tatt" in said
    assert "2.–3. mars 2026" in said
    assert "Arbeidsgiverperioden: 16 av 16 dager. Den slutter tir. 13. okt. 2026." in said
    assert "Dialogmøte 1: når det passer · arbeidsgiver · aml. § 4-6" in said
    assert "før tir. 28. sep. 2027 (aml. § 15-8)" in said


def test_a_deadline_is_written_as_done_from_the_panel(qtbot: QtBot, kari: Store, desk: Desk) -> None:
    panel = panel_of(qtbot, desk)
    assert any("(dagen er passert)" in each for each in texts(panel))
    press(panel, "Skriv hva som er gjort")
    dialog = dialog_of(panel)
    dialog.form.set_values({"by": "arbeidsgiver", "text": "Sendt", "present": "Åse og Kari"})
    dialog.save()
    (step,) = kari.all(FollowUp)
    assert (step.kind, step.day, step.by, step.present) == (
        FollowUpKind.PLAN,
        TODAY,
        "arbeidsgiver",
        "Åse og Kari",
    )
    told = next(each for each in texts(panel) if "Sendt" in each)
    assert told.endswith("Innkalt og møtt: Åse og Kari.")
    press(panel, "Endre")
    dialog_of(panel).form.set_values({"text": "Sendt på nytt", "needless": True})
    dialog_of(panel).save()
    assert any("ikke nødvendig" in each and "Sendt på nytt" in each for each in texts(panel))
    kari.undo()
    kari.undo()
    assert kari.all(FollowUp) == []


def test_told_and_paper_are_one_press_each(qtbot: QtBot, kari: Store, desk: Desk) -> None:
    panel = panel_of(qtbot, desk)
    press(panel, "Meldt til arbeidsgiveren")
    press(panel, "Papirene er kommet")
    graded = kari.get(Absence, "gradert-2026-09-28")
    assert (graded.told_on, graded.documented_on) == (TODAY, TODAY)
    assert any("Papirer mottatt" in each for each in texts(panel))


def test_the_panel_goes_with_the_assistant(qtbot: QtBot, desk: Desk, store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari"))
    panel = panel_of(qtbot, desk)
    said = "\n".join(texts(panel))
    assert "Skriv inn arbeidsforholdet, så kan ferien regnes ut." in said
    people.remove(store, "kari")
    assert not panel.refresh()


def test_forms_give_back_what_they_were_given(qtbot: QtBot) -> None:
    step = FollowUp("f", "kari", FollowUpKind.FIRST_MEETING, TODAY, "Åse", "Snakket", "Åse, Kari", True)
    year = AbsenceYear("y", "kari", 2026, -3, 6, 20, TODAY, TODAY, 15, "avtalt")
    own = AbsenceTerms(TERMS, 5, 20, 6, 5)
    forms = StepForm(step, lambda: TODAY), YearForm(year, lambda: TODAY), TermsForm(own)
    for form in forms:
        qtbot.addWidget(form)
        assert not form.is_changed()
    assert (forms[0].step(), forms[1].agreed(), forms[2].terms()) == (step, year, own)


def test_the_schemes_are_chosen_by_name(qtbot: QtBot, kari: Store, page: AbsencesPage, desk: Desk) -> None:
    dialog = open_terms(page, desk.session)
    dialog.form.set_values({"scheme": EXTENDED, "fifth_week": 5.0})
    assert not dialog.form.editor("days_at_once").isVisibleTo(dialog)
    dialog.save()
    assert absence_terms.terms(kari) == AbsenceTerms(TERMS, *EXTENDED, fifth_week=5)
    again = open_terms(page, desk.session)
    again.form.set_values({"scheme": "own", "days_at_once": 8.0, "days_in_year": 4.0})
    again.save()
    assert again.form.error_text("days_in_year")
    again.reject()


def test_the_year_refuses_what_cannot_be_beside_the_field(
    page: AbsencesPage, desk: Desk, store: Store
) -> None:
    people.save_assistant(store, Assistant("kari", "Kari"))
    dialog = open_year(page, desk.session, people.assistant(store, "kari"), 2026)
    dialog.form.set_values({"carry_on": date(2027, 1, 1)})
    dialog.save()
    assert dialog.form.error_text("carry_on")
    assert store.all(AbsenceYear) == []
    dialog.reject()


def test_the_form_of_an_absence_asks_what_belongs_to_its_kind(qtbot: QtBot, kari: Store) -> None:
    graded = kari.get(Absence, "gradert-2026-09-28")
    form = AbsenceForm(graded, absences.days_of(kari, graded), lambda: TODAY)
    qtbot.addWidget(form)
    form.show()
    assert form.absence() == graded
    assert form.editor("presence").isVisible()
    form.set_values({"kind": "ferie", "told_on": TODAY})
    assert not form.editor("told_on").isVisible()
    assert form.editor("reported_on").accessibleName() == "Assistenten fikk vite det den"
    kept = form.absence()
    assert (kept.grade, kept.presence, kept.told_on) == (None, None, None)
    form.set_values({"kind": "sykmelding"})
    assert form.editor("reported_on").accessibleName() == "Meldt den"


def test_shifts_in_a_holiday_are_shown_as_to_solve(kari: Store, page: AbsencesPage) -> None:
    away(kari, "ferie", date(2026, 12, 28), date(2026, 12, 30), "ola")
    day = kari.zone.at(date(2026, 12, 28), 480)
    rota.add(kari, "ola", day, day + 480)
    model = page.holidays.table.rows_model
    number = model.number_of("ola:2026-12-28")
    assert model.index(number, 4).data() == "1 vakt står fortsatt"
    assert holidays.holiday_list(kari, 2026).lines[-1].shifts == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_page_panel_and_dialogs_are_whole(
    qtbot: QtBot, kari: Store, page: AbsencesPage, desk: Desk, look: Look, percent: int
) -> None:
    look("contrast", percent)
    QApplication.processEvents()
    assert problems(page) == []
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(360 * percent // 100, 900)
    inspector.show()
    panel = AbsencePanel(desk, "kari")
    inspector.show_panel(panel)
    for each in panel.findChildren(Details):
        each.unfold(True)
    qtbot.waitUntil(lambda: problems(inspector) == [])
    person = people.assistant(kari, "kari")
    for dialog in (
        open_terms(page, desk.session),
        open_year(page, desk.session, person, 2026),
        open_step(page, desk.session, "kari", FollowUpKind.PLAN),
    ):
        QApplication.processEvents()
        assert problems(dialog) == []
        dialog.reject()
