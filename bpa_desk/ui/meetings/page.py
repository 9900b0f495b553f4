"""The page *Talks and meetings*: medarbeidersamtaler, staff and network meetings, and what was agreed."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.meeting import Meeting, Talk
from bpa_desk.language import _
from bpa_desk.services import clock, meetings, people
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.table import Listing
from bpa_desk.ui.meetings import dialogs
from bpa_desk.ui.meetings.guides import choose_dialog
from bpa_desk.ui.meetings.lists import GatheringRow, gatherings_table, points_table
from bpa_desk.ui.meetings.view import GatheringView
from bpa_desk.ui.page import Page, Place

LEAST, LEAST_BELOW = 240, 150
"""The heights of the two lists in pixels at 100 %."""
ICONS = {
    "talk": "person", "meeting": "people", "back": "chevron-left", "point": "plus", "done": "good",
    "particulars": "edit", "sign": "lock", "read": "check",
}  # fmt: skip


class MeetingsPage(Page):
    """All of them in a list; one opens in its place and Esc leads back."""

    watches = frozenset({"talk", "meeting", "assistant", "ordning"})
    help_topic = "meetings"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Talks and meetings"))
        self._open = ""
        self._build()
        self._make_actions()
        self.show_actions(*self._buttons, primary=self.talk_action, icons=ICONS)
        self.show_more(self.papers_action, self.guide_action, self.remove_action)
        self._suit()

    def refresh(self) -> None:
        """Show the lists, or what is open."""
        read = self.desk.session.read
        held = read(meetings.gatherings)
        self.table.show_rows(GatheringRow(each, read(meetings.name_of, each)) for each in held)
        self.points.show_rows(read(meetings.open_points))
        self.first.setVisible(not held)
        found = read(meetings.found, self._open) if self._open else None
        if found is None:
            self._open = self.view.key = ""
        else:
            self.view.show_gathering(found)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return (*self._buttons, self.write_action, self.papers_action, self.guide_action,
                self.remove_action)  # fmt: skip

    def place(self) -> Place:
        """Return what is open."""
        return {"section": f"open:{self._open}"} if self._open else {}

    def restore(self, place: Place) -> None:
        """Go to a talk or meeting, or begin a talk with the assistant that is due."""
        kind, _colon, key = str(place.get("section", "")).partition(":")
        self.freshen()
        if kind == "open" and self.desk.session.read(meetings.found, key) is not None:
            self.open_one(key)
        elif kind == "talk":
            self._close()
            self._new_talk(key)

    def step_back(self) -> bool:
        """Leave what is open; it is kept as it is."""
        return self._close()

    def first_focus(self) -> QWidget:
        """Return the topics of what is open, else the list."""
        return self.view.topics if self._open else self.table

    def open_one(self, key: str) -> None:
        """Show a talk or a meeting in place of the lists."""
        self._open = key
        self.refresh()
        self.view.topics.setFocus()

    def _build(self) -> None:
        today = partial(self.desk.session.read, clock.today)
        self.table, self.points = gatherings_table(today), points_table(today)
        self.lists = QWidget()
        box = QVBoxLayout(self.lists)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(4))
        self.first = words(
            _(
                "Here you prepare and write down talks with each assistant once a year, staff meetings and "
                "network meetings. What you agree on is told again when its deadline is near."
            ),
            "soft",
        )
        box.addWidget(self.first)
        scale = theme.current().scale
        self.table.setMinimumHeight(round(LEAST * scale))
        self.points.setMinimumHeight(round(LEAST_BELOW * scale))
        box.addWidget(Listing(self.table, _("Filter by name, kind, status…")), 2)
        section = Section(_("Agreed and not done"))
        section.add(self.points, 1)
        box.addWidget(section, 1)
        self.table.opened.connect(lambda row: self.open_one(row.id))
        self.table.deleted.connect(lambda row: self.desk.session.run(meetings.remove, row.id))
        self.points.opened.connect(lambda row: self.open_one(row.gathering.id))
        for each in (self.table, self.points):
            each.chosen.connect(lambda _row: self._suit())
        self.view = GatheringView(self.desk)
        self.view.points.chosen.connect(lambda _row: self._suit())
        self.body.addWidget(self.lists, 1)
        self.body.addWidget(self.view, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.talk_action = make(_("New talk"), self._new_talk, key="Ctrl+N", name="talk",
                                explain=_("A medarbeidersamtale with one assistant, from a guide."))
        self.meeting_action = make(_("New meeting"), self._new_meeting, key="Ctrl+Shift+N", name="meeting",
                                   explain=_("A staff, network or participation meeting, with an agenda."))
        self.back_action = make(_("Back"), self._close, name="back")
        self.write_action = make(_("Write what was said"), self.view.write, key="F2", name="write")
        self.point_action = make(_("New point"), self.view.change_point, key="Ctrl+M", name="point",
                                 explain=_("Something you agree on: what, who, by when."))
        self.done_action = make(_("Done"), self._done, key="Ctrl+D", name="done",
                                explain=_("The agreed point the cursor is on is done."))
        self.particulars_action = make(_("Day and topics"), self._particulars, key="Ctrl+Shift+I",
                                       name="particulars")
        self.sign_action = make(_("Signed"), self._sign, key="Ctrl+Shift+Return", name="sign")
        self.read_action = make(_("Who has read"), self._readers, key="Ctrl+Shift+M", name="read")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self.guide_action = make(_("Change what is spoken of"), self._guides, name="guides",
                                 explain=_("The topics a talk, a meeting or an interview is begun with."))
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self._listed = (self.talk_action, self.meeting_action)
        self._inside = (self.back_action, self.point_action, self.particulars_action, self.sign_action,
                        self.read_action)
        self._buttons = (*self._listed, *self._inside, self.done_action)  # fmt: skip

    def _suit(self) -> None:
        held = self.desk.session.read(meetings.found, self._open) if self._open else None
        self.lists.setVisible(held is None)
        self.view.setVisible(held is not None)
        name = self.desk.session.read(meetings.name_of, held) if held is not None else ""
        self.retitle(name or _("Talks and meetings"))
        if not hasattr(self, "_listed"):
            return
        anybody = bool(self.desk.session.read(people.assistants))
        for each in self._listed:
            each.setVisible(held is None)
            each.setEnabled(held is None)
        self.talk_action.setEnabled(held is None and anybody)
        for each in (*self._inside, self.write_action):
            each.setVisible(held is not None)
            each.setEnabled(held is not None and not held.closed)
        self.back_action.setEnabled(held is not None)
        self.sign_action.setVisible(isinstance(held, Talk))
        self.sign_action.setEnabled(isinstance(held, Talk) and not held.closed)
        self.read_action.setVisible(isinstance(held, Meeting))
        self.read_action.setEnabled(isinstance(held, Meeting))
        chosen = self.view.points.current_row() if held is not None else self.points.current_row()
        self.done_action.setEnabled(chosen is not None)
        self.remove_action.setEnabled(held is not None or self.table.current_row() is not None)

    def _close(self) -> bool:
        if not self._open:
            return False
        key, self._open = self._open, ""
        self.refresh()
        self.table.select(key)
        self.table.setFocus()
        return True

    def _new_talk(self, assistant: str = "") -> None:
        row = self.table.current_row()
        if not assistant and row is not None and isinstance(row.gathering, Talk):
            assistant = row.gathering.assistant
        dialogs.new_talk_dialog(self, self.desk.session, assistant, self.open_one).open()

    def _new_meeting(self) -> None:
        dialogs.new_meeting_dialog(self, self.desk.session, self.open_one).open()

    def _done(self) -> None:
        if self._open:
            self.view.toggle_done()
            return
        row = self.points.current_row()
        if row is not None:
            self.desk.session.run(meetings.set_done, row.gathering.id, row.at)

    def _particulars(self) -> None:
        held = self.view.held()
        if held is not None and not held.closed:
            dialogs.particulars_dialog(self, self.desk.session, held).open()

    def _sign(self) -> None:
        held = self.view.held()
        if isinstance(held, Talk) and not held.closed:
            dialogs.sign_dialog(self, self.desk.session, held).open()

    def _readers(self) -> None:
        held = self.view.held()
        if isinstance(held, Meeting):
            dialogs.readers_dialog(self, self.desk.session, held).open()

    def _remove(self) -> None:
        row = self.table.current_row()
        key = self._open or (row.id if row is not None else "")
        if key:
            self.desk.session.run(meetings.remove, key)
            self.table.setFocus()

    def _guides(self) -> None:
        choose_dialog(self, self.desk.session).open()

    def _papers(self) -> None:
        from bpa_desk.ui.meetings.papers import papers_dialog

        papers_dialog(self, self.desk, self._open).open()
