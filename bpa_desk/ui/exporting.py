"""One dialog for everything that leaves as files: what, as what, in which language, where; then a job."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services import ordning
from bpa_desk.ui.jobs import Progress
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.folder import FolderField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.ui.desk import Desk

Maker = Callable[[Language], "Sequence[Paper]"]
"""Makes the papers in a language, from facts that were read before: it runs on another thread."""
FORMAT_WORDS = {
    "pdf": N_("PDF, for printing and signing"),
    "html": N_("Web page, for a phone"),
    "xlsx": N_("Excel"),
    "csv": N_("CSV, for other programs"),
    "ics": N_("Calendar (.ics)"),
    "json": N_("JSON, for scripts"),
}


_FOLDER = "files_folder"


class Written(NamedTuple):
    """What an export came to: the files, and the characters that no font of ours has."""

    paths: tuple[Path, ...]
    odd: tuple[str, ...] = ()


class ExportDialog(DraftDialog):
    """Asks how and where, says who and what is in it, and writes the files as a job with progress.

    ``together`` names the one file that may hold them all; ``apart`` proposes a file each all the same.
    ``language`` is the paper's own where it has one, else the window's is proposed.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        make: Maker,
        formats: Sequence[str],
        *,
        about: str,
        together: tuple[str, ...] = (),
        apart: bool = False,
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._make, self._together, self._title = desk, make, together, title
        form = Form()
        form.add(words(about))
        self.ask(form)
        self.format = form.row(
            _("As"), ChoiceField[str]([(each, _(FORMAT_WORDS[each])) for each in formats]), field="format"
        )
        self.one_file = CheckField(_("Everything in one file"), value=bool(together) and not apart)
        if together:
            form.row(_("Files"), self.one_file, field="together")
        self.language = form.row(
            _("Language of the paper"),
            ChoiceField[str]([("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")]),
            field="language",
        )
        self.language.set_value(language or current().code)
        self.password = form.row(
            _("Password"),
            TextField(),
            field="password",
            help=_("For PDF, if it is to be sent by e-mail. Tell it to the receiver in another way."),
        )
        self.folder = form.row(_("Folder"), FolderField(folder_of(desk)), field="folder", need=True)
        super().__init__(parent, title, form, self._write, save_text=_("Write the files"))
        self.format.changed.connect(self._suit)
        self._suit()

    def ask(self, form: Form) -> None:
        """Add the rows that say what is to be in the files; there are none unless a subclass has some."""

    def _suit(self) -> None:
        chosen = self.format.value()
        self.form.show_row("password", chosen == "pdf")
        if self._together:
            self.form.show_row("together", chosen in ("pdf", "html", "xlsx"))

    def _write(self) -> Outcome[object]:
        from bpa_desk.export.papers import CancelledError, Format, unprintable, write

        folder, wanted = self.folder.value(), Format(self.format.value() or "pdf")
        if folder is None:
            error = DomainError(Message(N_("Choose the folder to write in.")), "folder")
            return Outcome(error=error, done=False)
        keep_folder(self._desk, folder)
        language = Language(self.language.value() or "nb")
        together = self._together if self._together and self.one_file.value() else ()
        password = self.password.value() if wanted is Format.PDF else ""
        make, title, desk = self._make, self._title, self._desk

        def work(progress: Progress) -> Written:
            papers = make(language)
            try:
                paths = write(
                    papers,
                    wanted,
                    folder,
                    together=together,
                    title=title,
                    password=password,
                    progress=progress.report,
                    cancelled=lambda: progress.cancelled,
                )
            except CancelledError:
                return Written(())
            return Written(tuple(paths), unprintable(papers) if wanted is Format.PDF else ())

        desk.jobs.run(title, work, partial(told_written, desk, folder), partial(failed, desk))
        return Outcome(error=None, done=True)


def folder_of(desk: Desk) -> Path:
    """Return the folder proposed for files: the one written in last, else the program's own."""
    kept = desk.session.read(ordning.setting, _FOLDER)
    last = Path(kept) if isinstance(kept, str) else documents()
    # Not by the path's own method: it raises where one may not look.
    return last if os.path.isdir(last) else documents()


def keep_folder(desk: Desk, folder: Path) -> None:
    """Propose the folder the next time, if it is another than was proposed now."""
    if folder != folder_of(desk):
        desk.session.attempt(ordning.set_setting, _FOLDER, str(folder.absolute()))


def documents() -> Path:
    """Return the folder proposed for files: the program's own among the user's documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) / "bpa_desk" if found else Path.home()


def told_written(desk: Desk, folder: Path, written: Written) -> None:
    """Say how many files were written where, and which letters no font has."""
    if not written.paths:
        desk.say(_("Stopped; nothing was written."))
        return
    count, where = len(written.paths), str(folder)
    text = ngettext("{n} file written in {folder}.", "{n} files written in {folder}.", count, folder=where)
    if written.odd:
        odd = " ".join(written.odd)
        text += " " + _("No font has these characters; they become a box on paper: {odd}.", odd=odd)
    desk.say(text, urgent=bool(written.odd))


def failed(desk: Desk, error: BaseException) -> None:
    """Say that the disk refused; raise what is no such error."""
    if not isinstance(error, OSError):
        raise error
    desk.say(
        _("The files could not be written. Is the folder write-protected or the disk full? Nothing is lost."),
        urgent=True,
    )
