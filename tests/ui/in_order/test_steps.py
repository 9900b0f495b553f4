"""Each step that mends something, and each duty of I dag, leads to its page with the right thing chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo import NOW, open_demo
from bpa_desk.services import clock, due, in_order
from bpa_desk.storage.store import Store
from bpa_desk.ui.control.page import ControlPage
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.handover.page import HandoverPage
from bpa_desk.ui.hms.page import HmsPage
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.page import Page
from bpa_desk.ui.privacy.page import PrivacyPage
from bpa_desk.ui.recruitment.page import RecruitmentPage
from bpa_desk.ui.today.duties import place_at
from tests.ui.windows import window_at


def steps(store: Store, today: date) -> list[tuple[str, str]]:
    """Return page and subject of every step: one of each kind for each person is enough."""
    lacks = [each for one in in_order.standings(store, today) for each in one.lacks]
    told = due.due(store, today - due.OVERDUE, today + due.FARTHEST)
    found: dict[object, tuple[str, str]] = {}
    for each in lacks:
        found.setdefault((each.page, each.text.template), (each.page, each.subject))
    for one in told:
        if one.told(today):
            found.setdefault((one.page, one.text.template), (one.page, one.subject))
    return list(dict.fromkeys(found.values()))


def current(table: object) -> str:
    """Return the id of the row a table is at."""
    assert isinstance(table, Table)
    return str(getattr(table.current_row(), "id", ""))


def landed(page: Page, key: str, subject: str) -> bool:
    """Return whether the page shows what the step is about."""
    kind, _colon, which = subject.partition(":")
    if not subject or kind in ("talk", "position", "year"):
        return True  # the page itself, or a draft or panel of its own, tested where it is made
    if isinstance(page, HmsPage):
        return current(page.standings if kind == "round" else page.measures) == which
    if isinstance(page, ControlPage):
        return page.key == kind and (not which or current(getattr(page.views[kind], "table", None)) == which)
    if isinstance(page, HandoverPage):
        return current(page.deputies if kind == "deputy" else page.table) == which
    if isinstance(page, DocumentsPage):
        return bool(page.place().get("document"))
    if isinstance(page, PrivacyPage):
        row = page.schedule.current_row()
        return row is not None and row.person == which
    if isinstance(page, RecruitmentPage) and kind != "candidate":
        return current(page.vacancies) == which
    return place_at(key, subject).items() <= page.place().items()


@pytest.mark.parametrize("demo", ["solli", "nes"])
def test_every_step_lands_where_it_mends(demo: str, qtbot: QtBot) -> None:
    language.use("nb")
    with open_demo(demo) as store, clock.fixed(NOW):
        today = clock.today(store)
        asked = steps(store, today)
        assert len(asked) > 10
        with window_at(qtbot, store, today, "today") as window:
            wrong = [step for step in asked if not _try(window, *step)]
    assert wrong == []


def _try(window: MainWindow, key: str, subject: str) -> bool:
    assert window.frame is not None
    window.go("today")
    window.go(key, place_at(key, subject) if subject else {})
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
        return window.frame.key == key
    page = window.frame.page()
    return page is not None and window.frame.key == key and landed(page, key, subject)
