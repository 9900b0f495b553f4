"""The dialogs over an open file, and the sheet as paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.services import lifecycle, opening
from bpa_desk.services.lifecycle import Beginning, DataKey
from bpa_desk.services.store import StorageError
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.session import Session
from bpa_desk.ui.start.change import AskForSheet, ChangeDialog
from bpa_desk.ui.start.passphrase import FileField
from bpa_desk.ui.start.sheet import SheetDialog, SheetView
from bpa_desk.ui.start.sheet_paper import sheet_text
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.start.conftest import CHEAP, PASSPHRASE


@pytest.fixture
def open_desk(made: Path, key: DataKey, look: Look) -> Desk:
    return Desk(Session(opening.open_store(made, key)))


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_passphrase_is_changed(
    qtbot: QtBot, open_desk: Desk, made: Path, key: DataKey, code: str
) -> None:
    language.use(code)
    dialog = ChangeDialog(None, open_desk, made, CHEAP)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.wait(30)
    assert problems(dialog) == []
    dialog.old.set_value("feil")
    dialog.new.set_value("ny")
    dialog.again.set_value("ny")
    dialog.submit()
    qtbot.waitUntil(lambda: bool(dialog.form.error_text("old")), timeout=10_000)
    dialog.old.set_value(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.submit()
    assert lifecycle.key_of(made, "ny") == key
    assert dialog.new.value() == ""
    open_desk.session.close()


def test_the_sheet_is_shown_after_the_passphrase_and_confirmed(
    qtbot: QtBot, open_desk: Desk, made: Path, key: DataKey
) -> None:
    dialog = AskForSheet(None, open_desk, made)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.wait(30)
    assert problems(dialog) == []
    dialog.passphrase.set_value(PASSPHRASE)
    shown: list[SheetDialog] = []
    dialog.submit()

    def found() -> bool:
        shown[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, SheetDialog)]
        return bool(shown)

    qtbot.waitUntil(found, timeout=10_000)
    sheet = shown[0]
    qtbot.addWidget(sheet)
    assert problems(sheet) == []
    groups = lifecycle.groups(key)
    sheet.view.fields[0].setText("AAAA")
    assert not sheet.view.check()
    for at, field in zip(sheet.view._asked, sheet.view.fields, strict=True):
        field.setText(groups[at])
    assert sheet.view.check()
    assert open_desk.session.read(opening.sheet_kept)
    open_desk.session.close()


def test_the_sheet_is_saved_as_text_and_pdf(
    qtbot: QtBot, look: Look, tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    view = SheetView("ordning.bpa", lifecycle.groups(key))
    qtbot.addWidget(view)
    text, pdf = tmp_path / "ark.txt", tmp_path / "ark.pdf"
    for place, save in ((text, view.save_text), (pdf, view.save_pdf)):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, place=place: (str(place), ""))
        save()
    written = text.read_text(encoding="utf-8")
    page = " ".join(each.extract_text() for each in PdfReader(BytesIO(pdf.read_bytes())).pages)
    for group in lifecycle.groups(key):
        assert group in written
        assert group in page
    assert text.stat().st_mode & 0o077 == 0
    assert pdf.stat().st_mode & 0o077 == 0


def test_a_typed_sheet_is_read_back(key: DataKey) -> None:
    written = sheet_text("ordning.bpa", lifecycle.groups(key), date(2026, 11, 22))
    typed = " ".join(line.split()[1] for line in written.splitlines() if line[:2].strip().isdigit())
    assert DataKey.from_groups(typed) == key


@pytest.mark.parametrize(
    ("typed", "path", "fits"),
    [
        ("/", "/", False),
        (".", ".", False),
        ("{home}/{long}", "{home}/{long}.bpa", True),  # the system has its say when the file is made
        ("~nobody-here", "~nobody-here.bpa", False),
        ("ordning", "ordning.bpa", False),
        ("{home}/nes", "{home}/nes.bpa", True),
    ],
)
def test_a_new_file_gets_its_suffix_whatever_is_typed_on_the_way(
    qtbot: QtBot, look: Look, tmp_path: Path, typed: str, path: str, fits: bool
) -> None:
    field = FileField(tmp_path)
    qtbot.addWidget(field)
    names = {"home": tmp_path, "long": "a" * 300}
    field.line.setText(typed.format(**names))
    assert field.value() == Path(path.format(**names))
    assert (field.problem() is None) is fits


def test_a_place_the_system_refuses_is_told_of(look: Look, tmp_path: Path, key: DataKey) -> None:
    place = tmp_path / ("a" * 300 + ".bpa")
    for attempt in (
        lambda: lifecycle.create(place, Beginning("Nes"), key, PASSPHRASE, CHEAP),
        lambda: lifecycle.unlock(place, PASSPHRASE),
    ):
        with pytest.raises(StorageError):
            attempt()
