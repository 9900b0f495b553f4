"""How good a stillingsbeskrivelse is, in the inspector: check by check, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.stillingsbeskrivelse_quality import NOT_INCLUDED, REQUIRES, Checked, Remark
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import derived_papers, papers
from bpa_desk.services.store import Store
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, words

_OWN = {NOT_INCLUDED: told.NOT_INCLUDED, REQUIRES: told.REQUIRES}


class QualityPanel(Panel):
    """Every check of one version; ``go`` opens a part of it."""

    watches = frozenset({"stillingsbeskrivelse", "course", "assistant", "ordning"})

    def __init__(self, desk: Desk, key: str, go: Callable[[str, str], object]) -> None:
        super().__init__(desk, _("Quality"))
        self._key, self._go = key, go
        self._shown: tuple[str, list[Checked]] | None = None
        self.lines: list[str] = []

    def refresh(self) -> bool:
        """Judge the version again; False when it is gone."""
        found = self.desk.session.read(_read, self._key)
        if found is None:
            return False
        if found != self._shown:
            self._shown = found
            self._build(*found)
        return True

    def _build(self, title: str, checks: list[Checked]) -> None:
        box = self.renewed(3)
        self.lines = []
        box.addWidget(words(title, "soft"))
        good = [each for each in checks if not each.remarks]
        self._say(box, standing(checks))
        for each in checks:
            if each.remarks:
                section = Section(current().message(each.title))
                for remark in each.remarks:
                    self._remark(section, remark)
                box.addWidget(section)
        if good:
            section = Section(_("All is well"))
            for each in good:
                section.add(words(current().message(each.title)))
            box.addWidget(section)
        self.put_renewed()

    def _remark(self, section: Section, remark: Remark) -> None:
        text = current().message(remark.text)
        self.lines.append(text)
        section.add(words(text))
        part = _OWN.get(remark.part, remark.part or told.ABOUT)
        section.add(buttons([(_("Go there"), partial(self._go, self._key, part), "chevron-right")], text))

    def _say(self, box: QVBoxLayout, text: str) -> None:
        self.lines.append(text)
        box.addWidget(words(text, "label"))


def standing(checks: list[Checked]) -> str:
    """Return in a sentence how many of the checks found something to better."""
    lacking = sum(1 for each in checks if each.remarks)
    if not lacking:
        return _("All {n} checks are fine.", n=len(checks))
    return ngettext(
        "{n} of {total} checks has something to better.",
        "{n} of {total} checks have something to better.",
        lacking, total=len(checks),
    )  # fmt: skip


def _read(store: Store, key: str) -> tuple[str, list[Checked]] | None:
    paper = store.find(Stillingsbeskrivelse, key)
    if paper is None:
        return None
    name = papers.facts(store, key).assistant_name
    return f"{paper.title} · {told.standing(paper, name)}", derived_papers.judged(store, paper)
