"""What leaves the page Timelister besides single sheets: the month package, and the hours account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.language import Language, _, current
from bpa_desk.services import hours_account, payroll, timesheets
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog, Written, failed, folder_of, keep_folder, told_written
from bpa_desk.ui.jobs import Progress
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.folder import FolderField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper


class PackageDialog(DraftDialog):
    """Says who and what goes into the month package and what is lacking, and writes it as one job."""

    def __init__(self, desk: Desk, parent: QWidget, span: DateSpan) -> None:
        self._desk, self._span = desk, span
        self._held = desk.session.read(payroll.month_package, span)
        rows = desk.session.read(timesheets.overview, span)
        self._approved = [row.assistant for row in rows if row.state is TimesheetState.APPROVED]
        form = Form()
        names = current().list([each.name for each in self._held.sheets])
        form.add(words(_("The package holds the hours of: {names}.", names=names)))
        form.add(
            words(
                _(
                    "All timesheets as one PDF, as Excel and as CSV, and a file of payroll lines. The wage "
                    "codes are written under Settings, Payroll."
                ),
                "soft",
            )
        )
        if self._held.lacking:
            lacking = "\n".join(current().message(each) for each in self._held.lacking)
            form.add(Notice(lacking, "warning"))
        ready = not any(row.waits for row in rows)
        self.seal = CheckField(_("Seal what is approved"), value=ready and bool(self._approved))
        if self._approved:
            form.row(
                "",
                self.seal,
                field="seal",
                help=_("Locks the sheets and their shifts. What was done before can then not be undone."),
            )
        self.language = form.row(
            _("Language of the paper"),
            ChoiceField[str]([("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")]),
            field="language",
        )
        self.language.set_value(current().code)
        self.password = form.row(
            _("Password"),
            TextField(),
            field="password",
            help=_("For PDF, if it is to be sent by e-mail. Tell it to the receiver in another way."),
        )
        self.folder = form.row(_("Folder"), FolderField(folder_of(desk)), field="folder", need=True)
        super().__init__(parent, _("Month package"), form, self._write, save_text=_("Write the package"))
        self.seal.changed.connect(self._say_what)
        self._say_what()

    def _say_what(self) -> None:
        text = _("Seal, and write the package") if self.seal.isChecked() else _("Write the package")
        self.save_button.setText(text)

    def _write(self) -> Outcome[object]:
        from bpa_desk.export import month_package as package
        from bpa_desk.export.papers import CancelledError

        folder = self.folder.value()
        if folder is None:
            error = DomainError(Message(N_("Choose the folder to write in.")), "folder")
            return Outcome(error=error, done=False)
        if self.seal.isChecked():
            sealed = self._desk.session.attempt(timesheets.seal, self._span, self._approved)
            if not sealed:
                return Outcome(error=sealed.error, done=False, failure=sealed.failure)
            self._held = self._desk.session.read(payroll.month_package, self._span)
        keep_folder(self._desk, folder)
        held, desk, password = self._held, self._desk, self.password.value()
        language = Language(self.language.value() or "nb")
        place = folder / package.folder_name(held.sheets, language)

        def work(progress: Progress) -> Written:
            made = package.files(held.sheets, held.lines, language, visma=held.visma, password=password)
            try:
                paths = package.write(
                    made, place, progress=progress.report, cancelled=lambda: progress.cancelled
                )
            except CancelledError:
                return Written(())
            return Written(tuple(paths))

        desk.jobs.run(_("Month package"), work, partial(told_written, desk, place), partial(failed, desk))
        return Outcome(error=None, done=True)


def open_package(desk: Desk, parent: QWidget, span: DateSpan) -> PackageDialog | None:
    """Open the dialog of the month package; say so where there is nothing to send."""
    if not desk.session.read(payroll.month_package, span).sheets:
        desk.say(_("There are no timesheets in this period."))
        return None
    dialog = PackageDialog(desk, parent, span)
    dialog.open()
    return dialog


def open_account(desk: Desk, parent: QWidget, day: date) -> ExportDialog:
    """Open the dialog that writes the hours account of the day's calendar year."""
    facts = desk.session.read(hours_account.account, hours_account.year_of(day))

    def make(language: Language) -> Sequence[Paper]:
        from bpa_desk.export.hours_account import hours_account as builder

        return [builder(facts, language)]

    names = current().list([each.name for each in facts.assistants])
    about = _(
        "Agreed, worked, planned and paid hours in {year} and the vedtak’s hours, with the figures behind. "
        "The file holds the hours of: {names}.",
        year=str(day.year),
        names=names,
    )
    formats = ("pdf", "html", "xlsx", "csv", "json")
    dialog = ExportDialog(desk, _("Hours account"), make, formats, about=about, parent=parent)
    dialog.open()
    return dialog
