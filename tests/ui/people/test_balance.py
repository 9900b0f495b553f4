"""An assistant's balance and the hours bar open to the shifts they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bpa_desk.demo import open_demo
from bpa_desk.services import clock, people, today
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.figures import FiguresDialog
from bpa_desk.ui.people.balance import BalanceSection
from bpa_desk.ui.session import Session
from bpa_desk.ui.today.figures import AccountTable
from tests.ui.audit import problems
from tests.ui.conftest import Look


@pytest.fixture
def solli(look: Look) -> Iterator[Desk]:
    with open_demo("solli") as store:
        yield Desk(Session(store))
        store.observers.clear()


def _first(desk: Desk) -> str:
    return desk.session.read(people.assistants)[0].id


def test_the_balance_is_counted_when_unfolded_and_opens_to_its_shifts(qtbot: QtBot, solli: Desk) -> None:
    section = BalanceSection(solli, _first(solli), solli.session.read(clock.today))
    qtbot.addWidget(section)
    section.resize(400, 400)
    with qtbot.waitExposed(section):
        section.show()
    assert section.told.text() == ""
    section.details.toggle.setChecked(True)
    assert "avtalt" in section.told.text()
    shown = section.show_figures()
    assert isinstance(shown, FiguresDialog)
    assert shown.table.rows_model.rowCount() > 50
    assert problems(shown) == []
    assert shown.text.splitlines()[-1].startswith(section.told.text().splitlines()[0])
    shown.close()


def test_a_month_of_the_hours_bar_opens_by_enter(qtbot: QtBot, solli: Desk) -> None:
    account = solli.session.read(today.hours, solli.session.read(clock.today))
    assert account is not None
    table = AccountTable(solli)
    qtbot.addWidget(table)
    table.show_account(account)
    with qtbot.waitExposed(table):
        table.show()
    month = account.months[9]
    table.table.select(month.span.first.isoformat())
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    shown: FiguresDialog[Any]
    (shown,) = table.findChildren(FiguresDialog)
    assert sum(each.used for each in shown.table.rows_model.rows) == month.used
    assert problems(shown) == []
    shown.close()
