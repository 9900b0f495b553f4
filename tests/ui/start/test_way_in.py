"""Making, unlocking, locking and recovering a file, through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.paths import keys_file
from bpa_desk.services import lifecycle, opening, ordning, people
from bpa_desk.services.lifecycle import DataKey
from bpa_desk.ui.start.create import CreateStep
from bpa_desk.ui.start.gate import Gate
from bpa_desk.ui.start.program import Program
from bpa_desk.ui.start.sheet import SheetStep
from bpa_desk.ui.start.trouble import TroubleStep
from bpa_desk.ui.start.unlock import RecoverStep, UnlockStep
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.start.conftest import PASSPHRASE, Starter


def gate_of(program: Program) -> Gate:
    found = program.gate()
    assert found is not None
    return found


def step_of(program: Program) -> QWidget:
    found = gate_of(program).step
    assert found is not None
    return found


def unlock(qtbot: QtBot, program: Program, passphrase: str = PASSPHRASE) -> None:
    step = step_of(program)
    assert isinstance(step, UnlockStep)
    step.passphrase.set_value(passphrase)
    QTest.keyClick(step.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.application.session is not None, timeout=10_000)


def texts(root: QWidget) -> list[str]:
    """Return every text in the tree of widgets and actions."""
    found = []
    for each in (root, *root.findChildren(QWidget), *root.findChildren(QAction)):
        for name in (
            "text", "toPlainText", "title", "windowTitle", "accessibleName", "accessibleDescription",
            "toolTip", "statusTip", "placeholderText",
        ):  # fmt: skip
            said = getattr(each, name, None)
            value = said() if callable(said) else ""
            if isinstance(value, str) and value:
                found.append(value)
    return found


def test_a_new_ordning_is_made_by_keyboard_alone(qtbot: QtBot, start: Starter, own_home: Path) -> None:
    program = start()
    window = program.application.window
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    step = step_of(program)
    assert isinstance(step, CreateStep)

    def type_on(text: str, tabs: int = 1) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClicks(at, text)
        for _tab in range(tabs):
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)

    type_on("Nes")
    type_on("Ida Leder")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
    assert step.model.value() is EmployerModel.KOMMUNE
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    type_on("Nes kommune")
    type_on(PASSPHRASE, tabs=2)
    assert "Brukbar" in step.passphrase.rating.text()
    at = QApplication.focusWidget()
    assert at is step.again.line
    QTest.keyClicks(step.again.line, PASSPHRASE)
    QTest.keyClick(step.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(step_of(program), SheetStep), timeout=10_000)
    sheet = step_of(program)
    assert isinstance(sheet, SheetStep)
    shown = sheet.view._groups
    for at_group, field in zip(sheet.view._asked, sheet.view.fields, strict=True):
        QTest.keyClicks(field, shown[at_group].lower())
        QTest.keyClick(field, Qt.Key.Key_Return)
    session = program.application.session
    assert session is not None
    now = session.read(ordning.current)
    assert (now.name, now.leader, now.employer) == ("Nes", "Ida Leder", "Nes kommune")
    assert session.read(opening.sheet_kept)
    assert (own_home / "ordning.bpa").read_bytes()[:16] != b"SQLite format 3\0"
    assert window.frame is not None
    assert window.frame.key == "today"


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_made(start: Starter, own_home: Path) -> None:
    program = start()
    gate_of(program).show_create()
    step = step_of(program)
    assert isinstance(step, CreateStep)
    step.make()
    assert "navn" in step.form.error_text("name")
    step.form.set_values({"name": "Nes"})
    step.make()
    assert step.form.error_text("passphrase")
    step.passphrase.set_value("en")
    step.again.set_value("to")
    step.make()
    assert "ulike" in step.form.error_text("again")
    synced = own_home / "Dropbox"
    synced.mkdir()
    step.file.set_value(synced / "ordning.bpa")
    step.make()
    assert "Dropbox" in step.form.error_text("file")
    assert not list(own_home.rglob("*.bpa"))


def test_a_weak_passphrase_is_named_so_but_taken(qtbot: QtBot, start: Starter, own_home: Path) -> None:
    program = start()
    gate_of(program).show_create()
    step = step_of(program)
    assert isinstance(step, CreateStep)
    step.form.set_values({"name": "Nes"})
    step.passphrase.show_button.setChecked(True)
    assert step.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    QApplication.clipboard().setText("hei")
    step.passphrase.line.setFocus()
    step.passphrase.line.paste()
    assert step.passphrase.value() == "hei"
    assert "Svak" in step.passphrase.rating.text()
    step.make()
    qtbot.waitUntil(lambda: isinstance(step_of(program), SheetStep), timeout=10_000)
    assert lifecycle.key_of(own_home / "ordning.bpa", "hei") is not None


def test_a_change_of_language_keeps_what_is_typed_but_not_the_passphrase(start: Starter) -> None:
    program = start()
    gate_of(program).show_create()
    step = step_of(program)
    assert isinstance(step, CreateStep)
    QTest.keyClicks(step.form.editor("name"), "Nes")
    step.passphrase.set_value("hemmelig")
    program.application.window.set_language("en")
    again = step_of(program)
    assert isinstance(again, CreateStep)
    assert again is not step
    assert again.form.values()["name"] == "Nes"
    assert again.passphrase.value() == ""
    assert again.title == "Start a new ordning"


def test_a_wrong_passphrase_costs_nothing(qtbot: QtBot, start: Starter, made: Path) -> None:
    before = (made.read_bytes(), keys_file(made).read_bytes())
    program = start()
    step = step_of(program)
    assert isinstance(step, UnlockStep)
    assert QApplication.focusWidget() is step.passphrase.line
    QTest.keyClicks(step.passphrase.line, "feil")
    QTest.keyClick(step.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(step.form.error_text("passphrase")), timeout=10_000)
    assert "Ingenting er endret" in step.form.error_text("passphrase")
    assert (made.read_bytes(), keys_file(made).read_bytes()) == before
    unlock(qtbot, program)


def test_locking_leaves_no_word_and_unlocking_comes_back(qtbot: QtBot, start: Starter, made: Path) -> None:
    program = start()
    unlock(qtbot, program)
    application = program.application
    session = application.session
    assert session is not None
    session.run(people.save_assistant, Assistant(id="k", name="Kari Nordmannsen"))
    window = application.window
    for spec in window.pages:
        window.go(spec.key)
    window.go("assistants")
    assert any("Kari Nordmannsen" in each for each in texts(window))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert application.session is None
    left = [each for top in QApplication.topLevelWidgets() for each in texts(top)]
    assert not [each for each in left if "Kari" in each or "Ida" in each]
    assert window.windowTitle() == "bpa_desk"
    unlock(qtbot, program)
    assert window.frame is not None
    assert window.frame.key == "assistants"


def test_the_recovery_sheet_opens_and_gives_a_new_passphrase(
    qtbot: QtBot, start: Starter, made: Path, key: DataKey
) -> None:
    program = start()
    first = step_of(program)
    assert isinstance(first, UnlockStep)
    first.forgotten.click()
    step = step_of(program)
    assert isinstance(step, RecoverStep)
    step.passphrase.set_value("ny frase")
    step.again.set_value("ny frase")
    step.sheet.set_value("AAAA")
    step.recover()
    qtbot.waitUntil(lambda: bool(step.form.error_text("sheet")), timeout=10_000)
    step.sheet.set_value(" ".join(lifecycle.groups(lifecycle.new_key())))
    step.recover()
    qtbot.waitUntil(lambda: "ikke til denne fila" in step.form.error_text("sheet"), timeout=10_000)
    step.sheet.set_value("\n".join(lifecycle.groups(key)).lower())
    step.recover()
    qtbot.waitUntil(lambda: program.application.session is not None, timeout=10_000)
    assert lifecycle.key_of(made, "ny frase") == key


@pytest.mark.parametrize("damage", ["empty", "foreign", "first page", "cut", "keys gone", "missing"])
def test_each_trouble_has_its_page_and_the_file_is_left_alone(
    qtbot: QtBot, start: Starter, made: Path, damage: str
) -> None:
    content = made.read_bytes()
    expected = {
        "empty": ("empty", b""),
        "foreign": ("wrong_key", b"PK" + b"\0" * 8192),
        "first page": ("wrong_key", b"\xff" * 64 + content[64:]),
        "cut": ("damaged", content[: len(content) // 2 // 4096 * 4096]),
        "keys gone": ("keys", content),
        "missing": ("missing", None),
    }
    kind, now = expected[damage]
    if now is None:
        made.unlink()
    else:
        made.write_bytes(now)
    if kind == "keys":
        keys_file(made).unlink()
        keys_file(made).with_name(keys_file(made).name + ".bak").unlink()
    program = start()
    step = step_of(program)
    assert isinstance(step, UnlockStep)
    step.passphrase.set_value(PASSPHRASE)
    step.unlock()
    qtbot.waitUntil(lambda: isinstance(step_of(program), TroubleStep), timeout=10_000)
    told = step_of(program)
    assert isinstance(told, TroubleStep)
    qtbot.waitUntil(lambda: not told.is_busy(), timeout=10_000)
    assert problems(told) == []
    assert told.kind == kind
    assert made.exists() == (now is not None)
    if now is not None:
        assert made.read_bytes() == now


def test_a_damaged_file_is_set_aside_for_its_last_good_backup(
    qtbot: QtBot, start: Starter, made: Path
) -> None:
    program = start()
    unlock(qtbot, program)
    program.application.lock()  # makes the backup
    content = made.read_bytes()
    made.write_bytes(b"\xff" * 4096 + content[4096:])
    step = step_of(program)
    assert isinstance(step, UnlockStep)
    step.passphrase.set_value(PASSPHRASE)
    step.unlock()
    qtbot.waitUntil(lambda: isinstance(step_of(program), TroubleStep), timeout=10_000)
    told = step_of(program)
    assert isinstance(told, TroubleStep)
    qtbot.waitUntil(lambda: told.found.isVisible(), timeout=10_000)
    told.bring_back()
    qtbot.waitUntil(lambda: program.application.session is not None, timeout=10_000)
    session = program.application.session
    assert session is not None
    assert session.read(ordning.current).name == "Nes"
    aside = made.with_name("ordning.damaged-1.bpa")
    assert aside.read_bytes()[:8] == b"\xff" * 8
    assert lifecycle.key_of(made, PASSPHRASE) is not None


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_second_start_finds_the_file_taken(qtbot: QtBot, start: Starter, made: Path) -> None:
    from bpa_desk.ui.start.program import FileClaim

    program = start()
    second = FileClaim()
    qtbot.waitUntil(lambda: program.claims.listening, timeout=10_000)
    with qtbot.waitSignal(program.claims.raise_asked, timeout=10_000):
        assert not second.take(made)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_every_step_can_be_read_and_reached(
    qtbot: QtBot, start: Starter, look: Look, made: Path, key: DataKey, code: str, percent: int
) -> None:
    language.use(code)
    program = start()
    window = program.application.window
    look("light", percent)
    window.resize(1100, 800)
    gate = gate_of(program)
    gate.state.pending = (made, key)
    for show in (
        gate.show_choose,
        gate.show_create,
        gate.show_sheet,
        lambda: gate.show_unlock(made),
        lambda: gate.show_recover(made),
        gate.show_bring,
    ):
        show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.wait(30)
        step = step_of(program)
        assert problems(step) == [], (type(step).__name__, code, percent)
