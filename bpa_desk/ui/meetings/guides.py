"""Changing what is spoken of in talks, meetings, interviews and plans, and going back to what was shipped."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.language import _, current
from bpa_desk.services import meeting_guides, own_templates
from bpa_desk.ui.documents import own_words
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def choose_dialog(parent: QWidget, session: Session) -> DraftDialog:
    """Return the dialog that asks which text is to be changed, and leads on to it."""
    form = Form()
    listed = [
        (each.key, session.read(own_templates.guide, each.key, current().code).title)
        for each in meeting_guides.guides(current().code)
    ]
    form.row(_("Text"), ChoiceField(listed), field="key")
    dialog = DraftDialog(
        parent, _("What is spoken of"), form, lambda: Outcome(done=True), save_text=_("Go on")
    )
    dialog.accepted.connect(lambda: guide_dialog(parent, session, str(form.values()["key"])).open())
    return dialog


def guide_dialog(parent: QWidget, session: Session, key: str) -> DraftDialog:
    """Return the dialog for one text: its name and its topics, one on each line."""
    code = current().code
    guide = session.read(own_templates.guide, key, code)
    form = Form()
    form.add(
        words(
            _(
                "This is what you begin with from now on, in every language of the window. What is begun "
                "or signed already keeps its words."
            ),
            "soft",
        )
    )
    form.row(_("Name"), TextField(), field="title", need=True)
    form.row(_("Topics"), NotesField(rows=14), field="topics", need=True, help=_("One on each line."))
    form.set_values({"title": guide.title, "topics": "\n".join(guide.topics)})

    def save() -> Outcome[OwnTemplate]:
        said: dict[str, Any] = form.values()
        return session.attempt(
            own_templates.save_guide, key, said["title"], tuple(said["topics"].splitlines())
        )

    dialog = DraftDialog(parent, _("Change what is spoken of"), form, save)
    own_words.offer_shipped(dialog, form, session, own_templates.guide_id(key))
    return dialog
