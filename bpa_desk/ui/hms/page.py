"""The page *HMS*: what is due, what is to be put right, what was found before."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.hms_round import Checklist, Round, RoundState
from bpa_desk.domain.remedy import Remedy
from bpa_desk.language import _, current
from bpa_desk.services import checklists, clock, hms, person_checklists, remedies
from bpa_desk.services.identity import new_id
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms import dialogs
from bpa_desk.ui.hms.lists import remedies_table, rounds_table, standings_table
from bpa_desk.ui.hms.round import RoundView
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.page import Page, Place

LEAST = 170
"""The height of a list in pixels at 100 %."""
ICONS = {
    "begin": "check", "measure": "plus", "done": "good", "list": "plus", "edit": "edit", "remove": "trash",
    "papers": "print", "back": "chevron-left", "particulars": "people", "finish": "check", "sign": "lock",
}  # fmt: skip


class HmsPage(Page):
    """Rounds, measures and history; a round opens in their place and Esc leads back."""

    watches = frozenset(
        {"checklist", "hms_round", "remedy", "avvik", "risk", "goal", "attachment", "ordning", "assistant"}
    )
    help_topic = "hms"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("HMS"))
        self._open = ""
        self._origins: dict[tuple[str, str], str] = {}
        self._build()
        self._make_actions()
        self.show_actions(*self._actions, primary=self.begin_action, icons=ICONS)
        self._suit()

    def refresh(self) -> None:
        """Show the lists, or the round that is open."""
        read = self.desk.session.read
        self.standings.show_rows(read(hms.standings, current().code))
        undone = read(remedies.open_remedies)
        self._origins = read(remedies.origins, undone)
        self.measures.show_rows(undone)
        held = read(hms.rounds)
        self.history.show_rows(each for each in held if each.state is not RoundState.ONGOING)
        self.first.setVisible(not held)
        found = read(hms.found, self._open) if self._open else None
        if found is None:
            self._open = self.round.key = ""
        else:
            self.round.show_round(found)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the round that is open."""
        return {"section": f"open:{self._open}"} if self._open else {}

    def restore(self, place: Place) -> None:
        """Go to a checklist, a measure or a round."""
        kind, _colon, key = str(place.get("section", "")).partition(":")
        self.freshen()
        if kind == "open" and self.desk.session.read(hms.found, key) is not None:
            self.open_round(key)
        elif kind in ("round", "remedy"):
            self._close()
            table = self.standings if kind == "round" else self.measures
            table.select(key)
            table.setFocus()
            done = self.desk.session.read(remedies.found, key) if kind == "remedy" else None
            if done is not None and not done.open:
                # The list has only what is to be done; this is where a measure that is done is looked at.
                dialogs.remedy_dialog(self, self.desk.session, done).open()

    def step_back(self) -> bool:
        """Leave the round that is open; it is kept as it is."""
        return self._close()

    def first_focus(self) -> QWidget:
        """Return the questions of an open round, else the checklists."""
        return self.round.table if self._open else self.standings

    def begin(self) -> None:
        """Begin the chosen checklist, or go on with the round that is begun."""
        row = self.standings.current_row()
        if row is not None and row.id in person_checklists.TEMPLATES.values():
            # Who begins or leaves has a list of their own there, and goes on for weeks.
            self.desk.go("papers")
        elif row is not None:
            outcome = self.desk.session.run(hms.begin, row.id, current().code)
            if outcome and outcome.value is not None:
                self.open_round(outcome.value.id)

    def open_round(self, key: str) -> None:
        """Show a round in place of the lists."""
        self._open = key
        # First: where the focus is hidden away it goes to the next thing there is, and the page with it.
        self.round.show()
        self.round.table.setFocus()
        self.refresh()

    def _build(self) -> None:
        session = self.desk.session
        today = partial(session.read, clock.today)
        self.standings, self.measures = standings_table(today), remedies_table(
            today, lambda row: self._origins.get((row.about_kind, row.about), "")
        )
        self.history = rounds_table()
        self.lists = QWidget()
        box = QVBoxLayout(self.lists)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(4))
        self.first = words(
            _(
                "Here you go through the home and the work with a checklist, and see to it that what is "
                "found is put right. Choose the safety round at home and press Enter to begin."
            ),
            "soft",
        )
        box.addWidget(self.first)
        for title, table in (
            (_("Rounds and checklists"), self.standings),
            (_("Open measures"), self.measures),
            (_("Rounds held"), self.history),
        ):
            table.setMinimumHeight(round(LEAST * theme.current().scale))
            section = Section(title)
            section.add(table, 1)
            box.addWidget(section, 1)
        self.standings.opened.connect(lambda _row: self.begin())
        self.standings.deleted.connect(lambda _row: self._remove())
        self.measures.opened.connect(lambda row: dialogs.remedy_dialog(self, session, row).open())
        self.measures.deleted.connect(lambda row: session.run(remedies.remove_remedy, row.id))
        self.history.opened.connect(lambda row: self.open_round(row.id))
        self.history.deleted.connect(lambda row: session.run(hms.remove, row.id))
        for each in (self.standings, self.measures):
            each.chosen.connect(lambda _row: self._suit())
        self.round = RoundView(self.desk)
        self.round.ended.connect(self._finish)
        self.round.measures.chosen.connect(lambda _row: self._suit())
        self.body.addWidget(self.lists, 1)
        self.body.addWidget(self.round, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.begin_action = make(_("Begin or go on"), self.begin, key="Ctrl+N", name="begin",
                                 explain=_("With the checklist the cursor is on."))
        self.measure_action = make(_("New measure"), self._new_measure, key="Ctrl+M", name="measure")
        self.done_action = make(_("Measure is done"), self._done, key="Ctrl+D", name="done")
        self.edit_action = make(_("Change the checklist"), self._edit, key="F2", name="edit")
        self.new_action = make(_("New checklist"), self._new_list, key="Ctrl+Shift+N", name="list")
        self.remove_action = make(_("Use the checklist as it was"), self._remove, name="remove",
                                  explain=_("Removes your own version; a list of your own is deleted."))
        self.back_action = make(_("Back"), self._close, name="back",
                                explain=_("The round is kept as it is; go on with it another day."))
        self.particulars_action = make(_("About the round"), self._particulars, key="Ctrl+Shift+I",
                                       name="particulars")
        self.remark_action = make(_("Remark"), self.round.remark, key="F2", name="remark")
        self.finish_action = make(_("The round is done"), self._finish, key="Ctrl+Return", name="finish")
        self.sign_action = make(_("Close for signing"), self._sign, key="Ctrl+Shift+Return", name="sign")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self._listed = (self.begin_action, self.measure_action, self.edit_action, self.new_action,
                        self.remove_action)
        self._in_round = (self.back_action, self.particulars_action, self.finish_action, self.sign_action)
        self._actions = (*self._listed[:2], *self._in_round, self.done_action, *self._listed[2:],
                         self.papers_action)  # fmt: skip

    def _suit(self) -> None:
        held = self.desk.session.read(hms.found, self._open) if self._open else None
        self.lists.setVisible(held is None)
        self.round.setVisible(held is not None)
        self.retitle(held.title if held is not None else _("HMS"))
        if not hasattr(self, "_actions"):
            return
        for each in self._listed:
            each.setVisible(held is None)
            each.setEnabled(held is None)
        for each in (*self._in_round, self.remark_action):
            each.setVisible(held is not None)
            each.setEnabled(held is not None and held.state is not RoundState.SIGNED)
        self.back_action.setEnabled(held is not None)
        measure = self._measures().current_row()
        self.done_action.setVisible(held is None or measure is not None)
        self.done_action.setEnabled(measure is not None)
        undone = measure is not None and not measure.open
        self.done_action.setText(_("Measure is not done") if undone else _("Measure is done"))
        if held is not None:
            self.finish_action.setEnabled(held.state is RoundState.ONGOING)
            self.sign_action.setEnabled(held.state is RoundState.DONE)
            return
        row = self.standings.current_row()
        for each in (self.begin_action, self.edit_action):
            each.setEnabled(row is not None)
        own = row is not None and self.desk.session.read(checklists.changed, row.id)
        self.remove_action.setEnabled(own)
        self.remove_action.setVisible(own)

    def _close(self) -> bool:
        if not self._open:
            return False
        self._open = ""
        self.lists.show()
        self.standings.setFocus()
        self.refresh()
        return True

    def _current(self) -> Round | None:
        return self.desk.session.read(hms.found, self._open) if self._open else None

    def _finish(self) -> None:
        held = self._current()
        if held is not None and held.state is RoundState.ONGOING:
            self.desk.session.run(hms.finish, held.id)

    def _sign(self) -> None:
        held = self._current()
        if held is not None:
            dialogs.sign_dialog(self, self.desk.session, held).open()

    def _particulars(self) -> None:
        held = self._current()
        if held is not None:
            dialogs.particulars_dialog(self, self.desk.session, held).open()

    def _new_measure(self) -> None:
        session = self.desk.session
        dialogs.remedy_dialog(self, session, session.read(remedies.proposed)).open()

    def _done(self) -> None:
        row = self._measures().current_row()
        if row is not None:
            self.desk.session.run(remedies.set_done, row.id, row.open)

    def _measures(self) -> Table[Remedy]:
        return self.round.measures if self._open else self.measures

    def _edit(self) -> None:
        row = self.standings.current_row()
        if row is not None:
            dialogs.checklist_dialog(self, self.desk.session, row.checklist).open()

    def _new_list(self) -> None:
        fresh = Checklist(new_id(), "", 12, ())
        dialogs.checklist_dialog(self, self.desk.session, fresh, fresh=True).open()

    def _remove(self) -> None:
        row = self.standings.current_row()
        if row is not None and self.desk.session.read(checklists.changed, row.id):
            self.desk.session.run(checklists.remove_checklist, row.id)

    def _papers(self) -> None:
        from bpa_desk.ui.hms.papers import papers_dialog

        papers_dialog(self, self.desk, self._open).open()
