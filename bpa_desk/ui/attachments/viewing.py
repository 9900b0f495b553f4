"""A window that shows an attached picture or paper: drawn here, handed to no other program, never run."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import Heading, words

STEPS = (50, 75, 100, 150, 200, 300, 400)
"""Sizes in percent of the width of the window."""
_MOST_SIDE = 8000


class Pages:
    """The pages of what is shown: one for a picture, those of a PDF; none if it cannot be read."""

    def __init__(self, media_type: str, content: bytes) -> None:
        self._bytes = QByteArray(content)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._picture: QImage | None = None
        if media_type == "application/pdf":
            from PySide6.QtPdf import QPdfDocument

            self._paper = QPdfDocument()
            self._paper.load(self._buffer)
            self.count = self._paper.pageCount()
        else:
            reader = QImageReader(self._buffer)
            reader.setAutoTransform(True)
            self._picture = reader.read()
            self.count = 0 if self._picture.isNull() else 1

    def image(self, number: int, width: int) -> QImage:
        """Return the page drawn ``width`` pixels wide."""
        if self._picture is not None:
            return self._picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        points = self._paper.pagePointSize(number)
        height = round(width * points.height() / max(1.0, points.width()))
        drawn = self._paper.render(number, QSize(width, min(height, _MOST_SIDE)))
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        if not drawn.isNull():
            from PySide6.QtGui import QPainter

            painter = QPainter(paper)
            painter.drawImage(0, 0, drawn)
            painter.end()
        return paper

    def text(self, number: int) -> str:
        """Return the words on a page of a PDF, for a screen reader; empty for a picture or a scan."""
        if self._picture is not None:
            return ""
        return str(self._paper.getAllText(number).text()).strip()


class _Sheets(QScrollArea):
    """Scrolls by Page Up and Page Down, and asks for another page where there is no more to scroll."""

    passed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page at its end."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.passed.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.passed.emit(-1)
        else:
            super().keyPressEvent(event)


class AttachmentView(QDialog):
    """Shows one file page by page: + and − change the size, Page Up and Page Down read on, Esc closes."""

    def __init__(self, parent: QWidget | None, name: str, media_type: str, content: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.pages = Pages(media_type, content)
        self._name, self._page, self._percent = name, 0, 100
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(4),) * 4)
        box.setSpacing(now.gap(2))
        box.addWidget(Heading(name, 1))
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = _Sheets()
        self.area.passed.connect(self.turn)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.sheet)
        self.area.setAccessibleName(name)
        box.addWidget(self.area, 1)
        self.place = words("", "soft", wrap=False)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addStretch(1)
        self.before = button(_("Page before"), lambda: self.turn(-1), icon="chevron-left")
        self.after = button(_("Next page"), lambda: self.turn(1), icon="chevron-right")
        self.smaller = button(_("Smaller"), lambda: self.zoom(-1), icon="minus")
        self.larger = button(_("Larger"), lambda: self.zoom(1), icon="plus")
        self.close_button = button(_("Close"), self.reject)
        for made in (self.before, self.after, self.smaller, self.larger, self.close_button):
            row.addWidget(made)
        box.addLayout(row)
        for keys, act in (("+", lambda: self.zoom(1)), ("-", lambda: self.zoom(-1))):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.before.setVisible(self.pages.count > 1)
        self.after.setVisible(self.pages.count > 1)
        self.resize(min(820 * now.percent // 100, 1100), min(760 * now.percent // 100, 820))
        self.area.setFocus()
        if not self.pages.count:
            self._show()

    def turn(self, step: int) -> None:
        """Go one page on or back, as far as there are pages."""
        wanted = min(max(self._page + step, 0), max(0, self.pages.count - 1))
        if wanted != self._page:
            self._page = wanted
            self.area.verticalScrollBar().setValue(0)
            self._show()
            announce(self.place.text(), beside=self)

    def zoom(self, step: int) -> None:
        """Show it one size larger or smaller."""
        at = STEPS.index(self._percent)
        self._percent = STEPS[min(max(at + step, 0), len(STEPS) - 1)]
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the page for the room there is."""
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the window again."""
        super().resizeEvent(event)
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        if not self.pages.count:
            self.sheet.setText(_("This file cannot be shown; it may be damaged or locked with a password."))
            self.sheet.setWordWrap(True)
            for made in (self.smaller, self.larger):
                made.hide()
            return
        ratio = self.devicePixelRatioF()
        beside = self.area.verticalScrollBar().sizeHint().width() + 2 * self.area.frameWidth()
        room = max(120, self.area.width() - beside - theme.current().gap(1))
        width = min(_MOST_SIDE, round(room * self._percent / 100 * ratio))
        drawn = QPixmap.fromImage(self.pages.image(self._page, width))
        drawn.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(drawn)
        shown = _("Page {page} of {pages}", page=self._page + 1, pages=self.pages.count)
        self.place.setText(shown)
        said = self.pages.text(self._page)
        self.sheet.setAccessibleName(f"{self._name}. {shown}")
        self.sheet.setAccessibleDescription(said or _("A picture; it has no words a screen reader can read."))


def open_view(parent: QWidget | None, name: str, media_type: str, content: bytes) -> AttachmentView:
    """Open the window that shows the file and return it."""
    shown = AttachmentView(parent, name, media_type, content)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.open()
    return shown
