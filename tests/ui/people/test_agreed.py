"""What is agreed with one assistant, work elsewhere, deadlines and hours beyond the position in the panel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.extra_hours import ExtraHours
from bpa_desk.language import use
from bpa_desk.services import arrangements, elsewhere, employments, ordning, people, rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.people.advice import HoursBeyond, beyond_lines, notice_words
from bpa_desk.ui.people.agreed import AgreedForm, agreed_dialog
from bpa_desk.ui.people.elsewhere import elsewhere_dialog
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.terms import terms_dialog
from tests.ui.audit import problems

TODAY = date(2026, 11, 21)


def editor(form: Form, field: str) -> Any:
    """Return the field as what it is: each kind has its own way of being filled."""
    return form.editor(field)


@pytest.fixture
def kari(store: Store) -> Store:
    people.save_assistant(store, Assistant("kari", "Kari Nordmann"))
    employments.save_employment(
        store,
        Employment("e", "kari", date(2026, 11, 16), minutes_per_week=1065, hours_class=HoursClass.T38D),
    )
    return store


def said(panel: PersonPanel | HoursBeyond) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel)).replace("\u00a0", " ")


def test_the_panel_tells_of_everything(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    use("en")
    arrangements.save_arrangement(kari, Arrangement("g", "kari", ArrangementKind.NO_NIGHTS, TODAY))
    own = Arrangement("h", "kari", ArrangementKind.OWN_DAYS, TODAY, days=("2026-12-01",))
    arrangements.save_arrangement(kari, own)
    elsewhere.save_times(kari, Elsewhere("w", "kari", 0, 0), TODAY, 15 * 60, 23 * 60)
    panel = PersonPanel(desk, "kari")
    qtbot.addWidget(panel)
    panel.refresh()
    text = said(panel)
    for sentence in (
        "50% of full time (35.5 h a week)",
        "The written contract must be signed by",
        "A health check for night workers must be offered by",
        "Exempted from night work (aml. § 10-2 (2))",
        "Own holy days off",
        "15–23",
    ):
        assert sentence in text, sentence
    assert problems(panel) == []
    use("nb")


def test_own_days_are_typed_as_dates_and_nonsense_stays_beside_the_field(
    qtbot: QtBot, desk: Desk, kari: Store
) -> None:
    fresh = Arrangement("g", "kari", ArrangementKind.OWN_DAYS, TODAY)
    dialog = agreed_dialog(None, desk.session, fresh)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert isinstance(form, AgreedForm)
    editor(form, "days").set_value(("i morgen kanskje",))
    dialog.save()
    assert dialog.isVisible()
    assert kari.all(Arrangement) == []
    editor(form, "days").set_value(("1.12.2026", "24.12.2026"))
    assert problems(dialog) == []
    dialog.save()
    assert kari.get(Arrangement, "g").days == ("2026-12-01", "2026-12-24")


def test_work_elsewhere_goes_through_its_form_whole(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    held = elsewhere.save_times(kari, Elsewhere("w", "kari", 0, 0, True, "natt"), TODAY, 22 * 60, 6 * 60)
    dialog = elsewhere_dialog(None, desk.session, held, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    editor(dialog.form, "note").set_value("natt til søndag")
    assert problems(dialog) == []
    dialog.save()
    found = kari.get(Elsewhere, "w")
    assert (found.start, found.end, found.other_employer) == (held.start, held.end, True)
    assert found.note == "natt til søndag"


def test_the_suggestion_is_taken_only_by_its_button(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    for week in range(-3, 3):
        start = kari.zone.at(date.fromordinal(TODAY.toordinal() + 1 + 7 * week), 10 * 60)
        rota.add(kari, "kari", start, start + 240)
    person = people.assistant(kari, "kari")
    terms = kari.get(Employment, "e")
    dialog = terms_dialog(None, desk.session, person, terms, lambda: TODAY)
    qtbot.addWidget(dialog)
    assert dialog.form.values()["hours_class"] is HoursClass.T38D
    use("nb")
    made = next(each for each in dialog.findChildren(Button) if each.text() == "Bruk forslaget")
    assert problems(dialog) == []
    made.click()
    assert dialog.form.values()["hours_class"] is HoursClass.T38C
    editor(dialog.form, "full_time").setText("37,5")
    dialog.save()
    assert kari.get(Employment, "e").full_time == 2250


def test_a_notice_of_today_is_told_with_its_end(kari: Store) -> None:
    use("en")
    person = people.assistant(kari, "kari")
    long = Employment("e", "kari", date(2010, 1, 1), minutes_per_week=600)
    told = notice_words(person, [long], TODAY)
    assert told.startswith("A notice given today would run out Sun 28 Feb 2027, in an agreed trial period ")
    older = replace(person, birth_date=date(1960, 1, 1))
    assert notice_words(older, [long], TODAY) == told + " Given by the employer: Mon 31 May 2027."
    assert notice_words(person, [replace(long, kind=EmploymentKind.TILKALLING)], TODAY) == ""
    assert notice_words(person, [], TODAY) == ""
    use("nb")


def test_34_both_averages_are_said() -> None:
    use("en")
    months = (*[312 * 6] * 10, 0, 0)
    found = ExtraHours(months, round(14.2 * 60), round(35.5 * 60))
    lines = [each.replace("\u00a0", " ") for each in beyond_lines(found, date(2026, 11, 21))]
    assert lines[0] == "10 of 12 months have extra hours, 312 h in all."
    assert "20.2 h a week, 56.9%" in lines[1]
    assert "20.84 h a week, 58.7%" in lines[2]
    assert "looks regular" in lines[3]
    assert len(lines) == 14
    assert beyond_lines(None, TODAY) == ["There is no fixed position to count from."]
    use("nb")


def test_hours_beyond_are_counted_when_unfolded(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    beyond = HoursBeyond(desk, "kari", date(2027, 1, 1))
    qtbot.addWidget(beyond)
    assert beyond.body.count() == 0
    beyond.toggle.setChecked(True)
    assert beyond.body.count() == 4  # three sentences, and the way to the paper
    assert ordning.current(kari).readings.extra_months == 8
