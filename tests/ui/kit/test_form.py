"""Fields are born with name, help and error; typed values are read, and errors stand beside their field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.text import DomainError, Message, Minutes
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, DaysField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, NumberField, TextField, TimeField
from bpa_desk.ui.kit.folder import FolderField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.people.hues import HueField
from bpa_desk.ui.session import Outcome
from tests.ui.audit import problems

pytestmark = pytest.mark.usefixtures("look")


def _full() -> Form:
    form = Form()
    form.row("Navn", TextField(), field="name", need=True, help="Slik hun vil kalles")
    form.row("Fra", TimeField(450), field="start")
    form.row("Dato", DateField(today=lambda: date(2026, 11, 21)), field="day")
    form.row("Stilling", HoursField(2130, most=60 * 168), field="position")
    form.row("Antall", NumberField(2, least=1, most=9, whole=True), field="count")
    form.row("Type", ChoiceField([("fast", "Fast"), ("vikar", "Vikar")]), field="type")
    form.row("Nær familie", CheckField("Er i nær familie"), field="family")
    form.row("Dager", DaysField((1, 5)), field="days")
    form.row("Kan", TagsField(("Medisin",), known=("Medisin", "Løft")), field="skills")
    form.row("Notat", NotesField(), field="notes")
    form.settle()
    return form


def _name(widget: QWidget | None) -> str:
    assert widget is not None
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def _description(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Description)


def test_every_field_is_named_and_helped(qtbot: QtBot) -> None:
    form = _full()
    qtbot.addWidget(form)
    assert _name(form.editor("name")) == "Navn"
    assert _description(form.editor("name")) == "Slik hun vil kalles"
    assert _name(form.editor("family")) == "Nær familie"
    days = form.editor("days")
    assert isinstance(days, DaysField)
    assert _name(days.focusProxy()) == "mandag"


@pytest.mark.parametrize("percent", [100, 200])
def test_a_form_has_nothing_to_stumble_over(qtbot: QtBot, look: object, percent: int) -> None:
    look("light", percent)  # type: ignore[operator]
    form = _full()
    qtbot.addWidget(form)
    form.resize(560, 900)
    with qtbot.waitExposed(form):
        form.show()
    assert problems(form) == []


def test_a_folder_is_one_that_can_be_found_again(qtbot: QtBot, look: object, tmp_path: Path) -> None:
    field = FolderField(tmp_path / "ny")
    qtbot.addWidget(field)
    assert field.problem() is None
    for typed, said in (("Kari", "all the folders"), ("./a", "all the folders"), (" ", "Choose the folder")):
        field.line.setText(typed)
        problem = field.problem()
        assert problem is not None
        assert said in str(problem)
    field.line.setText("~/ny")
    assert field.problem() is None


def test_tab_goes_round_a_dialog_the_same_way_forwards_and_back(qtbot: QtBot, look: object) -> None:
    form = Form()
    for field in (TextField(), HueField(), TagsField(), DaysField(), FolderField(Path("x")), NotesField()):
        form.row(type(field).__name__, field, field=type(field).__name__)
    dialog = DraftDialog(None, "Prøve", form, lambda: Outcome())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    # The colours not chosen leave the order when one of them is come to, and it is put anew.
    form.editor("HueField").setFocus()
    form.add(words("Prøve"))
    QApplication.processEvents()

    def round_by(key: Qt.Key) -> list[QWidget]:
        met = [dialog.focusWidget()]
        for _step in range(40):
            QTest.keyClick(met[-1], key)
            if dialog.focusWidget() is met[0]:
                break
            met.append(dialog.focusWidget())
        return met

    forwards, back = round_by(Qt.Key.Key_Tab), round_by(Qt.Key.Key_Backtab)
    assert {dialog.save_button, dialog.cancel_button} < set(forwards)
    assert forwards[1:] == back[:0:-1]


def test_values_go_in_and_come_out(qtbot: QtBot) -> None:
    form = _full()
    qtbot.addWidget(form)
    values = {
        "name": "Åse",
        "start": 0,
        "day": date(2026, 11, 24),
        "position": Minutes(455),
        "count": 3.0,
        "type": "vikar",
        "family": True,
        "days": (6, 7),
        "skills": ("Løft", "Bil"),
        "notes": "Ring på",
    }
    form.set_values(dict(values))
    assert form.values() == values
    assert not form.is_changed()
    name = form.editor("name")
    assert isinstance(name, TextField)
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(name, "!")
    assert form.is_changed()


def test_what_cannot_be_read_stays_and_says_why(qtbot: QtBot) -> None:
    form = _full()
    qtbot.addWidget(form)
    start = form.editor("start")
    assert isinstance(start, TimeField)
    start.setText("25:70")
    assert form.is_changed()
    assert not form.check()
    assert "25:70" in form.error_text("start")
    assert form.error_text("start") in _description(start)
    assert start.text() == "25:70"
    start.setText("7.15")
    assert form.error_text("start") == ""
    assert form.check()
    assert start.value() == 435


def test_a_domain_error_lands_beside_its_field(qtbot: QtBot) -> None:
    form = _full()
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    assert form.show_error(DomainError(Message("Too long"), "notes"))
    assert form.error_text("notes") == "Too long"
    assert form.editor("notes").hasFocus()
    assert not form.show_error(DomainError(Message("Elsewhere"), "nothing"))


def test_fields_tidy_and_step(qtbot: QtBot) -> None:
    form = _full()
    qtbot.addWidget(form)
    start, day, position = form.editor("start"), form.editor("day"), form.editor("position")
    assert isinstance(start, TimeField)
    assert isinstance(day, DateField)
    assert isinstance(position, HoursField)
    start.setText("2215")
    start.tidy()
    assert start.text() == "22:15"
    QTest.keyClick(start, Qt.Key.Key_Up)
    assert start.text() == "22:30"
    day.setText("24.11")
    day.tidy()
    assert day.text() == "24.11.2026"
    QTest.keyClick(day, Qt.Key.Key_PageDown)
    assert day.value() == date(2026, 11, 17)
    assert position.text() == "35,5"
    position.set_value(Minutes(455))
    assert position.text() == "7:35"
    position.setText("200")
    assert position.problem() is not None


def test_tags_by_keyboard_alone(qtbot: QtBot) -> None:
    tags = TagsField(("Medisin",))
    qtbot.addWidget(tags)
    QTest.keyClicks(tags.line, "Løft,Bil")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert tags.value() == ("Medisin", "Løft", "Bil")
    QTest.keyClick(tags.line, Qt.Key.Key_Backspace)
    assert tags.value() == ("Medisin", "Løft")
    QTest.keyClicks(tags.line, "Svømme")
    assert tags.value() == ("Medisin", "Løft", "Svømme")


def test_a_choice_keeps_its_value_when_offered_anew(qtbot: QtBot) -> None:
    choice = ChoiceField([(1, "En"), (2, "To")], 2)
    qtbot.addWidget(choice)
    choice.offer([(3, "Tre"), (2, "To")])
    assert choice.value() == 2
    choice.offer([(3, "Tre")])
    assert choice.value() == 3


def test_an_example_in_an_empty_field_is_not_taken_for_its_value(qtbot: QtBot) -> None:
    for each, example in ((DateField(), "24.11.2026"), (TimeField(), "07:30")):
        qtbot.addWidget(each)
        assert each.placeholderText() == f"for eksempel {example}"
        assert each.value() is None
