"""The size of position an assistant wishes for: the form, the sentence, and the section in the panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.language import _, current, pgettext
from bpa_desk.services import clock, people, positions
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.people.part_time_words import offer_words
from bpa_desk.ui.session import Session

FIELDS = (
    "wished_on", "minutes", "criteria", "discussed_on", "discussed_with", "answer", "answered_on", "note",
)  # fmt: skip


def answer_options() -> list[tuple[WishAnswer, str]]:
    """Return what can be answered to a wish, in words."""
    return [
        (WishAnswer.WAITING, _("Not answered yet")),
        (WishAnswer.YES, _("Yes")),
        (WishAnswer.PARTLY, _("In part")),
        (WishAnswer.NO, _("No")),
    ]


def wish_dialog(parent: QWidget | None, session: Session, wish: PositionWish) -> DraftDialog:
    """Return the dialog for a new or written wish."""
    person = session.read(people.assistant, wish.assistant)
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "A part-timer who is qualified may have a larger position before the employer takes on "
                "others (aml. § 14-3). What was said and answered is kept here; the employer decides."
            ),
            "soft",
        )
    )
    form.row(
        _("Hours a week wished for"), HoursField(least=1, most=168 * 60), field="minutes", need=True
    )
    form.row(_("Wished on"), DateField(today=lambda: today), field="wished_on", need=True)
    form.row(_("What must be met"), TextField(), field="criteria", help=_("Such as: only by day."))
    form.row(_("Discussed on"), DateField(today=lambda: today), field="discussed_on")
    form.row(_("Discussed with"), TextField(), field="discussed_with")
    answer = form.row(_("Answer from the employer"), ChoiceField(answer_options()), field="answer")
    form.row(_("Answered on"), DateField(today=lambda: today), field="answered_on")
    form.row(_("Note"), TextField(), field="note", help=_("Such as where the answer lies."))
    form.set_values({name: getattr(wish, name) for name in FIELDS})

    def suit() -> None:
        form.show_row("answered_on", answer.value() is not WishAnswer.WAITING)

    answer.changed.connect(suit)
    suit()

    def said() -> PositionWish:
        values: dict[str, Any] = form.values()
        minutes = values.pop("minutes")
        day = values.pop("wished_on") or wish.wished_on
        return replace(wish, minutes=int(minutes or 0), wished_on=day, **values)

    return DraftDialog(
        parent, _("{name}’s wish for a position", name=person.name), form,
        lambda: session.attempt(positions.save_wish, said()),
    )  # fmt: skip


def open_new_wish(parent: QWidget, session: Session, assistant: str) -> None:
    """Open a new wish of the assistant, from today."""
    wish_dialog(parent, session, session.read(positions.new_wish, assistant)).open()


def wish_words(wish: PositionWish) -> str:
    """Return a wish in sentences: how much, since when, and what came of it."""
    language = current()
    told = _(
        "Wishes for {hours} a week since {day}.",
        hours=language.hours(wish.minutes), day=language.date_year(wish.wished_on),
    )  # fmt: skip
    parts = [told]
    if wish.criteria:
        parts.append(_("What must be met: {what}.", what=wish.criteria.rstrip(".")))
    if wish.discussed_on is not None:
        parts.append(_("Discussed {day}.", day=language.date_year(wish.discussed_on)))
    answered = wish.answered_on
    when = language.date_year(answered) if answered is not None else ""
    parts.append(
        {
            WishAnswer.WAITING: pgettext("wish", "Not answered yet."),
            WishAnswer.YES: _("Answer {day}: yes.", day=when),
            WishAnswer.PARTLY: _("Answer {day}: in part.", day=when),
            WishAnswer.NO: _("Answer {day}: no.", day=when),
        }[wish.answer]
    )
    return " ".join(parts)


def wishes_section(
    desk: Desk,
    assistant: str,
    wished: Sequence[PositionWish],
    offered: Sequence[tuple[PositionOffer, PartTimePosition]],
) -> Section:
    """Return the section of wishes and of positions the assistant was asked to take first."""
    section = Section(_("Wish for another position"))
    for each in reversed(wished):
        told = wish_words(each)
        section.add(words(told))
        section.add(
            buttons(
                [
                    (_("Change"), partial(_edit, section, desk, each), "edit"),
                    (_("Delete"), partial(desk.session.run, positions.remove_wish, each.id), "trash"),
                ],
                about=told,
            )
        )
    for offer, position in offered:
        section.add(words(offer_words(position.title, offer)))
    add = partial(open_new_wish, section, desk.session, assistant)
    section.add(buttons([(_("Write a wish"), add, "plus")]))
    return section


def _edit(parent: QWidget, desk: Desk, wish: PositionWish) -> None:
    wish_dialog(parent.window(), desk.session, wish).open()
