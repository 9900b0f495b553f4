"""What needs the leader: a sentence each, and the one button that leads to where it is mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.urgency import pressing
from bpa_desk.language import _, current, ngettext, unbroken
from bpa_desk.services.today import Duty, Urgency
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import emptied, words
from bpa_desk.ui.tokens import SEVERITIES

AT_ONCE, MOST = 6, 10
"""How many duties are shown before one asks for all: a few, and more while so many must be done now."""
_SUBJECTS = {
    "timesheets": "start",
    "assistants": "assistant",
    "absences": "assistant",
    "agreements": "agreement",
    "documents": "document",
    "yearwheel": "entry",
    "avvik": "avvik",
}


class DutyList(QWidget):
    """The duties, most urgent first; built again only when they differ from what is shown."""

    def __init__(self, desk: Desk, explain: Callable[[Finding], object] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._explain = explain
        self._shown: tuple[object, ...] | None = None
        self._all = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(2))
        self.buttons: list[Button] = []
        self.explaining: list[Button] = []

    def show_duties(self, duties: Sequence[Duty], today: date) -> None:
        """Show the first few, or all when that was asked for."""
        state = (tuple(duties), today, self._all)
        if state == self._shown:
            return
        self._shown = state
        self._clear()
        if not duties:
            self._box.addWidget(words(_("Nothing needs you right now."), "soft"))
        few = at_once(duties)
        for duty in duties if self._all else duties[:few]:
            self._box.addWidget(self._row(duty, today))
        if len(duties) > few:
            more = len(duties) - few
            text = _("Show fewer") if self._all else ngettext("Show {n} more", "Show {n} more", more)
            self._box.addWidget(
                button(text, lambda: self._toggle(duties, today), kind="quiet"), 0, Qt.AlignmentFlag.AlignLeft
            )

    def _toggle(self, duties: Sequence[Duty], today: date) -> None:
        self._all = not self._all
        self.show_duties(duties, today)
        if self.buttons:
            self.buttons[min(at_once(duties), len(self.buttons) - 1) if self._all else 0].setFocus()

    def _row(self, duty: Duty, today: date) -> QWidget:
        now = theme.current()
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(now.gap(3))
        look = SEVERITIES[_severity(duty, today)]
        across.addWidget(IconLabel(look.icon, look.role), 0, Qt.AlignmentFlag.AlignTop)
        sentence = current().message(duty.text)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(sentence))
        told.addWidget(words(_subtitle(duty, sentence, today), "small"))
        across.addLayout(told, 1)
        action = button(_action(duty), lambda: self._go(duty))
        action.setAccessibleName(_("{action}: {sentence}", action=_action(duty), sentence=sentence))
        self.buttons.append(action)
        ways = QVBoxLayout()
        ways.setSpacing(now.gap(1))
        ways.addWidget(action)
        # What the rota's own rules say can be explained; holiday has its figures where it leads to.
        if duty.finding is not None and duty.page == "week" and self._explain is not None:
            why = button(_("Explain"), partial(self._explain, duty.finding), kind="quiet", icon="help")
            why.setAccessibleName(_("{action}: {sentence}", action=_("Explain"), sentence=sentence))
            self.explaining.append(why)
            ways.addWidget(why)
        ways.addStretch(1)
        across.addLayout(ways)
        return row

    def _go(self, duty: Duty) -> None:
        self._desk.go(duty.page, place_of(duty))

    def _clear(self) -> None:
        self.buttons = []
        self.explaining = []
        emptied(self._box)


def place_of(duty: Duty) -> dict[str, object]:
    """Return the place on the page where the duty is mended."""
    if duty.ask == "tell":
        return {"day": duty.subject, "ask": duty.ask}
    if duty.ask:
        return {"shift": duty.subject, "ask": duty.ask}
    if duty.page == "week":
        key = "shift" if duty.finding is not None and duty.finding.shifts else "day"
        return {key: duty.subject} if duty.subject else {"day": duty.due.isoformat()}
    return place_at(duty.page, duty.subject)


def place_at(page: str, subject: str) -> dict[str, object]:
    """Return the place on a page where something that falls due is done."""
    if page == "week" and subject.startswith("shift:"):
        return {"shift": subject.removeprefix("shift:")}
    return {"day" if page == "week" else _SUBJECTS.get(page, "section"): subject}


def page_action(page: str) -> str:
    """Return the words of the button that leads to a page."""
    return {
        "week": _("Look at the week"),
        "turnus": _("Open the grunnturnus"),
        "timesheets": _("Open timesheets"),
        "agreements": _("Open agreement"),
        "assistants": _("Open assistant"),
        "absences": _("Open absence"),
        "documents": _("Open paper"),
        "hms": _("Open HMS"),
        "yearwheel": _("Open the year wheel"),
        "notebook": _("Open the notebook"),
        "evaluation": _("Open the evaluations"),
        "avvik": _("Open avvik"),
        "internkontroll": _("Open internal control"),
        "privacy": _("Open privacy"),
        "transfer": _("Open the change"),
        "training": _("Open training"),
        "trepartsavtale": _("Open trepartsavtale"),
        "papers": _("Open personnel file"),
        "recruitment": _("Open recruitment"),
        "meetings": _("Open talks and meetings"),
        "handover": _("Open the handover book"),
    }.get(page, _("Open settings"))


def at_once(duties: Sequence[Duty]) -> int:
    """Return how many of the duties are shown at once."""
    now = sum(each.urgency is Urgency.NOW for each in duties)
    return max(AT_ONCE, min(now, MOST))


def _severity(duty: Duty, today: date) -> Severity:
    if duty.finding is not None:
        return duty.finding.severity
    return Severity.ADVARSEL if pressing(duty.urgency, duty.due, today) else Severity.INFO


def _subtitle(duty: Duty, sentence: str, today: date) -> str:
    """Return what kind of duty it is, its day, and its paragraph where the sentence does not name it."""
    day = current().relative_day(duty.due, today)
    law = unbroken(duty.finding.law if duty.finding is not None else duty.law)
    if duty.finding is None and law in sentence:
        law = ""
    word = _("Deadline set by law") if duty.law else _(SEVERITIES[_severity(duty, today)].word)
    return " · ".join(part for part in (word, day, law) if part)


def _action(duty: Duty) -> str:
    asked = {"tell": _("Tell the team"), "who": _("Who can step in?")}
    return asked.get(duty.ask) or page_action(duty.page)
