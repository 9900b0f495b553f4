"""Headings that screen readers can jump between, and the sections under them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bpa_desk.language import _, whole
from bpa_desk.ui import theme
from bpa_desk.ui.kit.speech import SpeakingLabel

_LOOKS = {1: "title", 2: "section", 3: "label"}


class Heading(SpeakingLabel):
    """A heading of level 1 (the page's own), 2 or 3."""

    def __init__(self, text: str, level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(QAccessible.Role.Heading, level, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", _LOOKS.get(level, "label"))
        self.setWordWrap(True)
        self.setText(whole(text))


class Section(QWidget):
    """A heading with content below; ``body`` is the layout to add to, ``beside`` right of the heading."""

    def __init__(self, title: str, level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading(title, level)
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(now.gap(2))
        self.beside = QHBoxLayout()
        self.beside.addWidget(self.heading, 1)
        outer.addLayout(self.beside)
        self.body = QVBoxLayout()
        self.body.setSpacing(now.gap(2))
        outer.addLayout(self.body)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put the widget below what is there and return it."""
        self.body.addWidget(widget, stretch)
        return widget


class Card(QFrame):
    """A quiet frame that holds things which belong together; ``body`` is the layout to add to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        now = theme.current()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(now.gap(4),) * 4)
        self.body.setSpacing(now.gap(2))

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put the widget below what is there and return it."""
        self.body.addWidget(widget, stretch)
        return widget


def words(text: str, role: str = "", tone: str = "", wrap: bool = True) -> QLabel:
    """Return a label of plain text (what users write is never markup) in the look of a role and a tone."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(whole(text))
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def facts(told: Iterable[tuple[str, str]]) -> QWidget:
    """Return what is known as close lines of label and value; what has no value is left out."""
    return lines(words(_("{label}: {value}", label=label, value=value)) for label, value in told if value)


def lines(labels: Iterable[QLabel]) -> QWidget:
    """Return labels that belong together, one close below the other."""
    held = QWidget()
    box = QVBoxLayout(held)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.current().gap(1))
    for each in labels:
        box.addWidget(each)
    return held


def emptied(box: QVBoxLayout) -> None:
    """Take everything out of the layout."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget again after a property changed that its look hangs on."""
    # A widget the style has not met yet will be met in any case; and naming a style wakes all of QStyle.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
