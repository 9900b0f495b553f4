"""Changing the words of the rights sheet, the advert's frame and the points of § 14-6, and going back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.language import _, current
from bpa_desk.services import template_texts
from bpa_desk.services.template_texts import NAMES, TextKind
from bpa_desk.ui.documents import own_words
from bpa_desk.ui.documents.parts import ProseField
from bpa_desk.ui.documents.words import LANGUAGES
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def choose_text_dialog(parent: QWidget, session: Session) -> DraftDialog:
    """Return the dialog that asks which text and in which language, and leads on to its words."""
    form = Form()
    form.row(_("Text"), ChoiceField([(kind, _(name)) for kind, name in NAMES.items()]), field="kind")
    form.row(_("Language of the paper"), ChoiceField[str](LANGUAGES, current().code), field="language")
    form.set_values({"kind": TextKind.RIGHTS, "language": current().code})
    title = _("Change the texts")
    dialog = DraftDialog(parent, title, form, lambda: Outcome(done=True), save_text=_("Go on"))

    def go_on() -> None:
        said: dict[str, Any] = form.values()
        text_dialog(parent, session, TextKind(said["kind"]), str(said["language"])).open()

    dialog.accepted.connect(go_on)
    return dialog


def text_dialog(parent: QWidget, session: Session, kind: TextKind, language: str) -> DraftDialog:
    """Return the dialog with every part of a text in a language."""
    held, form = session.read(template_texts.worded, kind, language), Form()
    form.add(
        words(
            _(
                "What is written from now on has these words; what is written or signed already keeps its "
                "own. What is in braces becomes the name on the paper. Where a paragraph is named, it "
                "must go on being named."
            ),
            "soft",
        )
    )
    shipped = template_texts.shipped(kind, language)
    if shipped.title:
        form.row(_("Title"), TextField(), field="title", need=True)
    for at, each in enumerate(shipped.sections, 1):
        name = each.key if kind is TextKind.CONTRACT else str(at)
        if each.heading:
            form.heading(_("Part {n}", n=name), 3)
            form.row(_("Heading, part {n}", n=name), TextField(), field=f"{each.key}_heading", need=True)
        if each.body:
            form.row(_("Text, part {n}", n=name), ProseField(rows=3), field=f"{each.key}_body")
        if each.bullets:
            form.row(
                _("Points, part {n}", n=name), NotesField(rows=8), field=f"{each.key}_bullets",
                help=_("One on each line."),
            )  # fmt: skip
    form.set_values(_values(held, shipped))

    def save() -> Outcome[OwnTemplate]:
        return session.attempt(template_texts.save, own_words.worded(held, form))

    dialog = DraftDialog(parent, _(NAMES[kind]), form, save)
    own_words.offer_shipped(dialog, form, session, held.id)
    return dialog


def _values(held: OwnTemplate, shipped: OwnTemplate) -> dict[str, object]:
    values: dict[str, object] = {"title": held.title} if shipped.title else {}
    for each, was in zip(held.sections, shipped.sections, strict=True):
        if was.heading:
            values[f"{each.key}_heading"] = each.heading
        if was.body:
            values[f"{each.key}_body"] = each.body
        if was.bullets:
            values[f"{each.key}_bullets"] = "\n".join(each.bullets)
    return values
