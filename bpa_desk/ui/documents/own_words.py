"""The dialogs in which a text of the program gets words of one's own: what was typed, and the way back."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.language import _
from bpa_desk.services import own_templates
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Session


def worded(held: OwnTemplate, form: Form) -> OwnTemplate:
    """Return the text in the words of the form, whose fields are named by the keys of its parts."""
    said = form.values()

    def of(key: str) -> str:
        return str(said.get(key) or "")

    sections = tuple(
        replace(
            each,
            heading=of(f"{each.key}_heading"),
            body=of(f"{each.key}_body"),
            bullets=tuple(of(f"{each.key}_bullets").splitlines()),
        )
        for each in held.sections
    )
    return replace(held, title=str(said.get("title") or held.title), sections=sections)


def offer_shipped(dialog: DraftDialog, form: Form, session: Session, key: str) -> None:
    """Give the dialog a button back to the text as it was shipped, where there is a version of one's own."""
    if not session.read(own_templates.changed, key):
        return

    def go_back() -> None:
        session.run(own_templates.use_shipped, key)
        form.settle()
        dialog.leave()

    form.add(button(_("Use it as it was shipped"), go_back, icon="undo"))
