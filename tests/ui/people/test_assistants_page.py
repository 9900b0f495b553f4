"""The assistants' page: adding by keyboard, the record kept whole, terms and archive."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Contact, Employment, HoursClass, NextOfKin
from bpa_desk.language import whole
from bpa_desk.services import absences, people, tariffs
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.services.identity import new_id
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.kept import retype, typed
from bpa_desk.ui.pages.assistants import AssistantsPage
from bpa_desk.ui.people.away import absence_dialog, absence_words
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.record import RecordForm, record_dialog
from bpa_desk.ui.people.terms import TermsForm, terms_dialog
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)
FULL = Assistant(
    "kari",
    "Ánne Márjá Eksempel-Nordmann",
    3,
    "1042",
    date(1990, 2, 3),
    (
        Contact("phone", "900 00 000", "mobil"),
        Contact("email", "a@b.no"),
        Contact("address", "Veien 1, 9800 Vadsø"),
    ),
    (NextOfKin("Ola", "bror", "911 00 000"),),
    ("Medisin", "Forflytning"),
    ("Nordsamisk",),
    1560,
    True,
    True,
    True,
    "Har nøkkel.",
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AssistantsPage:
    made = AssistantsPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def dialog_of(page: AssistantsPage) -> DraftDialog:
    found = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    return found[-1]


def test_the_first_assistant_is_added_by_keyboard_alone(
    qtbot: QtBot, page: AssistantsPage, store: Store
) -> None:
    assert page.first_focus() is page.empty.step
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(page)
    qtbot.waitUntil(dialog.isActiveWindow)
    name = dialog.form.editor("name")
    qtbot.keyClicks(name, "Kari Nordmann")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert [each.name for each in people.assistants(store)] == ["Kari Nordmann"]
    row = page.table.current_row()
    assert row is not None
    assert row.person.name == "Kari Nordmann"
    assert page.first_focus() is page.table


def test_a_missing_name_is_said_beside_the_field(qtbot: QtBot, page: AssistantsPage, store: Store) -> None:
    page.add()
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.form.error_text("name")
    assert people.assistants(store) == []
    dialog.reject()


def test_the_form_gives_back_what_it_was_given(qtbot: QtBot, desk: Desk) -> None:
    form = RecordForm(FULL, ["Medisin"], lambda: TODAY)
    qtbot.addWidget(form)
    assert form.record() == FULL
    assert not form.is_changed()


def test_lines_are_added_and_taken_away(qtbot: QtBot, desk: Desk) -> None:
    form = RecordForm(replace(FULL, contacts=()), [], lambda: TODAY)
    qtbot.addWidget(form)
    form.show()
    contacts = form.editor("contacts")
    contacts.add("phone")  # type: ignore[attr-defined]
    qtbot.keyClicks(contacts._lines[0].editors[0], "22 00 00 00")  # type: ignore[attr-defined]
    assert form.is_changed()
    assert form.record().contacts == (Contact("phone", "22 00 00 00"),)
    contacts.remove(0)  # type: ignore[attr-defined]
    assert form.record().contacts == ()


def test_a_half_written_phone_number_and_a_picked_colour_are_kept(qtbot: QtBot, desk: Desk) -> None:
    forms = [RecordForm(FULL, [], lambda: TODAY) for _copy in range(2)]
    for form in forms:
        qtbot.addWidget(form)
    begun: Any = forms[0]
    begun.editor("contacts").add("phone")
    qtbot.keyClicks(begun.editor("contacts")._lines[-1].editors[0], "22 0")
    begun.editor("hue")._group.buttons()[4].click()
    kept = json.loads(json.dumps(typed(begun)))
    retype(forms[1], kept)
    assert forms[1].editor("contacts").value() == begun.editor("contacts").value()  # type: ignore[attr-defined]
    assert forms[1].values()["hue"] == 4
    assert typed(forms[1]) == typed(begun)
    assert forms[1].is_changed()


def test_terms_go_through_the_form_unchanged(qtbot: QtBot, desk: Desk) -> None:
    terms = Employment(
        "t", "kari", date(2026, 1, 1), date(2026, 6, 30), minutes_per_week=1230, ground="vikar"
    )
    form = TermsForm(terms, lambda: TODAY)
    qtbot.addWidget(form)
    assert form.terms() == terms


def test_overlapping_terms_are_refused_beside_the_day(qtbot: QtBot, desk: Desk, store: Store) -> None:
    people.save_assistant(store, FULL)
    people.save_employment(store, Employment("t", "kari", date(2026, 1, 1)))
    dialog = terms_dialog(None, desk.session, FULL, Employment("u", "kari", date(2026, 6, 1)), lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert dialog.form.error_text("start")
    assert len(people.employments(store, "kari")) == 1
    dialog.reject()


def test_archived_people_are_hidden_until_asked_for(page: AssistantsPage, store: Store) -> None:
    people.save_assistant(store, FULL)
    people.save_assistant(store, people.new_assistant(store, "Berit"))
    page.table.select("kari")
    page.archive_action.trigger()
    assert [row.person.name for row in page.table.rows_model.rows] == ["Berit"]
    page.archived.setChecked(True)
    assert len(page.table.rows_model.rows) == 2
    page.table.select("kari")
    page.archive_action.trigger()
    assert not people.assistant(store, "kari").archived


def test_the_list_filters_and_keeps_its_place(page: AssistantsPage, store: Store) -> None:
    QAbstractItemModelTester(page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for name in ("Åse", "Berit", "Čohkka"):
        people.save_assistant(store, people.new_assistant(store, name))
    people.save_assistant(store, FULL)
    page.listing.filter.setText("medisin")
    assert page.table.model().rowCount() == 1
    page.listing.filter.setText("")
    page.table.select("kari")
    people.save_assistant(store, people.new_assistant(store, "Aa"))
    row = page.table.current_row()
    assert row is not None
    assert row.id == "kari"
    assert page.place() == {"assistant": "kari"}
    page.restore({"assistant": "nobody"})
    page.restore({"assistant": people.assistants(store)[0].id})
    assert page.place() == {"assistant": people.assistants(store)[0].id}


def test_the_panel_follows_the_record_and_empties_when_it_is_gone(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    people.save_assistant(store, FULL)
    panel = PersonPanel(desk, "kari")
    qtbot.addWidget(panel)
    assert panel.refresh()
    assert panel.title == FULL.name
    people.save_employment(store, Employment(new_id(), "kari", date(2026, 1, 1), minutes_per_week=1560))
    assert panel.refresh()
    assert "26" in " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))
    people.remove_employment(store, people.employments(store, "kari")[0].id)
    people.remove(store, "kari")
    assert not panel.refresh()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("filled", [False, True])
def test_page_and_dialogs_stand_the_audit(
    qtbot: QtBot, page: AssistantsPage, desk: Desk, store: Store, look: Look, percent: int, filled: bool
) -> None:
    if filled:
        people.save_assistant(store, FULL)
        people.save_employment(store, Employment(new_id(), "kari", date(2026, 1, 1), minutes_per_week=1560))
    look("light", percent)
    QApplication.processEvents()
    assert problems(page) == []
    for dialog in (
        record_dialog(page, desk.session, FULL, lambda: TODAY),
        terms_dialog(page, desk.session, FULL, Employment("t", "kari", TODAY), lambda: TODAY),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert problems(dialog) == []
        dialog.reject()


def test_an_absence_is_registered_by_days(qtbot: QtBot, page: AssistantsPage, store: Store) -> None:
    people.save_assistant(store, FULL)
    page.table.select("kari")
    page.absence_action.trigger()
    dialog = dialog_of(page)
    dialog.form.set_values({"kind": "gradert", "start": date(2026, 11, 23), "end": date(2026, 11, 24)})
    dialog.save()
    assert dialog.form.error_text("grade")
    dialog.form.set_values({"grade": 50.0})
    dialog.save()
    kept = absences.absences(store, date(2026, 11, 1), date(2026, 11, 30))[0]
    assert (kept.kind, kept.grade, kept.end - kept.start) == ("gradert", 50, 2 * 1440)
    assert absences.days_of(store, kept) == AbsenceDays(date(2026, 11, 23), date(2026, 11, 24))


def test_an_absence_goes_through_its_form_unchanged(qtbot: QtBot, page: AssistantsPage, store: Store) -> None:
    people.save_assistant(store, FULL)
    days = AbsenceDays(date(2026, 11, 23), date(2026, 11, 23), 600, 900)
    kept = absences.save_days(store, Absence("f", "kari", 0, 0, "leave_paid", note="tannlege"), days)
    assert absences.days_of(store, kept) == days
    dialog = absence_dialog(page, page.desk.session, FULL, kept, days)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert problems(dialog) == []
    dialog.save()
    assert absences.absences(store, date(2026, 11, 1), date(2026, 11, 30)) == [kept]
    panel = PersonPanel(page.desk, "kari")
    qtbot.addWidget(panel)
    panel.refresh()
    said = absence_words(page.desk.session, kept)
    assert whole(said) in [label.text() for label in panel.findChildren(QLabel)]


def test_the_tariff_is_chosen_among_the_profiles_and_proposes_full_time(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    tariffs.copy(store, "Virke BPA", "Vår avtale")
    terms = Employment("t", "kari", date(2026, 1, 1), hours_class=HoursClass.T38C)
    form = TermsForm(terms, lambda: TODAY, None, tariffs.known(store))
    qtbot.addWidget(form)
    tariff, full = form.editor("tariff"), form.editor("full_time")
    tariff.set_value("Vår avtale")  # type: ignore[attr-defined]
    assert (form.terms().tariff, form.terms().full_time) == ("Vår avtale", 2130)
    form.editor("hours_class").set_value(HoursClass.DAG40)  # type: ignore[attr-defined]
    assert form.terms().full_time == 2250
    full.set_value(36 * 60)  # type: ignore[attr-defined]
    tariff.set_value("Plain hours")  # type: ignore[attr-defined]
    assert form.terms().full_time == 36 * 60
    assert form.tariff.unknown.isHidden()


def test_a_tariff_that_is_no_profile_is_kept_and_flagged(qtbot: QtBot, desk: Desk, store: Store) -> None:
    for written, hidden in (("Ukjent avtale", False), ("uloba 2023", True), ("", True)):
        terms = Employment("t", "kari", date(2026, 1, 1), tariff=written, full_time=2000)
        form = TermsForm(terms, lambda: TODAY, None, tariffs.known(store))
        qtbot.addWidget(form)
        assert form.terms() == terms
        assert form.tariff.unknown.isHidden() is hidden
