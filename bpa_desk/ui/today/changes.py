"""What changed since the leader last looked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt

from bpa_desk.language import _, current, ngettext
from bpa_desk.services.today import Entry
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import Section, words

MOST = 6


class ChangeList(Section):
    """The newest changes as sentences, and a button that says they have been seen."""

    def __init__(self, seen: Callable[[], object]) -> None:
        super().__init__(_("Changed since you last looked"))
        self.text = words("")
        self.add(self.text)
        self.button = button(_("I have seen this"), seen, kind="quiet", icon="check")
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show the newest first; the button only where there is something."""
        lines = [_line(each, today) for each in entries[:MOST]]
        if len(entries) > MOST:
            more = len(entries) - MOST
            lines.append(ngettext("… and {n} more change", "… and {n} more changes", more))
        self.text.setText("\n".join(lines) if lines else _("Nothing has changed."))
        self.button.setVisible(bool(lines))


def _line(entry: Entry, today: date) -> str:
    when = datetime.fromisoformat(entry.at).replace(tzinfo=UTC).astimezone()
    label = current().message(entry.label)
    if entry.how == "undone":
        label = _("Undone: {change}", change=label)
    elif entry.how == "redone":
        label = _("Redone: {change}", change=label)
    return _("{day}: {change}", day=current().relative_day(when.date(), today), change=label)
