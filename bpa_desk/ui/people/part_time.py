"""The panel of part-time positions before they are filled: the need, the discussion, who was asked first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.position import PartTimePosition, PositionOffer
from bpa_desk.language import _
from bpa_desk.services import clock, people, positions
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.people.part_time_words import offer_options, offer_words, position_lines
from bpa_desk.ui.people.size_papers import write_part_time
from bpa_desk.ui.session import Session

POSITION_FIELDS = (
    "title", "start", "minutes", "full_time", "need", "discussed_on", "discussed_with", "view", "note",
)  # fmt: skip
OFFER_FIELDS = ("assistant", "asked_on", "answer", "answered_on", "note")


class PartTimePanel(Panel):
    """Every part-time position in the inspector, the newest first; ``key`` goes before the others."""

    watches = frozenset({"part_time_position", "position_offer", "position_wish", "assistant", "employment"})

    def __init__(self, desk: Desk, key: str = "") -> None:
        super().__init__(desk, _("Part-time positions"))
        self._key = key

    def refresh(self) -> bool:
        """Show the positions again."""
        box = self.renewed(4)
        box.addWidget(
            words(
                _(
                    "Full time is the rule. Before anybody is taken on part-time, the employer writes down "
                    "why and discusses it (aml. § 14-1 b), and asks those who work part-time first "
                    "(§ 14-3)."
                ),
                "soft",
            )
        )
        box.addWidget(buttons([(_("New part-time position"), self.add_position, "plus")]))
        found = sorted(
            self.desk.session.read(positions.positions),
            key=lambda each: (each.id != self._key, -each.start.toordinal(), each.id),
        )
        for each in found:
            box.addWidget(self._section(each))
        self.put_renewed()
        return True

    def add_position(self) -> None:
        """Open a new part-time position, from today."""
        position_dialog(self, self.desk.session, self.desk.session.read(positions.new_position)).open()

    def _section(self, each: PartTimePosition) -> Section:
        section = Section(each.title)
        for line in position_lines(each):
            section.add(words(line))
        names = {one.id: one.name for one in self.desk.session.read(people.assistants, None)}
        if each.assistant is not None:
            section.add(words(_("Filled by {name}.", name=names[each.assistant])))
        section.add(
            buttons(
                [
                    (_("Change"), partial(self._edit, each), "edit"),
                    (_("Ask a part-timer"), partial(self._ask, each), "plus"),
                    (_("Write the paper…"), partial(write_part_time, self, self.desk, each.id), "download"),
                    (_("Delete"), partial(self._remove, each.id), "trash"),
                ],
                about=each.title,
            )
        )
        for offer in self.desk.session.read(positions.offers, each.id):
            told = offer_words(names[offer.assistant], offer)
            section.add(words(told))
            section.add(
                buttons(
                    [
                        (_("Change"), partial(self._answer, offer), "edit"),
                        (_("Delete"), partial(self._forget, offer.id), "trash"),
                    ],
                    about=told,
                )
            )
        return section

    def _edit(self, each: PartTimePosition) -> None:
        position_dialog(self, self.desk.session, each).open()

    def _ask(self, each: PartTimePosition) -> None:
        offer_dialog(self, self.desk.session, self.desk.session.read(positions.new_offer, each.id)).open()

    def _answer(self, offer: PositionOffer) -> None:
        offer_dialog(self, self.desk.session, offer).open()

    def _remove(self, key: str) -> None:
        self.desk.session.run(positions.remove_position, key)

    def _forget(self, key: str) -> None:
        self.desk.session.run(positions.remove_offer, key)


def position_dialog(parent: QWidget | None, session: Session, each: PartTimePosition) -> DraftDialog:
    """Return the dialog for a new or written part-time position."""
    today = session.read(clock.today)
    form = Form()
    form.row(_("Position"), TextField(), field="title", need=True, help=_("Such as: evenings and weekends."))
    form.row(_("First day"), _day(today), field="start", need=True)
    form.row(_("Hours a week"), HoursField(least=1, most=168 * 60), field="minutes", need=True)
    form.row(_("Full time is"), HoursField(least=60, most=168 * 60), field="full_time")
    form.row(
        _("Why it is part-time"),
        NotesField(rows=4),
        field="need",
        help=_("What the need is, and why it does not fill a full position. The tillitsvalgte may read it."),
    )
    form.row(_("Discussed on"), _day(today), field="discussed_on")
    form.row(
        _("Discussed with"), TextField(), field="discussed_with",
        help=_("The tillitsvalgt; without one, the assistants or another who speaks for them."),
    )  # fmt: skip
    form.row(_("What was said"), NotesField(rows=3), field="view")
    everyone = session.read(people.assistants, None)
    form.row(
        _("Filled by"),
        ChoiceField[str]([("", _("Vacant")), *((one.id, one.name) for one in everyone)]),
        field="assistant",
    )
    form.row(_("Note"), TextField(), field="note", help=_("Such as where the signed paper lies."))
    form.set_values(
        {name: getattr(each, name) for name in POSITION_FIELDS} | {"assistant": each.assistant or ""}
    )

    def said() -> PartTimePosition:
        values: dict[str, Any] = form.values()
        full = values.pop("full_time")
        minutes, start = values.pop("minutes"), values.pop("start") or each.start
        who = values.pop("assistant") or None
        return replace(
            each, start=start, minutes=int(minutes or 0), full_time=None if full is None else int(full),
            assistant=who, **values,
        )  # fmt: skip

    return DraftDialog(
        parent, _("Part-time position"), form, lambda: session.attempt(positions.save_position, said())
    )


def offer_dialog(parent: QWidget | None, session: Session, offer: PositionOffer) -> DraftDialog:
    """Return the dialog for whom one asked to take the position first, and the answer."""
    title = session.read(positions.position, offer.position).title
    today = session.read(clock.today)
    ahead = session.read(positions.part_timers, offer.position)
    names = {one.id: one.name for one in ahead}
    if offer.assistant and offer.assistant not in names:
        names[offer.assistant] = session.read(people.assistant, offer.assistant).name
    form = Form()
    form.row(_("Who"), ChoiceField[str](list(names.items())), field="assistant", need=True)
    form.row(_("Asked on"), _day(today), field="asked_on", need=True)
    form.row(_("Answer"), ChoiceField(offer_options()), field="answer")
    form.row(_("Answered on"), _day(today), field="answered_on")
    form.row(_("Note"), TextField(), field="note", help=_("Such as: takes the weekends."))
    form.set_values({name: getattr(offer, name) for name in OFFER_FIELDS})

    def said() -> PositionOffer:
        values: dict[str, Any] = form.values()
        asked = values.pop("asked_on") or offer.asked_on
        return replace(offer, assistant=values.pop("assistant") or "", asked_on=asked, **values)

    return DraftDialog(
        parent, _("Asked about “{title}”", title=title), form,
        lambda: session.attempt(positions.save_offer, said()),
    )  # fmt: skip


def _day(today: date) -> DateField:
    return DateField(today=lambda: today)
