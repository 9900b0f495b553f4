"""The inspector that lists whom to tell: what changed for each, the text, the page, the calendar, told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services import clock, ordning, telling
from bpa_desk.services.telling import Touched
from bpa_desk.ui import theme
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.stepping_in import message
from bpa_desk.ui.telling import words as told

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.ui.desk import Desk

FORMATS = ("pdf", "ics", "html")


class TellPanel(Panel):
    """Only those touched, by name; whoever has been told leaves the list, and one undo brings them back."""

    watches = frozenset({"shift", "rota_plan", "told_plan", "assistant", "ordning"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Tell the team"))
        self._shown: tuple[object, ...] | None = None
        self._touched: list[Touched] = []
        self.lead = words("")
        self.all_buttons = QWidget()
        row = FlowLayout(self.all_buttons, theme.current().gap(2))
        self.all_files = button(_("Files for all of them…"), self._write_all, icon="download")
        self.all_told = button(_("All of them know now"), self._told_all, icon="check")
        for made in (self.all_files, self.all_told):
            row.addWidget(made)
        self.list = QWidget()
        self._box = QVBoxLayout(self.list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(4))
        self.buttons: dict[tuple[str, str], Button] = {}
        for each in (self.lead, self.list, self.all_buttons):
            self.add(each)
        self.refresh()

    def refresh(self) -> bool:
        """Read again whom to tell; what has not changed is left standing, with the focus in it."""
        session = self.desk.session
        self._touched = session.read(telling.to_tell, session.read(clock.now))
        state = (tuple(self._touched), session.read(ordning.current).leader, session.read(clock.today))
        if state != self._shown:
            self._shown = state
            self._show()
        return True

    def enter(self) -> None:
        """Move the focus to the first text to copy."""
        target = next(iter(self.buttons.values()), None)
        if target is not None:
            target.setFocus()

    def _show(self) -> None:
        inside = next((key for key, made in self.buttons.items() if made.hasFocus()), None)
        many = self.all_told.hasFocus() or self.all_files.hasFocus()
        count = len(self._touched)
        self.lead.setText(
            ngettext(
                "{n} person does not know the plan as it stands now.",
                "{n} people do not know the plan as it stands now.",
                count,
            )
            if count
            else _("Everybody knows the published plan as it stands. Nobody needs to be told anything.")
        )
        self.all_buttons.setVisible(count > 1)
        self.buttons = {}
        emptied(self._box)
        for each in self._touched:
            self._box.addWidget(self._section(each))
        if inside is not None or (many and count <= 1):
            self._focus_near(inside)

    def _section(self, touched: Touched) -> Section:
        section = Section(touched.person.name, 3)
        zone, language = self.desk.session.store.zone, current()
        for change in touched.changes:
            section.add(words(told.change_words(change, zone, language)))
        section.add(words(self._since(touched), "small"))
        held = QWidget()
        row = FlowLayout(held, theme.current().gap(2))
        for name, text, run, icon in (
            ("copy", _("Copy the text"), self._copy, "copy"),
            ("files", _("Page or calendar…"), self._write, "download"),
            ("told", _("Has been told"), self._told, "check"),
        ):
            made = button(text, partial(run, touched), icon=icon)
            made.setAccessibleName(_("{action}: {about}", action=text, about=touched.person.name))
            row.addWidget(made)
            self.buttons[touched.person.id, name] = made
        section.add(held)
        return section

    def _since(self, touched: Touched) -> str:
        zone, today = self.desk.session.store.zone, self.desk.session.read(clock.today)
        if touched.since:
            instant = int(datetime.fromisoformat(touched.since).timestamp()) // 60
            return _("Since told {day}.", day=current().relative_day(zone.day(instant), today))
        days = [each.published_on for each in touched.plans if each.published_on is not None]
        return _("Since the plan was published {day}.", day=current().relative_day(max(days), today))

    def _copy(self, touched: Touched) -> None:
        leader = self.desk.session.read(ordning.current).leader
        language = Language(message.code_for(touched.person))
        QGuiApplication.clipboard().setText(
            told.text_to(touched, self.desk.session.store.zone, language, leader)
        )
        self.desk.say(_("The text to {name} is copied, ready to paste.", name=touched.person.first_name))

    def _told(self, touched: Touched) -> None:
        self.desk.session.run(telling.mark_told, [touched])

    def _told_all(self) -> None:
        self.desk.session.run(telling.mark_told, self._touched)

    def _write(self, touched: Touched) -> None:
        self._export([touched], message.code_for(touched.person))

    def _write_all(self) -> None:
        self._export(self._touched, "")

    def _export(self, touched: Sequence[Touched], code: str) -> None:
        facts = self.desk.session.read(telling.paper_facts, list(touched))
        names = [each.person.name for each in touched]

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.rota import rota_papers as builder

            return builder(facts, language)[1:]

        first, last = facts.span.first, facts.span.last or facts.span.first
        about = _(
            "The whole plan of {span} for: {names}. Each file holds only that person’s own shifts; what fell "
            "away is marked as cancelled.",
            span=_span(first, last),
            names=names,
        )
        ExportDialog(
            self.desk, _("The changed plan as files"), make, FORMATS, about=about, language=code, parent=self
        ).open()

    def _focus_near(self, place: tuple[str, str] | None) -> None:
        left = list(self.buttons.values())
        if place is not None and place in self.buttons:
            self.buttons[place].setFocus()
        elif left:
            left[0].setFocus()


def _span(first: date, last: date) -> str:
    return current().span(first, last)
