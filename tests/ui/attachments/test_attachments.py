"""Files beside a record: attached by choosing or dropping, looked at page by page, saved bare, removed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from bpa_desk import language
from bpa_desk.language import CODES
from bpa_desk.services import attachments, ordning
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.attachments.viewing import AttachmentView
from bpa_desk.ui.desk import Desk
from tests.ui.audit import problems
from tests.ui.conftest import Look


def paper(pages: int = 2) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written)
    for number in range(pages):
        canvas.drawString(72, 700, f"Side nummer {number + 1}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def photo(width: int = 60, height: int = 30) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), (180, 20, 20)).save(written, "JPEG")
    return written.getvalue()


@pytest.fixture
def section(qtbot: QtBot, desk: Desk) -> AttachmentsSection:
    ordning.establish(desk.session.store, "Nes")
    made = AttachmentsSection(desk, "agreement", "a")
    qtbot.addWidget(made)
    made.resize(420, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def named(section: AttachmentsSection, start: str) -> QAbstractButton:
    found = section.findChildren(QAbstractButton)
    return next(each for each in found if each.accessibleName().startswith(start) and not each.isHidden())


def test_chosen_file_is_attached_and_told_of(
    section: AttachmentsSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, desk: Desk
) -> None:
    place = tmp_path / "Avtale – Čáhci.pdf"
    place.write_bytes(paper())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(place), ""))
    qtbot.keyClick(section.attach_button, Qt.Key.Key_Space)
    [made] = attachments.attachments(desk.session.store, "agreement", "a")
    assert made.name == "Avtale – Čáhci.pdf"
    qtbot.waitUntil(lambda: named(section, "Se på: Avtale – Čáhci.pdf").isVisible())


def test_what_cannot_be_attached_is_said_beside(section: AttachmentsSection, tmp_path: Path) -> None:
    place = tmp_path / "program.exe"
    place.write_bytes(b"MZ not a paper")
    assert not section.attach(place)
    assert section.problem.isVisible()
    assert "Bare PDF, PNG og JPEG" in section.problem.label.text()
    assert not section.attach(tmp_path / "borte.pdf")
    assert "borte.pdf" in section.problem.label.text()
    place.write_bytes(paper())
    assert section.attach(place)
    assert not section.problem.isVisible()


def test_film_is_refused_without_being_read(section: AttachmentsSection, tmp_path: Path) -> None:
    place = tmp_path / "film.mp4"
    with place.open("wb") as film:
        film.truncate(3 * 1024 * 1024 * 1024)
    assert not section.attach(place)
    assert "3072 MB" in section.problem.label.text()


def test_dropped_files_are_attached(section: AttachmentsSection, tmp_path: Path, desk: Desk) -> None:
    urls = []
    for name, content in (("en.pdf", paper(1)), ("to.jpg", photo())):
        (tmp_path / name).write_bytes(content)
        urls.append(QUrl.fromLocalFile(str(tmp_path / name)))
    carried = QMimeData()
    carried.setUrls(urls)
    section.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert len(attachments.attachments(desk.session.store, "agreement", "a")) == 2


def test_saved_copy_of_a_photo_is_bare_and_removing_can_be_undone(
    section: AttachmentsSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, desk: Desk
) -> None:
    hidden = Image.Exif()
    hidden[0x0110] = "Kameraet til Kari"
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=hidden)
    (tmp_path / "foto.jpg").write_bytes(written.getvalue())
    assert section.attach(tmp_path / "foto.jpg")
    copy = tmp_path / "kopi.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    qtbot.keyClick(named(section, "Lagre en kopi"), Qt.Key.Key_Space)
    assert b"Kameraet" not in copy.read_bytes()
    with Image.open(copy) as opened:
        assert opened.size == (8, 8)
    qtbot.keyClick(named(section, "Fjern"), Qt.Key.Key_Space)
    assert attachments.attachments(desk.session.store, "agreement", "a") == []
    desk.session.undo()
    qtbot.waitUntil(lambda: named(section, "Fjern").isVisible())


def test_paper_is_turned_by_keys_and_its_words_can_be_read(qtbot: QtBot, look: Look) -> None:
    view = AttachmentView(None, "avtale.pdf", "application/pdf", paper())
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    assert "Side nummer 1" in view.sheet.accessibleDescription()
    for _press in range(10):
        qtbot.keyClick(view.area, Qt.Key.Key_PageDown)
    assert "Side nummer 2" in view.sheet.accessibleDescription()
    assert view.place.text() == "Side 2 av 2"
    for _press in range(10):
        qtbot.keyClick(view.area, Qt.Key.Key_PageUp)
    assert view.place.text() == "Side 1 av 2"
    before = view.sheet.pixmap().width()
    view.zoom(1)
    assert view.sheet.pixmap().width() > before


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b""])
def test_what_cannot_be_shown_says_so(qtbot: QtBot, look: Look, content: bytes) -> None:
    view = AttachmentView(None, "avtale.pdf", "application/pdf", content)
    qtbot.addWidget(view)
    assert "kan ikke vises" in view.sheet.text()


@pytest.mark.parametrize("code", CODES)
def test_section_and_view_are_named_and_whole(
    section: AttachmentsSection, tmp_path: Path, qtbot: QtBot, look: Look, code: str
) -> None:
    (tmp_path / "foto.jpg").write_bytes(photo())
    assert section.attach(tmp_path / "foto.jpg")
    assert problems(section) == []
    language.use(code)
    view = AttachmentView(None, "foto.jpg", "image/jpeg", photo())
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    assert problems(view) == []
