"""The questions a profile leaves open, as a text one can copy to the leverandør."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.pay.profile import Edition, TariffProfile
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.editors import NotesField
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.tariffs import words as told


class QuestionsView(QWidget):
    """Shows the text, and copies it whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        self.explain = words("", "soft")
        self.text = NotesField(rows=10)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Questions for the leverandør"))
        self.copy_button = button(_("Copy the text"), self.copy, icon="copy")
        for each in (self.explain, self.text):
            box.addWidget(each)
        box.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    def show_questions(self, profile: TariffProfile, edition: Edition) -> None:
        """Show what the table leaves open."""
        text = told.open_questions(profile, edition)
        self.text.setPlainText(text)
        for each in (self.text, self.copy_button):
            each.setVisible(bool(text))
        self.explain.setText(
            _("Send this to the leverandør, and write the answers in the profile.")
            if text
            else _("Nothing is left to ask: all that pay is counted from is in this table.")
        )

    def copy(self) -> None:
        """Put the text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.desk.say(_("The questions are copied."))
