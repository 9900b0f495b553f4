"""The versions of one stillingsbeskrivelse in the inspector, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import N_
from bpa_desk.language import _
from bpa_desk.services import papers
from bpa_desk.services.paper_differences import Difference, DifferenceKind, compare
from bpa_desk.services.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Heading, words

_KINDS = {
    DifferenceKind.ADDED: N_("{part}: new"),
    DifferenceKind.REMOVED: N_("{part}: taken out"),
    DifferenceKind.CHANGED: N_("{part}: changed"),
    DifferenceKind.MOVED: N_("{part}: moved"),
}


def _named(paper: Stillingsbeskrivelse) -> str:
    return _("{number} ({state})", number=paper.version, state=told.state_word(paper))


class VersionsPanel(Panel):
    """Two versions to choose, the newest and the one before at first; what differs stands below.

    Of a stillingsbeskrivelse unless another ``kind`` comes with how its ``versions`` are read, ``compared``
    and ``named``; a version of any kind has an ``id`` and a ``version``.
    """

    watches = frozenset({"stillingsbeskrivelse"})

    def __init__(
        self,
        desk: Desk,
        document: str,
        open_version: Callable[[str], object],
        *,
        kind: str = "",
        versions: Callable[[Store, str], Sequence[Any]] = papers.versions,
        compared: Callable[[Any, Any], list[Difference]] = compare,
        named: Callable[[Any], str] = _named,
    ) -> None:
        super().__init__(desk, _("Versions"))
        self._document = document
        self._open = open_version
        self._read, self._compared, self._named = versions, compared, named
        if kind:
            self.watches = frozenset({kind})
        self._versions: dict[str, Any] = {}
        self.form = Form()
        self.newer = self.form.row(_("Version"), ChoiceField[str](), field="newer")
        self.older = self.form.row(_("Compared with"), ChoiceField[str](), field="older")
        self.opener = button(_("Open this version"), self._open_chosen, icon="documents")
        self.add(self.form)
        self.add(self.opener)
        self._told: QWidget | None = None
        self.lines: list[str] = []
        for each in (self.newer, self.older):
            each.changed.connect(self._compare)

    def refresh(self) -> bool:
        """Read the versions again; False when the paper is gone."""
        found = self.desk.session.read(self._read, self._document)
        if not found:
            return False
        fresh = not self._versions
        self._versions = {each.id: each for each in found}
        options = [(each.id, self._named(each)) for each in found]
        for field in (self.newer, self.older):
            blocked = field.blockSignals(True)
            field.offer(options)
            field.blockSignals(blocked)
        if fresh and len(found) > 1:
            self.older.set_value(found[1].id)
        self.form.show_row("older", len(found) > 1)
        self._compare()
        return True

    def _compare(self) -> None:
        newer = self._versions.get(self.newer.value() or "")
        older = self._versions.get(self.older.value() or "")
        if newer is None or older is None:
            return
        if newer.version < older.version:
            newer, older = older, newer
        self._show(newer, older, self._compared(older, newer))

    def _show(self, newer: Any, older: Any, found: list[Difference]) -> None:
        if self._told is not None:
            self.body.removeWidget(self._told)
            self._told.hide()
            self._told.deleteLater()
        self._told = QWidget()
        box = QVBoxLayout(self._told)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        self.lines = []
        if len(self._versions) == 1:
            self._say(box, _("There is only this version. Later ones are compared with it here."), "soft")
        elif newer.id == older.id:
            self._say(box, _("Choose two different versions to see what changed."), "soft")
        elif not found:
            self._say(box, _("The two versions say the same."), "soft")
        else:
            title = _("From version {old} to {new}", old=older.version, new=newer.version)
            box.addWidget(Heading(title, 3))
        for each in found:
            self._say(box, _(_KINDS[each.kind], part=each.part), "label")
            for line in each.removed:
                self._say(box, _("Out: {text}", text=line))
            for line in each.added:
                self._say(box, _("In: {text}", text=line))
        self.add(self._told)

    def _say(self, box: QVBoxLayout, text: str, role: str = "") -> None:
        self.lines.append(text)
        box.addWidget(words(text, role))

    def _open_chosen(self) -> None:
        key = self.newer.value()
        if key is not None:
            self._open(key)

