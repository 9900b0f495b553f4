"""How the law is read: each choice with its reason, changed in a dialog and logged; and the whole page."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.reading_choices import READINGS
from bpa_desk.language import current
from bpa_desk.services import ordning
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.law import LawPanel
from bpa_desk.ui.ordning.facts import counting_dialog
from bpa_desk.ui.ordning.readings import change_lines, reading_lines, readings_dialog
from bpa_desk.ui.ordning.sections import OrdningSections
from tests.ui.audit import problems


def editor(form: Form, field: str) -> Any:
    """Return the field as what it is: each kind has its own way of being filled."""
    return form.editor(field)


@pytest.fixture(autouse=True)
def nes(store: Store) -> None:
    ordning.establish(store, "Nes")


def test_each_reading_stands_with_its_reason_and_is_kept(qtbot: QtBot, desk: Desk, store: Store) -> None:
    dialog = readings_dialog(None, desk.session, ordning.current(store))
    qtbot.addWidget(dialog)
    dialog.show()
    told = " ".join(each.text() for each in dialog.findChildren(QLabel))
    for each in READINGS.values():
        assert current().text(each.reason) in told
    assert problems(dialog) == []
    editor(dialog.form, "sliding_cumulative").set_value(False)
    editor(dialog.form, "days_in_a_row").setText("99")
    dialog.save()
    assert dialog.isVisible()
    editor(dialog.form, "days_in_a_row").setText("5")
    editor(dialog.form, "why").set_value("avtalt med tillitsvalgt")
    dialog.save()
    held = ordning.current(store)
    assert (held.readings.sliding_cumulative, held.readings.days_in_a_row) == (False, 5)
    assert len(reading_lines(held)) == len(READINGS)
    lines = change_lines(ordning.measure_changes(store))
    assert len(lines) == 2
    assert all("avtalt med tillitsvalgt" in each for each in lines)


def test_the_start_of_day_and_week_are_logged_and_shown(qtbot: QtBot, desk: Desk, store: Store) -> None:
    sections = OrdningSections(desk)
    qtbot.addWidget(sections)
    sections.refresh()
    assert not sections.changes.isVisibleTo(sections)
    dialog = counting_dialog(None, desk.session, ordning.current(store))
    qtbot.addWidget(dialog)
    dialog.show()
    editor(dialog.form, "day_start").setText("06:00")
    editor(dialog.form, "week_start").set_value(7)
    dialog.save()
    sections.refresh()
    assert sections.changes.isVisibleTo(sections)
    told = "\n".join(change_lines(ordning.measure_changes(store)))
    assert "00:00" in told
    assert "06:00" in told
    assert current().weekday_names()[6] in told


def test_the_page_follows_what_is_set(qtbot: QtBot, desk: Desk, store: Store) -> None:
    panel = LawPanel(desk, "PLAN-2")
    qtbot.addWidget(panel)
    panel.refresh()
    assert problems(panel) == []
    before = panel.reader.toPlainText()
    held = ordning.current(store)
    ordning.change(store, readings=type(held.readings)(days_in_a_row=9))
    panel.refresh()
    assert panel.reader.toPlainText() != before
