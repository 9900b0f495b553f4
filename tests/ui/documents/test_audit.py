"""Every part and dialog of the documents, in every language: nothing unnamed, cut off or a trap."""

from __future__ import annotations

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
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.conftest import Look


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_nothing_is_unnamed_or_cut_off(qtbot: QtBot, look: Look, code: str) -> None:
    language.use(code)
    with open_demo("nes") as nes:
        drafts = [
            each for each in papers.stillingsbeskrivelser(nes) if each.state is DocumentState.DRAFT
        ]
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
                ask()
                (asked,) = [each for each in made.findChildren(DraftDialog) if each.isVisible()]
                qtbot.waitUntil(lambda asked=asked: problems(asked) == [])  # type: ignore[misc]
                asked.reject()
                QApplication.processEvents()
