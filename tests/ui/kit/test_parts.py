"""Headings, announcements, notices and dialogs."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from bpa_desk.domain.text import DomainError, Message
from bpa_desk.storage.errors import disk_full
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit import icons
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import IconButton, button
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, DaysField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.kept import Pause
from bpa_desk.ui.kit.notice import Details, EmptyState, Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.session import BEGUN, Outcome
from tests.ui.audit import problems, unnamed

pytestmark = pytest.mark.usefixtures("look")


def test_what_is_audited_still_goes_when_python_lets_go_of_it() -> None:
    held = QWidget()
    box = QVBoxLayout(held)
    for name in ("Navn", "Rolle"):
        box.addWidget(button(name, lambda: None))
    held.show()
    QApplication.processEvents()
    assert problems(held) == []
    assert ownedByPython(held)


def test_headings_have_a_role_and_a_level(qtbot: QtBot) -> None:
    heading = Heading("Uke 48", 2)
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "Uke 48"
    attributes = interface.attributesInterface()
    assert attributes is not None
    assert attributes.attributeValue(QAccessible.Attribute.Level) == 2


def test_headings_come_and_go_without_harm(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    for number in range(200):
        heading = Heading(str(number), 1, home)
        assert QAccessible.queryAccessibleInterface(heading) is not None
        heading.deleteLater()
        del heading
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert home.findChildren(Heading) == []


def test_announcements_reach_the_window_they_belong_to(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    announcer = Announcer()
    box.addWidget(announcer)
    field = TextField()
    box.addWidget(field)
    window.show()
    announce("Flyttet", beside=field)
    assert announcer.text() == "Flyttet"
    assert announcer.isVisible()
    interface = QAccessible.queryAccessibleInterface(announcer)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Notification
    announce("", beside=field)
    assert announcer.isHidden()


def test_user_text_is_never_markup(qtbot: QtBot) -> None:
    label = words("<b>Kari</b> <img src='/etc/passwd'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_every_icon_draws_something(qtbot: QtBot) -> None:
    from bpa_desk import paths

    names = sorted(each.stem for each in paths.resource("icons").glob("*.svg"))
    assert len(names) > 50
    for name in names:
        image = icons.pixmap(name, "ink", 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_parts_have_nothing_to_stumble_over(qtbot: QtBot, look: object) -> None:
    for percent in (100, 200):
        look("light", percent)  # type: ignore[operator]
        home = QWidget()
        qtbot.addWidget(home)
        box = QVBoxLayout(home)
        notice = Notice("For kort hvile før onsdag.", "warning")
        notice.offer("Rett det", lambda: None)
        box.addWidget(notice)
        details = Details()
        details.add(words("1 + 1 = 2"))
        details.unfold(True)
        box.addWidget(details)
        box.addWidget(
            EmptyState("Ingen assistenter", "Her står de som jobber hos deg.", "Legg til", lambda: None)
        )
        box.addWidget(IconButton("help", "Hjelp", "F1"))
        home.resize(800, 700)
        with qtbot.waitExposed(home):
            home.show()
        assert problems(home) == []


def test_the_audit_finds_what_is_wrong(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    nameless = TextField()
    QVBoxLayout(home).addWidget(nameless)
    nameless.setFixedSize(20, 20)
    home.show()
    assert len(unnamed(home)) == 1
    assert len(problems(home)) == 2


def _dialog(qtbot: QtBot, outcome: Outcome[object]) -> tuple[DraftDialog, TextField, list[str]]:
    form = Form()
    name = form.row("Navn", TextField("Kari"), field="name")
    saved: list[str] = []

    def save() -> Outcome[object]:
        saved.append(name.value())
        return outcome

    dialog = DraftDialog(None, "Assistent", form, save)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, name, saved


def test_a_draft_is_saved_once(qtbot: QtBot) -> None:
    dialog, name, saved = _dialog(qtbot, Outcome())
    name.setText("Kari N")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.save_button.click() if dialog.isVisible() else None
    assert saved[-1] == "Kari N"


def test_a_refusal_stands_beside_its_field_or_above_the_buttons(qtbot: QtBot) -> None:
    dialog, _name, _saved = _dialog(qtbot, Outcome(error=DomainError(Message("Taken"), "name"), done=False))
    dialog.save()
    assert dialog.isVisible()
    assert dialog.form.error_text("name") == "Taken"
    dialog, _name, _saved = _dialog(qtbot, Outcome(error=DomainError(Message("No room")), done=False))
    dialog.save()
    assert dialog.problem.label.text() == "No room"
    assert dialog.problem.isVisible()


def test_a_disk_that_refuses_is_said_in_the_dialog_and_nothing_in_it_is_lost(
    qtbot: QtBot, desk: Desk
) -> None:
    def full(_store: object) -> None:
        raise disk_full(Path("ordning.bpa"))

    form = Form()
    field = form.row("Navn", TextField(), field="name")
    dialog = DraftDialog(None, "Prøve", form, lambda: desk.session.attempt(full))
    qtbot.addWidget(dialog)
    dialog.show()
    field.setText("Kari")
    dialog.save()
    assert dialog.problem.isVisible()
    assert "gjør plass" in dialog.problem.label.text()
    assert (dialog.isVisible(), field.value()) == (True, "Kari")


def test_esc_asks_only_about_changes(qtbot: QtBot) -> None:
    dialog, name, saved = _dialog(qtbot, Outcome())
    name.setText("Ola")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.question.isVisible()
    name.setText("Kari")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert saved == []


def test_a_dialog_has_nothing_to_stumble_over(qtbot: QtBot, look: object) -> None:
    for percent in (100, 200):
        look("light", percent)  # type: ignore[operator]
        dialog, _name, _saved = _dialog(qtbot, Outcome())
        assert problems(dialog) == []
        dialog.reject()


def test_a_button_calls_and_explains(qtbot: QtBot) -> None:
    calls: list[int] = []
    made = button("Lagre", lambda: calls.append(1), kind="primary", icon="check", explain="Lagrer alt")
    qtbot.addWidget(made)
    made.click()
    assert calls == [1]
    assert made.accessibleDescription() == "Lagrer alt"


class _Room(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk


def _draft(room: _Room, start: str = "Kari") -> tuple[DraftDialog, TextField]:
    form = Form()
    name = form.row("Navn", TextField(start), field="name")
    form.row("Fra", TimeField(450), field="start")
    form.row("Dager", DaysField((1,)), field="days")
    form.row("Kan", TagsField(("Medisin",)), field="skills")
    form.row("Notat", NotesField(), field="notes")
    form.row("Fast", CheckField("Fast"), field="steady")
    form.row("Type", ChoiceField([(1, "En"), (2, "To")]), field="type")
    dialog = DraftDialog(room, "Assistent", form, Outcome)
    dialog.open()
    return dialog, name


def test_an_unfinished_form_comes_back_after_an_interruption(qtbot: QtBot, desk: Desk) -> None:
    room = _Room(desk)
    qtbot.addWidget(room)
    dialog, _name = _draft(room)
    typed = {
        "name": "Kari N",
        "start": 480,
        "days": (2, 3),
        "skills": ("Løft",),
        "notes": "Ring",
        "steady": True,
    }
    for field, value in (typed | {"type": 2}).items():
        dialog.form.editor(field).set_value(value)  # type: ignore[attr-defined]
    dialog.form.editor("start").setText("8.7x")  # type: ignore[attr-defined]
    assert dialog.kept is not None
    dialog.kept.keep_now()
    dialog.hide()
    other, name = _draft(room, "Ola")
    assert other.kept is not None
    assert not other.kept.earlier
    other.reject()
    again, name = _draft(room)
    assert again.kept is not None
    assert again.kept.earlier
    assert name.value() == "Kari"
    again.earlier.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert again.form.values() == typed | {"start": None, "type": 2}
    assert again.form.editor("start").text() == "8.7x"  # type: ignore[attr-defined]
    assert again.form.is_changed()
    again.reject()
    last, name = _draft(room)
    assert last.kept is not None
    assert not last.kept.earlier
    last.reject()


def test_what_is_written_about_one_is_not_offered_about_another_nor_lost_by_it(
    qtbot: QtBot, desk: Desk
) -> None:
    room = _Room(desk)
    qtbot.addWidget(room)

    def open_about(key: str) -> DraftDialog:
        form = Form()
        form.row("Merknad", NotesField(), field="note")
        dialog = DraftDialog(room, "Merknad", form, Outcome, about=key)
        dialog.open()
        return dialog

    begun = open_about("3")
    begun.form.editor("note").set_value("ledning over golvet")  # type: ignore[attr-defined]
    assert begun.kept is not None
    begun.kept.keep_now()
    begun.hide()
    assert desk.session.kept(BEGUN) == ["Merknad"]
    other = open_about("7")
    assert other.kept is not None
    assert not other.kept.earlier
    other.reject()
    again = open_about("3")
    assert again.kept is not None
    assert again.kept.earlier
    again.reject()
    assert desk.session.store.drafts() == {}


def test_one_who_never_stops_typing_is_kept_all_the_same(qtbot: QtBot) -> None:
    pause = Pause()
    resting, longest = pause._timers
    pause.start()
    left = longest.remainingTime()
    qtbot.waitUntil(lambda: longest.remainingTime() < left)
    pause.start()
    # The next letter begins the short wait anew, never the long one.
    assert longest.remainingTime() < left
    with qtbot.waitSignal(pause.over):
        longest.timeout.emit()
    assert not resting.isActive()
    assert not longest.isActive()
