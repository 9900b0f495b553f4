"""Backups in the window: made by themselves, listed, checked, copied elsewhere and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.services import backup_record, backups, lifecycle, opening, ordning, people
from bpa_desk.services.lifecycle import Beginning, Stretching
from bpa_desk.services.store import Store
from bpa_desk.ui.application import Application
from bpa_desk.ui.backup.keeper import BackupKeeper
from bpa_desk.ui.backup.page import BackupPage
from bpa_desk.ui.backup.restoring import RestoreDialog
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.conftest import Look

CHEAP = Stretching(1, 8192)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    file, key = tmp_path / "ordning.bpa", lifecycle.new_key()
    lifecycle.create(file, Beginning("Nes"), key, "frase", CHEAP)
    opened = opening.open_store(file, key)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> BackupPage:
    made = BackupPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=10_000)


def add(desk: Desk, name: str) -> None:
    assert desk.session.run(people.save_assistant, Assistant(id=name, name=name))


def names(desk: Desk) -> list[str]:
    return [each.name for each in desk.session.read(people.assistants)]


def test_a_backup_is_made_checked_and_brought_back(qtbot: QtBot, desk: Desk, page: BackupPage) -> None:
    add(desk, "Kari")
    page.now.trigger()
    settled(qtbot, desk)
    first = page.table.current_row()
    assert first is not None
    assert not desk.session.read(backup_record.behind)
    add(desk, "Ola")
    assert desk.session.read(backup_record.behind)
    page.check.trigger()
    settled(qtbot, desk)
    checked = desk.session.read(backup_record.kept).checked
    assert checked is not None
    assert list(checked) == [first.backup.path.name]
    dialog = RestoreDialog(page, desk, first.backup.path)
    qtbot.addWidget(dialog)
    dialog.open()
    assert problems(dialog) == []
    dialog.save()
    assert names(desk) == ["Kari"]
    assert desk.session.undo_text() == ""
    reasons = [each.backup.reason for each in desk.session.read(backups.copies)]
    assert backups.Reason.RESTORE in reasons
    before = next(
        each for each in desk.session.read(backups.copies) if each.backup.reason is backups.Reason.RESTORE
    )
    desk.session.run(backups.restore, before.backup.path)
    assert names(desk) == ["Kari", "Ola"]


def test_a_damaged_backup_is_found_out_and_changes_nothing(
    qtbot: QtBot, desk: Desk, page: BackupPage
) -> None:
    add(desk, "Kari")
    page.now.trigger()
    settled(qtbot, desk)
    row = page.table.current_row()
    assert row is not None
    path = row.backup.path
    content = bytearray(path.read_bytes())
    content[-100] ^= 0xFF
    path.write_bytes(bytes(content))
    with qtbot.waitSignal(desk.session.failed, timeout=10_000):
        page.check.trigger()
    dialog = RestoreDialog(page, desk, path)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert names(desk) == ["Kari"]


def test_a_backup_of_another_file_asks_for_its_own_passphrase(
    qtbot: QtBot, desk: Desk, page: BackupPage, tmp_path: Path
) -> None:
    file, key = tmp_path / "other" / "annen.bpa", lifecycle.new_key()
    lifecycle.create(file, Beginning("Annen"), key, "den andre", CHEAP)
    other = opening.open_store(file, key)
    made = backups.before(other, backups.Reason.ASKED)
    other.close()
    assert made is not None
    dialog = RestoreDialog(page, desk, made.path)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.passphrase.set_value("feil")
    dialog.save()
    assert dialog.form.error_text("passphrase")
    dialog.passphrase.set_value("den andre")
    dialog.save()
    assert desk.session.read(ordning.current).name == "Annen"


def test_a_copy_elsewhere_silences_the_reminder(
    qtbot: QtBot, desk: Desk, page: BackupPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.read(backup_record.begin, datetime.now(UTC) - timedelta(days=15))
    page.refresh()
    assert page.reminder.isVisible()
    chosen = tmp_path / "Dropbox"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(chosen))
    page.copy_elsewhere()
    settled(qtbot, desk)
    assert len(list(chosen.glob("*.bpabackup"))) == 1
    assert not page.reminder.isVisible()
    assert str(chosen) in page.state.text()
    assert desk.session.read(backups.copies) == ()


def test_backups_come_by_themselves_and_only_with_changes(
    qtbot: QtBot, qapp: object, store: Store, look: Look
) -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    from bpa_desk import app
    from bpa_desk.settings import Settings

    running = QApplication.instance()
    assert isinstance(running, QApplication)
    application = Application(running, Settings(), app.pages(), gate=lambda _app: QWidget())
    keeper = BackupKeeper(application)
    qtbot.addWidget(application.window)
    session = application.open(store)
    desk = application.window.desk
    assert desk is not None
    keeper.look()
    settled(qtbot, desk)
    assert [each.backup.reason for each in session.read(backups.copies)] == [backups.Reason.INTERVAL]
    keeper.look()
    assert not desk.jobs.running
    add(desk, "Kari")
    folder = session.read(backups.folder)
    application.lock()
    assert sorted(each.name.rsplit("-", 1)[1] for each in folder.glob("*.bpabackup")) == [
        "close.bpabackup",
        "interval.bpabackup",
    ]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_page_can_be_read_and_reached(
    qtbot: QtBot, desk: Desk, look: Look, code: str, percent: int
) -> None:
    language.use(code)
    look("light", percent)
    desk.session.read(backup_record.begin, datetime.now(UTC) - timedelta(days=15))
    desk.session.read(backups.before, backups.Reason.CLOSE)
    page = BackupPage(desk)
    qtbot.addWidget(page)
    page.resize(1024, 900)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(30)
    assert problems(page) == []


def test_a_store_of_memory_has_a_page_too(qtbot: QtBot, look: Look) -> None:
    memory = Store.in_memory()
    page = BackupPage(Desk(Session(memory)))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert not page.now.isEnabled()
    memory.close()
