"""What would come of it, and the list of what cannot be used."""

from __future__ import annotations

from bpa_desk.language import _, current, ngettext
from bpa_desk.services.exchange.sheet import Reject
from bpa_desk.ui.importing.outcome import Preview, is_empty, reject_columns, rejects, sentences
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.short_table import ShortTable


class ResultSection(Section):
    """A notice with what will come, and one with a table of what will not."""

    def __init__(self) -> None:
        super().__init__(_("What will come of it"))
        self.coming = Notice("", "good")
        self.refused = Notice("", "warning")
        self.rejects: ShortTable[Reject] = ShortTable(
            _("What cannot be used"), reject_columns(), key=lambda each: (each.row, each.column)
        )
        self.rejects.most = 5
        # The table cuts long reasons short, and what helps is said last in them.
        self.why = words("")
        self.rejects.chosen.connect(self._explain)
        for each in (self.coming, self.refused, self.rejects, self.why):
            self.add(each)

    def show_preview(self, preview: Preview) -> None:
        """Show what would come of it."""
        self.coming.show_text("\n".join(sentences(preview)), "warning" if is_empty(preview) else "good")
        found = {(each.row, each.column): each for each in rejects(preview)}
        self.refused.setVisible(bool(found))
        self.rejects.setVisible(bool(found))
        self.refused.show_text(
            ngettext(
                "{n} place cannot be used and is left out. It is marked in the sheet.",
                "{n} places cannot be used and are left out. They are marked in the sheet.",
                len(found),
            )
        )
        self.rejects.show_rows(list(found.values()))
        self._explain(self.rejects.current_row() or next(iter(found.values()), None))

    def spoken(self) -> str:
        """Return the result in short, as it is said aloud."""
        parts = [self.coming.label.text().partition("\n")[0]]
        if not self.refused.isHidden():
            parts.append(self.refused.label.text())
        return " ".join(parts)

    def _explain(self, reject: Reject | None) -> None:
        """Show the whole reason of the current line."""
        self.why.setVisible(reject is not None)
        if reject is not None:
            self.why.setText(_("{place}: {text}", place=reject.place, text=current().message(reject.why)))
