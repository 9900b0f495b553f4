"""What a stillingsbeskrivelse builds on and where it differs, and those that build on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import derived_papers, people
from bpa_desk.services.paper_differences import Difference
from bpa_desk.services.store import Store
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.versions import difference_lines
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import Section, words


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel tells of one version."""

    paper: Stillingsbeskrivelse
    base: Stillingsbeskrivelse | None
    newer: Stillingsbeskrivelse | None
    differences: tuple[Difference, ...]
    built: tuple[tuple[Stillingsbeskrivelse, str, int], ...]


class BasePanel(Panel):
    """The base of one version with the differences, and what builds on it; ``open_version`` shows one."""

    watches = frozenset({"stillingsbeskrivelse", "assistant"})

    def __init__(self, desk: Desk, key: str, open_version: Callable[[str], object]) -> None:
        super().__init__(desk, _("What it builds on"))
        self._key, self._open = key, open_version
        self._shown: _Shown | None = None
        self.lines: list[str] = []

    def refresh(self) -> bool:
        """Compare again; False when the version is gone."""
        found = self.desk.session.read(_read, self._key)
        if found is None:
            return False
        if found != self._shown:
            self._shown = found
            self._build(found)
        return True

    def _build(self, shown: _Shown) -> None:
        box = self.renewed(3)
        self.lines = []
        if shown.base is None:
            text = _("It builds on no other. Derive one from it for a role or a person.")
            self._say(box, text, "soft")
        else:
            self._base(box, shown, shown.base)
        if shown.built:
            section = Section(_("What builds on it"))
            box.addWidget(section)
            for paper, whom, count in shown.built:
                text = f"{paper.title}, {whom}: " + (
                    ngettext("{n} difference", "{n} differences", count) if count else _("no difference")
                )
                self.lines.append(text)
                section.add(words(text))
                section.add(buttons([(_("Open"), partial(self._open, paper.id), "documents")], text))
        self.put_renewed()

    def _base(self, box: QVBoxLayout, shown: _Shown, base: Stillingsbeskrivelse) -> None:
        self._say(box, _("Builds on “{title}”, version {number}.", title=base.title, number=base.version))
        box.addWidget(buttons([(_("Open it"), partial(self._open, base.id), "documents")]))
        if shown.newer is not None:
            text = _("“{title}” has come in version {number} since.", title=base.title,
                     number=shown.newer.version)  # fmt: skip
            self._say(box, text, "label")
            self.step = button(_("Take over what is new"), self._take_over, kind="primary", icon="download")
            box.addWidget(self.step)
            box.addWidget(words(_("You get a draft. Where you have your own words, they stay."), "soft"))
        section = Section(_("Where it differs"))
        box.addWidget(section)
        if not shown.differences:
            self.lines.append(_("It says the same."))
            section.add(words(_("It says the same."), "soft"))
        for line, role in difference_lines(shown.differences):
            self.lines.append(line)
            section.add(words(line, role))

    def _take_over(self) -> None:
        outcome = self.desk.session.run(derived_papers.take_over, self._key)
        if outcome and outcome.value is not None:
            draft, kept = outcome.value
            self._open(draft.id)
            if kept:
                told_of = current().list(kept)
                self.desk.say(_("Your own words stay in: {sections}. Read them again.", sections=told_of))

    def _say(self, box: QVBoxLayout, text: str, role: str = "") -> None:
        self.lines.append(text)
        box.addWidget(words(text, role))


def _read(store: Store, key: str) -> _Shown | None:
    paper = store.find(Stillingsbeskrivelse, key)
    if paper is None:
        return None
    names = {each.id: each.name for each in people.assistants(store, archived=None)}
    return _Shown(
        paper, derived_papers.base_of(store, paper), derived_papers.newer_base(store, paper),
        tuple(derived_papers.differences(store, paper)),
        tuple(
            (each, told.whom(each, names.get(each.assistant or "", "")),
             len(derived_papers.differences(store, each)))
            for each in derived_papers.derived_from(store, paper)
        ),
    )  # fmt: skip
