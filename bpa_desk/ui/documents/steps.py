"""What more one can do with a stillingsbeskrivelse: derive, compare with the base, judge, look through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.language import _
from bpa_desk.services import papers, recruitment
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import dialogs
from bpa_desk.ui.documents.base import BasePanel
from bpa_desk.ui.documents.quality import QualityPanel


class PaperSteps:
    """The actions; ``ready`` gives the paper one is at, ``opened`` and ``open_part`` show one."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        ready: Callable[[], Stillingsbeskrivelse | None],
        opened: Callable[[Stillingsbeskrivelse], object],
        open_part: Callable[[str, str], object],
    ) -> None:
        self._page, self._desk, self._ready, self._opened = page, desk, ready, opened
        self._open_part = open_part
        self.derive_action = action(
            page, _("Derive for a role or a person…"), self.derive, key="Ctrl+Shift+D", name="derive",
            explain=_("A draft that builds on this one, and shows where it differs."),
        )
        self.base_action = action(
            page, _("What it builds on, and differences"), self.base, key="Ctrl+Shift+H", name="base"
        )
        self.quality_action = action(
            page, _("Quality of the paper"), self.quality, key="Ctrl+J", name="quality",
            explain=_("Is every part there, and said plainly?"),
        )
        self.looked_action = action(
            page, _("Looked through today, it still applies"), self.looked_through, name="looked",
            explain=_("The next look is in a year."),
        )
        self.advert_action = action(
            page, _("Make an advert from it"), self.advert, name="advert",
            explain=_("A vacancy with the text of an advert, to be read and changed."),
        )
        self.actions = (
            self.quality_action, self.derive_action, self.base_action, self.looked_action, self.advert_action,
        )

    def suit(self, paper: Stillingsbeskrivelse | None) -> None:
        """Offer what can be done with the paper."""
        for each in self.actions:
            each.setEnabled(paper is not None)
        self.derive_action.setEnabled(paper is not None and paper.shared)
        self.looked_action.setEnabled(paper is not None and paper.state is DocumentState.APPROVED)

    def derive(self) -> None:
        """Ask whom a derived paper is for."""
        paper = self._ready()
        if paper is not None and paper.shared:
            dialogs.ask_derive(self._desk, self._page, paper, self._opened)

    def base(self) -> None:
        """Show what the paper builds on, in the inspector."""
        paper = self._ready()
        if paper is not None:
            self._desk.inspect(BasePanel(self._desk, paper.id, lambda key: self._open_part(key, "")))
            self._desk.say(_("It is shown in the details. F6 goes there."))

    def quality(self) -> None:
        """Judge the paper, in the inspector."""
        paper = self._ready()
        if paper is not None:
            self._desk.inspect(QualityPanel(self._desk, paper.id, self._open_part))
            self._desk.say(_("It is shown in the details. F6 goes there."))

    def looked_through(self) -> None:
        """Say that the version still holds."""
        paper = self._ready()
        if paper is not None:
            self._desk.session.run(papers.looked_through, paper.id)

    def advert(self) -> None:
        """Make a vacancy with an advert, and go there."""
        paper = self._ready()
        if paper is not None:
            outcome = self._desk.session.run(recruitment.vacancy_of, paper)
            if outcome and outcome.value is not None:
                self._desk.go("recruitment", {"section": f"vacancy:{outcome.value.id}"})
