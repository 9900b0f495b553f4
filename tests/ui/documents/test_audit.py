"""Every part and dialog of the documents, in every language: nothing unnamed, cut off or a trap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo import open_demo
from bpa_desk.domain.stillingsbeskrivelse import DocumentState
from bpa_desk.services import papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.conftest import Look


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_nothing_is_unnamed_or_cut_off(qtbot: QtBot, look: Look, code: str) -> None:
    language.use(code)
    with open_demo("nes") as nes:
        known = papers.stillingsbeskrivelser(nes)
        drafts = [each for each in known if each.state is DocumentState.DRAFT]
        night = next(each for each in known if each.role)
        for palette, percent in (("light", 100), ("dark", 100), ("contrast", 200)):
            look(palette, percent)
            made = DocumentsPage(Desk(Session(nes)))
            made.resize(1100, 900)
            qtbot.addWidget(made)
            with qtbot.waitExposed(made):
                made.show()
            qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
            made.open_version(drafts[0].id)
            for part in (told.ABOUT, "meals", told.NOT_INCLUDED, told.REQUIRES, told.APPENDIX):
                made.editor.choose(part)
                qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
            for ask in (made.add, made.copy, made.approve, made.export):
                sound_dialog(qtbot, made, ask)
            made.open_version(night.id)
            sound_dialog(qtbot, made, made.steps.derive)
            for ask in (made.versions, made.steps.base, made.steps.quality):
                sound_panel(qtbot, made, ask)


def sound_dialog(qtbot: QtBot, page: DocumentsPage, ask: Callable[[], object]) -> None:
    ask()
    (asked,) = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: problems(asked) == [])
    asked.reject()
    QApplication.processEvents()


def sound_panel(qtbot: QtBot, page: DocumentsPage, ask: Callable[[], object]) -> None:
    shown: list[Panel] = []
    page.desk.inspect_asked.connect(shown.append)
    ask()
    page.desk.inspect_asked.disconnect()
    (panel,) = shown
    qtbot.addWidget(panel)
    assert panel.refresh()
    panel.resize(680, 2400)
    panel.show()
    qtbot.waitUntil(lambda: problems(panel) == [])
