"""What is written on a timesheet: a comment at its foot, a reason to open it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.time import DateSpan
from bpa_desk.language import _
from bpa_desk.services import timesheets
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Outcome


def edit_comment(desk: Desk, parent: QWidget, assistant: str, span: DateSpan, comment: str) -> DraftDialog:
    """Ask for the comment at the foot of the sheet."""
    form = Form()
    text = form.row(_("Comment"), NotesField(), field="comment")
    text.set_value(comment)

    def save() -> Outcome[object]:
        return desk.session.attempt(timesheets.set_comment, assistant, span, text.value())

    return _open(parent, _("Comment on the sheet"), form, save, f"{assistant}:{span.first}")


def reopen(desk: Desk, parent: QWidget, assistant: str, span: DateSpan) -> DraftDialog:
    """Ask why a sealed sheet is opened again."""
    form = Form()
    reason = form.row(
        _("Why?"),
        TextField(),
        field="reason",
        need=True,
        help=_("The reason stays in the history of the sheet. When it is sealed again it is a new version."),
    )

    def save() -> Outcome[object]:
        return desk.session.attempt(timesheets.reopen, assistant, span, reason.value())

    return _open(parent, _("Open the sheet again"), form, save, f"{assistant}:{span.first}")


def _open(
    parent: QWidget, title: str, form: Form, save: Callable[[], Outcome[object]], about: str
) -> DraftDialog:
    dialog = DraftDialog(parent, title, form, save, about=about)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
