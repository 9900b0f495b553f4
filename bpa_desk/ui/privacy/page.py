"""The page *Personvern*: what may go and when, everybody's own records, how long, and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.privacy.register import HELD, REGISTER
from bpa_desk.domain.privacy.retention import Since
from bpa_desk.language import _, current
from bpa_desk.services import backups, clock, employments, people
from bpa_desk.services.privacy import retention, together
from bpa_desk.services.privacy.retention import FIXED
from bpa_desk.services.privacy.together import Line
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.backup.making import back_up_now
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.people.wording import state_word
from bpa_desk.ui.privacy import dialogs
from bpa_desk.ui.privacy.lists import (
    HeldLine,
    PersonLine,
    held_table,
    kept_for,
    people_table,
    rules_table,
    schedule_table,
)
from bpa_desk.ui.privacy.panel import HeldPanel, LinePanel, counted_words
from bpa_desk.ui.privacy.sheet import choose_dialog

LEAST = 210
"""The height of a list in pixels at 100 %."""
ICONS = {"delete": "trash", "papers": "print", "access": "person", "erase": "trash", "rule": "edit"}


class PrivacyPage(Page):
    """Four lists; what can be done with a row stands in the buttons and on Enter.

    Of what may go, what may go now and before long is read and shown, and all of it when that is asked for.
    """

    # Any record may have a day it may go.
    watches = frozenset(REGISTER)
    help_topic = "privacy"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Privacy"))
        self._names: dict[str, str] = {}
        self._build()
        self._make_actions()
        self.show_actions(self.delete_action, self.access_action, self.erase_action,
                          final=(self.delete_action, self.erase_action), icons=ICONS)
        self.show_more(self.rule_action, self.papers_action, self.sheet_action)  # fmt: skip

    def refresh(self) -> None:
        """Read everything again."""
        read = self.desk.session.read
        today = read(clock.today)
        everybody = read(people.assistants, None)
        self._names = {each.id: each.name for each in everybody}
        whole, until = self.whole.value(), together.shown_until(today)
        self.shown.setText(_words_of(None if whole else until))
        held = read(together.overview, today, whole)
        self.schedule.show_rows(held.lines)
        self.people.show_rows(self._people(everybody, held.gone, until))
        rules = read(retention.rules)
        self.rules.show_rows(each for each in rules if each.since is not Since.NEVER)
        kept = {each.keep: kept_for(each) for each in rules}
        self.held.show_rows(HeldLine(held, kept[held.keep]) for held in HELD)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def restore(self, place: Place) -> None:
        """Go to what is due, or to a person."""
        self.freshen()
        person = place.get("assistant")
        if isinstance(person, str) and self.people.select(person):
            self.people.setFocus()
            return
        kind, _colon, who = str(place.get("section", "")).partition(":")
        if kind == "due":
            self._to_due(who)

    def first_focus(self) -> QWidget:
        """Begin with what may go."""
        return self.schedule

    def _build(self) -> None:
        self.schedule = schedule_table(lambda key: self._names.get(key, "–") if key else "–")
        self.shown = words("", "soft")
        self.whole = CheckField(_("Show what is kept longer"))
        self.whole.changed.connect(self._show_whole)
        self.people, self.rules, self.held = people_table(), rules_table(), held_table()
        self.body.setSpacing(theme.current().gap(5))
        self.body.addWidget(
            words(
                _("The employer is responsible for what is kept about the assistants; you keep it on their "
                  "behalf. Nothing leaves the program by itself.")
            )
        )  # fmt: skip
        self.done = Notice("", "good")
        self.done.offer(_("Make a fresh backup"), lambda: back_up_now(self.desk))
        self.done.hide()
        self.body.addWidget(self.done)
        for title, table in (
            (_("What may be deleted, and when"), self.schedule),
            (_("People"), self.people),
            (_("How long it is kept"), self.rules),
            (_("What is kept, and why"), self.held),
        ):
            table.setMinimumHeight(round(LEAST * theme.current().scale))
            section = Section(title)
            if table is self.schedule:
                section.add(self.shown)
            section.add(table, 1)
            if table is self.schedule:
                section.add(self.whole)
            self.body.addWidget(section, 1)
        self.people.chosen.connect(lambda _row: self._suit())
        self.rules.chosen.connect(lambda _row: self._suit())
        self.people.opened.connect(lambda _row: self._access())
        self.people.deleted.connect(lambda _row: self._erase())
        self.rules.opened.connect(lambda _row: self._rule())
        self.schedule.opened.connect(self._explain)
        self.held.opened.connect(lambda row: self.desk.inspect(HeldPanel(self.desk, row)))

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.delete_action = make(_("Delete what is due…"), self._delete, key="Ctrl+D", name="delete",
                                  explain=_("Shows exactly what goes first."))
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers",
                                  explain=_("The sheet for assistants, and the overview."))
        self.access_action = make(_("Access report…"), self._access, key="Ctrl+R", name="access",
                                  explain=_("Everything about the person the cursor is on."))
        self.rule_action = make(_("Change how long"), self._rule, key="F2", name="rule",
                                explain=_("The rule the cursor is on."))
        self.erase_action = make(_("Erase for good…"), self._erase, key="Ctrl+Del", name="erase",
                                 explain=_("The person the cursor is on; sums stay, the name goes."))
        self.sheet_action = make(_("Change the sheet for assistants"), self._sheet, name="sheet",
                                 explain=_("Its words, in each language."))
        self._actions = (self.delete_action, self.access_action, self.erase_action, self.rule_action,
                         self.papers_action, self.sheet_action)  # fmt: skip

    def _suit(self) -> None:
        if not hasattr(self, "_actions"):
            return
        self.delete_action.setEnabled(any(each.now for each in self.schedule.rows_model.rows))
        for each in (self.access_action, self.erase_action):
            each.setEnabled(self.people.current_row() is not None)
        rule = self.rules.current_row()
        self.rule_action.setEnabled(rule is not None and rule.keep not in FIXED)

    def _people(
        self, everybody: Iterable[Assistant], gone: Mapping[str, date], until: date
    ) -> Iterator[PersonLine]:
        read = self.desk.session.read
        today, held = read(clock.today), read(employments.everybodys)
        for each in everybody:
            terms = held.get(each.id, [])
            left = bool(terms) and all(one.end is not None for one in terms)
            day = gone.get(each.id)
            yield PersonLine(
                each.id, each.name, state_word(each, terms, today), day, day is not None and day <= today,
                until if left and day is None else None,
            )  # fmt: skip

    def _to_due(self, who: str) -> None:
        """Go to the earliest line that holds something of theirs, and show all that is theirs beside it."""
        read = self.desk.session.read
        today = read(clock.today)
        own = read(together.of_person, who, today) if who else self.schedule.rows_model.rows
        if who and not own:
            # The year wheel looks farther ahead than what is shown at first.
            self.whole.set_value(True)
            own = read(together.of_person, who, today, True)
        if own and self.schedule.select(own[0].id) and who and roomy(self):
            rules = read(retention.rules)
            self.desk.inspect(LinePanel(self.desk, self._names.get(who, ""), own, rules))
        self.schedule.setFocus()

    def _show_whole(self) -> None:
        self.refresh()
        announce(self.shown.text(), beside=self)

    def _explain(self, line: Line) -> None:
        read = self.desk.session.read
        whose = read(together.whose, line, read(clock.today)) if line.several else ()
        named = ((self._names.get(who, "–"), count) for who, count in whose)
        title = self._names.get(line.person) or counted_words(line)
        self.desk.inspect(LinePanel(self.desk, title, [line], read(retention.rules), named))

    def _delete(self) -> None:
        dialogs.delete_dialog(self, self.desk, self._names, self._tell).open()

    def _papers(self) -> None:
        dialogs.papers_dialog(self, self.desk).open()

    def _sheet(self) -> None:
        choose_dialog(self, self.desk.session).open()

    def _access(self) -> None:
        row = self.people.current_row()
        if row is not None:
            dialogs.access_dialog(self, self.desk, row.id).open()

    def _erase(self) -> None:
        row = self.people.current_row()
        if row is not None:
            dialogs.erase_dialog(self, self.desk, row.id, self._tell).open()

    def _rule(self) -> None:
        row = self.rules.current_row()
        if row is not None and row.keep not in FIXED:
            dialogs.rule_dialog(self, self.desk.session, row).open()

    def _tell(self, text: str) -> None:
        """Say what is done, and where the backups stand."""
        older = self.desk.session.read(backups.copies)
        if older:
            text += " " + _("Earlier backups still hold it until new ones have taken their place.")
        self.done.show_text(text)
        self.done.show()
        self.desk.say(text)


def _words_of(until: date | None) -> str:
    """Return what the list of what may go holds: what may go until a day, or everything that has one."""
    if until is None:
        return _("Here is everything that has a day. What has none yet tells why at the foot of the page.")
    return _(
        "Here is what may go now, and what may go by {day}. What is kept longer is not shown.",
        day=current().date_year(until),
    )
