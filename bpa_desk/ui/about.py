"""What the program is, which version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.section import Heading, words


class AboutDialog(QDialog):
    """A few plain sentences about the program."""

    def __init__(self, parent: QWidget | None, version: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About the program"))
        lock_by_key(self)
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(6),) * 4)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading("bpa_desk", 1))
        box.addWidget(words(_("Version {version}", version=version), "soft"))
        for sentence in (
            _("Plans, checks and documents the working weeks of a BPA ordning."),
            _("Everything stays on this machine, in one encrypted file. The program never uses the network."),
            _("The encryption protects a lost or stolen machine, and files that are copied."),
            _("It does not protect a machine that is unlocked, so lock it when you leave."),
            _("Free software under the MIT licence."),
            _("Built on Qt, SQLCipher, OpenSSL, ReportLab, Babel and Noto Sans."),
        ):
            box.addWidget(words(sentence))
        close = button(_("Close"), self.accept, kind="primary")
        box.addWidget(close)
        close.setFocus()
        self.resize(round(480 * now.scale), self.sizeHint().height())
