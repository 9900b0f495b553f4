"""The page *Handover book*: every entry with when it was last verified, and below it who leads meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from shiboken6 import isValid

from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.language import _, current
from bpa_desk.services import deputies, handover
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.handover import dialogs
from bpa_desk.ui.handover.lists import entries_table
from bpa_desk.ui.handover.meanwhile import MeanwhileSection
from bpa_desk.ui.handover.panel import DeputyPanel, EntryPanel
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.notice import EmptyState, Notice
from bpa_desk.ui.kit.table import Listing
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Place
from bpa_desk.ui.pages.register import RegisterPage

LEAST = 400
"""The height of the book in pixels at 100 %."""
ICONS = {
    "new": "plus", "edit": "edit", "verify": "check", "verify-all": "good", "papers": "print",
    "deputy": "person",
}  # fmt: skip


class HandoverPage(RegisterPage[HandoverEntry]):
    """The book in its own order; what is chosen stands beside. Who leads meanwhile has a list of its own."""

    watches = frozenset({"handover_entry", "deputy", "ordning", "trepartsavtale"})
    help_topic = "handover"
    subject = "entry"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Handover book"))
        self._beside: EntryPanel | None = None
        self.standing = Notice("", "note")
        self.body.addWidget(self.standing)
        self._make_actions()
        self._build()
        self.show_actions(*self._front, primary=self.verify_action, icons=ICONS)
        self.show_more(*self._later)

    def refresh(self) -> None:
        """Show the book and who leads as they stand now."""
        read = self.desk.session.read
        rows = read(handover.entries)
        self.meanwhile.refresh()
        self._tell(rows)
        filled = bool(rows or self.deputies.rows_model.rows)
        # What is not shown must not make the page higher than the window.
        self.listing.setMinimumHeight(round(LEAST * theme.current().scale) if filled else 0)
        self.meanwhile.setVisible(filled)
        for each in (self.verify_action, self.verify_all_action, self.edit_action, self.papers_action):
            each.setVisible(filled)
        self.show_register(rows, filled)

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return (*self._front, *self._later)

    def restore(self, place: Place) -> None:
        """Go to an entry, to the first that is old, or to one who leads meanwhile."""
        super().restore(place)
        kind, _colon, key = str(place.get("section", "")).partition(":")
        self.freshen()
        if kind in ("entry", "old"):
            old = self.desk.session.read(handover.old)
            # The first that is old may have been verified since the way here was made.
            self.table.select(old[0].id if kind == "old" and old else key)
            self.table.setFocus()
        elif kind == "deputy":
            self._to_deputy(key)

    def panel_of(self, row: HandoverEntry) -> Panel:
        """Return the whole entry with what can be done with it."""
        self._beside = EntryPanel(
            self.desk, row.id, (_("Verified today"), "check", self._verify),
            (_("Change"), "edit", self._edit), (_("Delete"), "trash", self._remove),
        )  # fmt: skip
        return self._beside

    def _show_panel(self, row: HandoverEntry | None) -> None:
        held = self._beside
        if row is not None and held is not None and isValid(held) and held.isVisible() and held.key == row.id:
            # It reads itself anew; made again, it would take the focus from the button that was pressed.
            self.suit()
        else:
            super()._show_panel(row)

    def suit(self) -> None:
        """Let the actions fit what is chosen."""
        row, led = self.table.current_row(), self.deputies.current_row()
        for each in (self.edit_action, self.remove_action, self.up_action, self.down_action):
            each.setEnabled(row is not None)
        held = self.table.rows_model.rows
        self.verify_action.setEnabled(any(each.written for each in self.table.selected_rows()))
        self.verify_all_action.setEnabled(any(each.written for each in held))
        self.papers_action.setEnabled(bool(held))
        for each in (self.deputy_edit_action, self.deputy_paper_action, self.deputy_remove_action):
            each.setEnabled(led is not None)
        today = self.today()
        self.deputy_end_action.setEnabled(led is not None and led.leads(today) and led.end != today)

    def _build(self) -> None:
        table = entries_table(self.today)
        table.opened.connect(lambda _row: self._edit())
        table.deleted.connect(lambda _row: self._remove())
        self.meanwhile = MeanwhileSection(self.desk)
        self.deputies = self.meanwhile.table
        self.deputies.opened.connect(lambda _row: self._edit_deputy())
        self.deputies.deleted.connect(lambda _row: self._remove_deputy())
        self.deputies.chosen.connect(self._deputy_chosen)
        empty = EmptyState(
            _("If you were in hospital tomorrow"),
            _(
                "Here you write what one who takes over must know: who decides, whom to call, how the day "
                "goes, where things are. Each part says when it was last verified. Begin with the questions "
                "of the template; delete what you do not need."
            ),
            _("Begin with the template"),
            self._begin,
        )
        self.lay_out(table, Listing(table, _("Filter by part or word …")), empty, self.meanwhile)
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self.suit())

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.verify_action = make(_("Verified today"), self._verify, key="Ctrl+D", name="verify",
                                  explain=_("What is chosen is right as it is."))
        self.verify_all_action = make(_("All verified today"), self._verify_all, key="Ctrl+Shift+D",
                                      name="verify-all", explain=_("When you have read the whole book."))
        self.new_action = make(_("New entry"), self.add, key="Ctrl+N", name="new")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.papers_action = make(_("Write the book"), self._papers, key="Ctrl+P", name="papers")
        self.deputy_action = make(_("Somebody leads meanwhile"), self._new_deputy, key="Ctrl+Shift+N",
                                  name="deputy",
                                  explain=_("Who, from when to when, and what they may decide."))
        self.up_action = make(_("Move up"), partial(self._move, -1), key="Alt+Up", name="up")
        self.down_action = make(_("Move down"), partial(self._move, 1), key="Alt+Down", name="down")
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self.begin_action = make(_("Add what is missing from the template"), self._begin, name="begin")
        self.deputy_edit_action = make(_("Change who leads meanwhile"), self._edit_deputy, name="deputy-edit")
        self.deputy_end_action = make(_("Leads no longer than today"), self._end, name="deputy-end")
        self.deputy_paper_action = make(_("Write the paper for the one who leads"), self._deputy_paper,
                                        key="Ctrl+Shift+P", name="deputy-paper")
        self.deputy_remove_action = make(_("Delete who leads meanwhile"), self._remove_deputy,
                                         name="deputy-remove")
        self._front = (self.verify_action, self.verify_all_action, self.new_action, self.edit_action,
                       self.papers_action, self.deputy_action)
        self._later = (self.up_action, self.down_action, self.remove_action, self.begin_action,
                       self.deputy_edit_action, self.deputy_end_action, self.deputy_paper_action,
                       self.deputy_remove_action)  # fmt: skip

    def _tell(self, rows: list[HandoverEntry]) -> None:
        today = self.today()
        old = sum(each.old(today) for each in rows)
        empty = sum(not each.written for each in rows)
        said = [
            _("To be verified: {n}.", n=old) if old else _("All that is written is verified."),
            _("Not written yet: {n}.", n=empty) if empty else "",
        ]
        self.standing.show_text(" ".join(each for each in said if each), "warning" if old else "good")
        self.standing.setVisible(bool(rows))

    def _to_deputy(self, key: str) -> None:
        if self.deputies.select(key):
            self.deputies.setFocus()
            self._show_deputy(self.deputies.current_row())

    def _deputy_chosen(self, row: Deputy | None) -> None:
        self.suit()
        # The list also fills itself while one is in the book above it.
        if self.deputies.hasFocus():
            self._show_deputy(row)

    def _show_deputy(self, row: Deputy | None) -> None:
        if row is not None and self.isVisible() and roomy(self):
            self.desk.inspect(
                DeputyPanel(
                    self.desk, row.id, (_("Change"), "edit", self._edit_deputy),
                    (_("Write the paper"), "print", self._deputy_paper),
                )
            )  # fmt: skip

    def add(self) -> None:
        """Open a new entry in the part the cursor is in."""
        session, row = self.desk.session, self.table.current_row()
        fresh = session.read(handover.new_entry, row.part if row is not None else BookPart.CONTACTS)
        dialog = dialogs.entry_dialog(self, session, fresh, fresh=True)
        dialog.accepted.connect(lambda: self.table.select(fresh.id))
        dialog.open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialogs.entry_dialog(self, self.desk.session, row).open()

    def _begin(self) -> None:
        self.desk.session.run(handover.begin, current().code)
        self.table.setFocus()

    def _verify(self) -> None:
        keys = [each.id for each in self.table.selected_rows()]
        if keys:
            self.desk.session.run(handover.verify, keys)

    def _verify_all(self) -> None:
        self.desk.session.run(handover.verify_all)

    def _move(self, steps: int) -> None:
        row = self.table.current_row()
        if row is not None:
            self.table.sort_by(-1)
            self.desk.session.run(handover.move, row.id, steps)

    def _remove(self) -> None:
        keys = [each.id for each in self.table.selected_rows()]
        if keys:
            self.desk.session.run(handover.remove, keys)

    def _papers(self) -> None:
        from bpa_desk.ui.handover.papers import BookDialog

        BookDialog(self.desk, self).open()

    def _new_deputy(self) -> None:
        session = self.desk.session
        fresh = session.read(deputies.new_deputy, current().code)
        dialog = dialogs.deputy_dialog(self, session, fresh)
        dialog.accepted.connect(lambda: self._to_deputy(fresh.id))
        dialog.open()

    def _deputy_then(self, then: Callable[[Deputy], object]) -> None:
        row = self.deputies.current_row()
        if row is not None:
            then(row)

    def _edit_deputy(self) -> None:
        self._deputy_then(lambda row: dialogs.deputy_dialog(self, self.desk.session, row).open())

    def _end(self) -> None:
        self._deputy_then(lambda row: self.desk.session.run(deputies.end_today, row.id))

    def _remove_deputy(self) -> None:
        self._deputy_then(lambda row: self.desk.session.run(deputies.remove, row.id))

    def _deputy_paper(self) -> None:
        from bpa_desk.ui.handover.papers import deputy_papers

        self._deputy_then(lambda row: deputy_papers(self, self.desk, row).open())
