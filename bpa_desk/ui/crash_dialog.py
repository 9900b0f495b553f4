"""The one dialog that is shown when the program itself is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.crash_log import Fault
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details, Notice
from bpa_desk.ui.kit.section import Heading, words


class CrashDialog(QDialog):
    """Says in plain words what happened, what is safe and what to do; no trace in anyone's face."""

    def __init__(self, parent: QWidget | None, found: Fault) -> None:
        super().__init__(parent)
        self._fault = found
        self.setWindowTitle(_("Something went wrong in the program"))
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(6),) * 4)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading(_("Something went wrong in the program"), 1))
        box.addWidget(
            words(_("It is the program’s fault, not yours. Everything you saved before this is safe."))
        )
        box.addWidget(words(_("You can go on. Look at what you did last: it may not have been saved.")))
        box.addWidget(
            words(_("If it happens again, save an error report and send it to those who make the program."))
        )
        box.addWidget(words(_("Code: {code}", code=found.code), "soft"))
        details = Details(_("Show what the report holds"))
        report = QPlainTextEdit(found.report)
        report.setAccessibleName(_("Error report"))
        report.setReadOnly(True)
        report.setTabChangesFocus(True)
        report.setMinimumHeight(round(160 * now.scale))
        details.add(report)
        box.addWidget(details)
        self._problem = Notice("", "error")
        self._problem.hide()
        box.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Save error report…"), self._save))
        go_on = button(_("Go on"), self.accept, kind="primary")
        row.addWidget(go_on)
        box.addLayout(row)
        go_on.setFocus()
        self.resize(round(560 * now.scale), self.sizeHint().height())

    def _save(self) -> None:
        name = f"bpa_desk-{self._fault.code}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save error report"), name)
        if not chosen:
            return
        try:
            Path(chosen).write_text(self._fault.report, encoding="utf-8")
        except OSError:
            text = _("The file could not be written there. Is the disk full or the folder protected?")
            self._problem.show_text(text)
            self._problem.show()
            announce(text, urgent=True, beside=self)
        else:
            self._problem.hide()
