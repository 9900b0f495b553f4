"""One talk or meeting: its topics with what was said, and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.meeting import AgreedPoint, Meeting, Talk
from bpa_desk.export.meetings import day_words
from bpa_desk.language import _, current
from bpa_desk.services import clock, meetings
from bpa_desk.services.meetings import Gathering
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.meetings import dialogs
from bpa_desk.ui.meetings.lists import deadline_words, standing_words

TOPICS, POINTS = 300, 130
"""The heights of the two lists in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic by its place."""

    id: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """One agreed point by its place."""

    id: int
    point: AgreedPoint


class GatheringView(QWidget):
    """Shows one talk or meeting; Enter on a topic writes what was said, on a point changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.key = ""
        self._papers_of = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.status, self.people = words("", "label"), words("", "soft")
        self.note = words("")
        for each in (self.status, self.people, self.note):
            box.addWidget(each)
        self.topics: Table[TopicRow] = Table(
            _("Topics"),
            [
                Column(_("Number"), lambda row: str(row.id + 1), sort=lambda row: row.id, figures=True),
                Column(_("Topic"), lambda row: row.text, tip=lambda row: row.text),
                Column(
                    _("Said"), lambda row: row.note.replace("\n", " "), tip=lambda row: row.note, stretch=True
                ),
            ],
            empty=_("No topics."),
        )
        self.points: Table[AgreedRow] = Table(
            _("Agreed"),
            [
                Column(_("What"), lambda row: row.point.what, tip=lambda row: row.point.what),
                Column(
                    _("Deadline"), lambda row: deadline_words(row.point, self._today()),
                    sort=lambda row: row.point.deadline or "9999",
                    icon=lambda row: "warning" if row.point.late(self._today()) else "",
                ),
                Column(
                    _("Done"), lambda row: day_words(row.point.done_on, current()) or _("not yet"),
                    icon=lambda row: "good" if row.point.done_on else "",
                ),
                Column(_("Who"), lambda row: row.point.owner, stretch=True),
            ],
            empty=_("Nothing is agreed yet. Ctrl+M writes down what you agree on."),
        )  # fmt: skip
        scale = theme.current().scale
        for title, table, height in (
            (_("What you speak of"), self.topics, TOPICS), (_("Agreed"), self.points, POINTS)
        ):  # fmt: skip
            table.setMinimumHeight(round(height * scale))
            section = Section(title)
            section.add(table, 1)
            box.addWidget(section, 2 if table is self.topics else 1)
        self.topics.opened.connect(lambda _row: self.write())
        self.points.opened.connect(lambda row: self.change_point(row.id))
        self.points.deleted.connect(self._remove_point)
        papers = QWidget()
        self._papers = QVBoxLayout(papers)
        self._papers.setContentsMargins(0, 0, 0, 0)
        box.addWidget(papers)

    def show_gathering(self, held: Gathering) -> None:
        """Show it; a newly opened one stands at its first topic that nothing is written to."""
        opened = held.id != self.key
        self.key = held.id
        self.status.setText(standing_words(held, self._today()))
        day = current().date_year(held.day)
        self.people.setText(
            _("{day}, only for the two who talk. Never in exports other than its own paper.", day=day)
            if isinstance(held, Talk)
            else _("{day} with {people}", day=day, people=", ".join(held.participants) or "–")
        )
        self.note.setText(held.note)
        self.note.setVisible(bool(held.note))
        self.topics.show_rows(TopicRow(at, each.text, each.note) for at, each in enumerate(held.topics))
        self.points.show_rows(AgreedRow(at, each) for at, each in enumerate(held.points))
        if opened:
            self.topics.select(next((at for at, each in enumerate(held.topics) if not each.note), 0))
        if self._papers_of != held.id:
            self._papers_of = held.id
            emptied(self._papers)
            if isinstance(held, Meeting):
                self._papers.addWidget(AttachmentsSection(self._desk, meetings.KIND, held.id, _("Papers")))

    def held(self) -> Gathering | None:
        """Return what is shown, as it is now."""
        return self._desk.session.read(meetings.found, self.key) if self.key else None

    def write(self) -> None:
        """Write what was said of the topic the cursor is on."""
        row, held = self.topics.current_row(), self.held()
        if row is not None and held is not None and not held.closed:
            dialogs.topic_dialog(self, self._desk.session, held, row.id).open()

    def change_point(self, at: int | None = None) -> None:
        """Write a new point, or change the one at the place."""
        held = self.held()
        if held is not None and not held.closed:
            dialogs.point_dialog(self, self._desk.session, held, at).open()

    def toggle_done(self) -> None:
        """Say that the point the cursor is on is done, or that it is not after all."""
        row = self.points.current_row()
        if row is not None:
            self._desk.session.run(meetings.set_done, self.key, row.id, not row.point.done_on)

    def _today(self) -> date:
        return self._desk.session.read(clock.today)

    def _remove_point(self, row: AgreedRow) -> None:
        self._desk.session.run(meetings.remove_point, self.key, row.id)
