"""The page *Change of leverandør*: its dates, the checklist, and the package for the new employer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.transfer import Transfer
from bpa_desk.language import _, current
from bpa_desk.services import transfers
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.transfer.dialogs import checklist_dialog, note_dialog, package_dialog, transfer_dialog
from bpa_desk.ui.transfer.points import PointRow, points_table

KEYS = {"j": "tick", "y": "tick", " ": "tick", "i": "drop", "a": "drop"}
"""Both the Norwegian and the English letters, whichever language the window is in."""


class TransferPage(Page):
    """Every change of leverandør there has been or will be; the chosen one with its points and dates."""

    watches = frozenset({"transfer", "ordning"})
    help_topic = "transfer"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Change of leverandør"))
        self._shown = ""
        self._build()
        self._make_actions()
        icons = {"new": "plus", "edit": "edit", "package": "print", "tick": "good"}
        self.show_actions(
            self.new_action, self.edit_action, self.package_action, self.tick_action,
            primary=self.new_action, icons=icons,
        )  # fmt: skip
        self.show_more(self.drop_action, self.note_action, self.checklist_action, self.remove_action)
        self._suit()

    def refresh(self) -> None:
        """Show the changes and the points of the chosen one."""
        held = self.desk.session.read(transfers.transfers)
        self.table.show_rows(held)
        self.empty.setVisible(not held)
        self.content.setVisible(bool(held))
        self._show_chosen()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the change the cursor is on."""
        row = self.table.current_row()
        return {"section": row.id} if row is not None else {}

    def restore(self, place: Place) -> None:
        """Go to a change."""
        self.freshen()
        if self.table.select(str(place.get("section", ""))):
            self.points.setFocus()

    def first_focus(self) -> QWidget:
        """Return the points, or the one step while there is nothing."""
        if self.empty.step is not None and not self.empty.isHidden():
            return self.empty.step
        return self.points

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters that tick before the table looks for a row by them."""
        if watched is self.points and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            act = KEYS.get(event.text().casefold(), "")
            if act and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
            ):  # fmt: skip
                (self.tick if act == "tick" else self.set_needless)()
                return True
        return super().eventFilter(watched, event)

    def tick(self) -> None:
        """Say that the point is done, or that it is not after all, and move on."""
        held, row = self.table.current_row(), self.points.current_row()
        if held is not None and row is not None:
            done = not row.point.done_on
            if self.desk.session.run(transfers.tick, held.id, row.id, done) and done:
                self.points.select(row.id + 1)

    def set_needless(self) -> None:
        """Say that the point does not concern this change, or that it does after all."""
        held, row = self.table.current_row(), self.points.current_row()
        if held is not None and row is not None:
            needless = not row.point.needless
            if self.desk.session.run(transfers.set_needless, held.id, row.id, needless) and needless:
                self.points.select(row.id + 1)

    def _build(self) -> None:
        now = theme.current()
        self.empty = EmptyState(
            _("No change of leverandør"),
            _(
                "When the ordning goes over to another leverandør, you find here what is to be done, the "
                "dates of the law, and a package for the new employer in which you see every line first."
            ),
            _("Write down a change"),
            self._new,
        )
        self.body.addWidget(self.empty, 1)
        self.content = QWidget()
        box = QVBoxLayout(self.content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(4))
        self.table: Table[Transfer] = Table(
            _("Changes"),
            [
                Column(_("New leverandør"), lambda row: row.new_employer),
                day_column(_("First day"), lambda row: row.day),
                Column(_("Done"), progress_words, sort=lambda row: row.settled),
                Column(_("Leverandør until then"), lambda row: row.old_employer, stretch=True),
            ],
            empty=_("No change of leverandør"),
        )
        self.table.chosen.connect(lambda _row: self._show_chosen())
        self.table.opened.connect(lambda _row: self._edit())
        self.table.deleted.connect(lambda _row: self._remove())
        box.addWidget(self.table)
        self.dates = words("")
        section = Section(_("Dates to come"))
        section.add(self.dates)
        box.addWidget(section)
        self.points = points_table()
        self.points.setMinimumHeight(round(280 * now.scale))
        self.points.installEventFilter(self)
        self.points.opened.connect(lambda _row: self._note())
        below = Section(_("What is to be done"))
        below.add(words(_("The list is our advice; the dates with a paragraph are the law’s."), "soft"))
        below.add(self.points, 1)
        box.addWidget(below, 1)
        self.body.addWidget(self.content, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.new_action = make(_("New change"), self._new, key="Ctrl+N", name="new")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.package_action = make(
            _("Package for the new employer"), self._package, key="Ctrl+P", name="package",
            explain=_("You see every line before it leaves."),
        )  # fmt: skip
        self.tick_action = make(_("Point is done"), self.tick, key="Ctrl+D", name="tick")
        self.drop_action = make(_("Point does not concern"), self.set_needless, name="drop")
        self.note_action = make(_("Note on the point"), self._note, key="Ctrl+M", name="note")
        self.checklist_action = make(
            _("Write the checklist"), self._checklist, key="Ctrl+E", name="export",
            explain=_("The dates and the points as they stand, as PDF or web page."),
        )  # fmt: skip
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self._of_one = (
            self.edit_action, self.package_action, self.tick_action, self.drop_action, self.note_action,
            self.checklist_action, self.remove_action,
        )  # fmt: skip
        self._actions = (self.new_action, *self._of_one)

    def _suit(self) -> None:
        row = self.table.current_row()
        for each in getattr(self, "_of_one", ()):
            each.setEnabled(row is not None)

    def _show_chosen(self) -> None:
        row = self.table.current_row()
        self._suit()
        if row is None:
            return
        points: list[PassagePoint] = list(row.points)
        self.points.show_rows(PointRow(at, point) for at, point in enumerate(points))
        if row.id != self._shown:
            self._shown = row.id
            self.points.select(next((at for at, point in enumerate(points) if not point.settled), 0))
        language = current()
        told = [
            _("{day}: {what}", day=language.date_year(day), what=language.message(text))
            for day, text, _law in transfers.dates(row)
        ]
        self.dates.setText("\n".join(told) or _("Nothing more; all is seen to."))

    def _new(self) -> None:
        session = self.desk.session
        fresh = session.read(transfers.proposed, current().code)
        transfer_dialog(self, session, fresh, self.table.select).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            transfer_dialog(self, self.desk.session, row).open()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(transfers.remove, row.id)

    def _note(self) -> None:
        held, row = self.table.current_row(), self.points.current_row()
        if held is not None and row is not None:
            note_dialog(self, self.desk.session, held, row.id).open()

    def _package(self) -> None:
        row = self.table.current_row()
        if row is not None:
            package_dialog(self, self.desk, row).open()

    def _checklist(self) -> None:
        row = self.table.current_row()
        if row is not None:
            checklist_dialog(self, self.desk, row).open()


def progress_words(row: Transfer) -> str:
    """Return how much of the checklist is seen to."""
    return _("{n} of {all}", n=row.settled, all=len(row.points))
