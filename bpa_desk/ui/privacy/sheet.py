"""Changing the words of the privacy sheet for assistants, and going back to what was shipped."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.language import _, current
from bpa_desk.services import own_templates
from bpa_desk.ui.documents import own_words
from bpa_desk.ui.documents.parts import ProseField
from bpa_desk.ui.documents.words import LANGUAGES
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def choose_dialog(parent: QWidget, session: Session) -> DraftDialog:
    """Return the dialog that asks for the language of the sheet, and leads on to its words."""
    form = Form()
    form.row(_("Language of the paper"), ChoiceField[str](LANGUAGES, current().code), field="language")
    dialog = DraftDialog(
        parent, _("The sheet for assistants"), form, lambda: Outcome(done=True), save_text=_("Go on")
    )
    dialog.accepted.connect(
        lambda: sheet_dialog(parent, session, str(form.values()["language"] or "nb")).open()
    )
    return dialog


def sheet_dialog(parent: QWidget, session: Session, language: str) -> DraftDialog:
    """Return the dialog with every part of the sheet in a language."""
    held = session.read(own_templates.sheet, language)
    form = Form()
    form.add(
        words(
            _(
                "The employer is responsible for what is written here. What is in braces becomes the name of "
                "the employer, the arbeidsleder or the ordning on the paper. The table of what is kept "
                "always comes from the program’s own register."
            ),
            "soft",
        )
    )
    form.row(_("Title"), TextField(), field="title", need=True)
    values: dict[str, object] = {"title": held.title}
    for at, each in enumerate(held.sections):
        if at:
            form.heading(_("Part {n}", n=at), 3)
            form.row(_("Heading, part {n}", n=at), TextField(), field=f"{each.key}_heading")
            values[f"{each.key}_heading"] = each.heading
        label = _("Text, part {n}", n=at) if at else _("What the sheet begins with")
        form.row(label, ProseField(rows=4), field=f"{each.key}_body")
        values[f"{each.key}_body"] = each.body
        if at:
            form.row(
                _("Points, part {n}", n=at), NotesField(rows=3), field=f"{each.key}_bullets",
                help=_("One on each line. A part without text and points is left out."),
            )  # fmt: skip
            values[f"{each.key}_bullets"] = "\n".join(each.bullets)
    form.set_values(values)

    def save() -> Outcome[OwnTemplate]:
        return session.attempt(own_templates.save_sheet, own_words.worded(held, form))

    dialog = DraftDialog(parent, _("The sheet for assistants"), form, save)
    own_words.offer_shipped(dialog, form, session, held.id)
    return dialog
