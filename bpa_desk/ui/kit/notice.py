"""Words in place: notices, empty pages, and figures that can be unfolded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.finding import Severity
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import Heading, restyle, words
from bpa_desk.ui.tokens import SEVERITIES

_ICONS = {
    "error": "error",
    "warning": "warning",
    "note": "note",
    "good": "good",
    "agreement": "needs-agreement",
}


class Notice(QFrame):
    """A sentence with an icon; ``tone`` is ``note``, ``good``, ``warning``, ``agreement`` or ``error``."""

    def __init__(self, text: str, tone: str = "note", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._tone = tone
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(*(now.gap(3),) * 4)
        row.setSpacing(now.gap(3))
        self._icon = IconLabel()
        self.label = words(text)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        self.buttons = QHBoxLayout()
        row.addLayout(self.buttons)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "") -> None:
        """Show other words, and another tone where given."""
        self._tone = tone or self._tone
        self.label.setText(text)
        self.setProperty("tone", self._tone)
        restyle(self)
        self._icon.show_icon(_ICONS[self._tone], self._tone)

    def offer(self, text: str, run: Callable[[], object], kind: str = "plain") -> Button:
        """Add a button that mends what the notice says."""
        made = button(text, run, kind=kind)
        self.buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


class FindingLine(QWidget):
    """A finding in one line: severity by icon and word, then what it says."""

    def __init__(self, severity: Severity, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = SEVERITIES[severity]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        mark = IconLabel(look.icon, look.role)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        sentences = QVBoxLayout()
        sentences.setSpacing(0)
        word = words(_(look.word), "label", look.role)
        sentences.addWidget(word)
        sentences.addWidget(words(text))
        row.addLayout(sentences, 1)


class EmptyState(QWidget):
    """What a place is for while there is nothing in it, and the one next step."""

    def __init__(
        self,
        title: str,
        text: str,
        step: str = "",
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(6),) * 4)
        box.setSpacing(now.gap(3))
        box.addStretch(1)
        self.heading = Heading(title, 2)
        box.addWidget(self.heading)
        self.text = words(text, "soft")
        box.addWidget(self.text)
        self.step: Button | None = None
        if step and run is not None:
            self.step = button(step, run, kind="primary")
            box.addWidget(self.step, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)


class Details(QWidget):
    """A line that unfolds what lies behind it, such as the figures of a sum; ``body`` is what to add to."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title or _("Show the figures behind this")
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.toggle = Button(self._title, "quiet", "chevron-right")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self.unfold)
        box.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(now.gap(6), 0, 0, 0)
        box.addWidget(self._content)
        self.unfold(False)

    def add(self, widget: QWidget) -> QWidget:
        """Put the widget in the unfolded part and return it."""
        self.body.addWidget(widget)
        return widget

    def unfold(self, on: bool) -> None:
        """Show or hide what lies behind."""
        self._content.setVisible(on)
        self.toggle.setChecked(on)
        self.toggle.use_icon("chevron-down" if on else "chevron-right")
        state = _("{title}, unfolded", title=self._title) if on else _("{title}, folded", title=self._title)
        self.toggle.setAccessibleName(state)
