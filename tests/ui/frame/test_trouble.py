"""A place that cannot be written to and settings that were damaged, without a second misfortune."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk.settings import Settings
from bpa_desk.ui.crash_dialog import CrashDialog
from bpa_desk.ui.crash_log import fault
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.main_window import MainWindow
from tests.ui.conftest import Look
from tests.ui.frame.rooms import PAGES


def test_a_report_that_cannot_be_saved_says_so(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = CrashDialog(None, fault(ValueError, None))
    qtbot.addWidget(dialog)
    dialog.show()
    (save,) = [each for each in dialog.findChildren(QPushButton) if "…" in each.text()]
    for place, saved in ((tmp_path / "no" / "report.txt", False), (tmp_path / "report.txt", True)):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all, at=place: (str(at), ""))
        save.click()
        assert place.is_file() is saved
        assert any(each.isVisible() for each in dialog.findChildren(Notice)) is not saved
    dialog.accept()


@pytest.mark.parametrize("kept", ["abc", "=", "æ", "AdnQywADAAA"])
def test_damaged_settings_do_not_keep_the_window_from_opening(qtbot: QtBot, look: Look, kept: str) -> None:
    made = MainWindow(Settings(window=kept), PAGES)
    qtbot.addWidget(made)
    assert made.width() >= made.minimumWidth()
