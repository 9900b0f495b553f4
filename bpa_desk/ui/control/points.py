"""The eight points of § 5: how each is met, which must be in writing, and what is lacking."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.internal_control import ControlPoint, Point, PointStanding
from bpa_desk.domain.text import N_
from bpa_desk.export.internal_control import point_title, status_words
from bpa_desk.language import _, current
from bpa_desk.services import internal_control
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.session import Outcome, Session

# The page where a point is met, the section there, and what the place is called.
HERE: dict[Point, tuple[str, str, str]] = {
    Point.SKILLS: ("hms", "round:new", N_("HMS, the checklist for new assistants")),
    Point.PARTICIPATION: ("hms", "round:home", N_("HMS, who took part in the rounds")),
    Point.GOALS: ("internkontroll", "goals:", N_("Goals and plan")),
    Point.ORGANISATION: ("internkontroll", "card:", N_("Emergency card")),
    Point.RISK: ("internkontroll", "risk:", N_("Risks")),
    Point.AVVIK: ("avvik", "", N_("Avvik")),
}


class PointsView(View):
    """The points in a list, and the text of the chosen one below."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(
            desk, page, _("Overview"),
            _("What internkontrollforskriften § 5 asks for. Numbers 4 to 8 must be in writing: what you "
              "write here is in writing, and comes along on paper."),
        )  # fmt: skip
        _change, self.fill_action, _done, self.there_action = self.offer(
            (_("Write how it is met"), self._edit, "F2", "edit", ""),
            (_("Begin from the proposed texts"), self._fill, "Ctrl+N", "plus",
             _("Gives each point without a text one to begin from; your own texts stay.")),
            (_("Gone through today"), self._review, "Ctrl+D", "check",
             _("All points; you are reminded in a year. § 5 asks for regular review, once a year is ours.")),
            (_("Go to where it is met"), self._go, "Ctrl+G", "search", ""),
        )  # fmt: skip
        self.table: Table[PointStanding] = ShortTable(
            _("Points of internal control"),
            [
                Column(_("Number"), lambda row: str(row.point.number), sort=lambda row: row.point.number,
                       figures=True),
                Column(_("Point"), lambda row: point_title(row.id, current())),
                Column(_("In writing"), lambda row: _("Must be") if row.point.written else _("Need not be")),
                Column(_("Status"), lambda row: status_words(row, current()),
                       icon=lambda row: "good" if row.met else "warning",
                       tip=lambda row: status_words(row, current()), stretch=True),
            ],
            empty="",
        )  # fmt: skip
        self.table.opened.connect(lambda _row: self._edit())
        self.table.chosen.connect(self._show)
        self.body.addWidget(self.table)
        self.text = Section("", 3)
        self.asks, self.said, self.place = words("", "soft"), words(""), words("", "soft")
        self.here = words("", "soft")
        for each in (self.asks, self.said, self.here, self.place):
            self.text.add(each)
        self.body.addWidget(self.text)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the points as they stand."""
        rows = self.desk.session.read(internal_control.points)
        self.table.show_rows(rows)
        self.fill_action.setVisible(any(not each.held.text for each in rows))
        self._show(self.table.current_row())

    def front(self) -> QWidget:
        """Return the list."""
        return self.table

    def select(self, key: str) -> None:
        """Go to the point."""
        self.table.select(key)

    def _show(self, row: PointStanding | None) -> None:
        if row is None:
            return
        told = internal_control.texts(current().code)[row.id]
        self.text.heading.setText(f"{row.point.number}. {point_title(row.id, current())}")
        self.asks.setText(told.asks)
        self.said.setText(row.held.text or _("Nothing is written yet. Enter writes it."))
        where = HERE.get(row.point)
        self.there_action.setVisible(where is not None)
        self.here.setText(_("In the program: {place}", place=_(where[2])) if where else "")
        self.here.setVisible(where is not None)
        self.place.setText(_("Also written in: {place}", place=row.held.place) if row.held.place else "")
        self.place.setVisible(bool(row.held.place))

    def _go(self) -> None:
        row = self.table.current_row()
        where = HERE.get(row.point) if row is not None else None
        if where is not None:
            self.desk.go(where[0], {"section": where[1]} if where[1] else {})

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            point_dialog(self.page, self.desk.session, row).open()

    def _fill(self) -> None:
        self.desk.session.run(internal_control.fill_in, current().code)

    def _review(self) -> None:
        self.desk.session.run(internal_control.review)


def point_dialog(parent: QWidget, session: Session, row: PointStanding) -> DraftDialog:
    """Return the dialog for how one point is met; an empty one begins from the proposed text."""
    told = internal_control.texts(current().code)[row.id]
    form = Form()
    form.add(words(told.asks, "soft"))
    form.row(_("How it is met"), NotesField(rows=8), field="text")
    form.row(
        _("Also written in"), TextField(), field="place",
        help=_("If it is met elsewhere too, such as the employer’s handbook."),
    )  # fmt: skip
    form.set_values({"text": row.held.text or told.proposal, "place": row.held.place})

    def save(held: ControlPoint) -> Outcome[ControlPoint]:
        said = form.values()
        changed = replace(held, text=str(said["text"] or ""), place=str(said["place"] or ""))
        return session.attempt(internal_control.save_point, changed)

    return DraftDialog(parent, point_title(row.id, current()), form, partial(save, row.held))
