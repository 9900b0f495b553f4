"""Choices about pay and the leverandør's wage codes, written under Settings and heard by the sheets."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.services import ordning, pay_choices, payroll, shift_types
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.preferences.pay import PayrollSection, PaySection, pay_dialog, payroll_dialog
from tests.ui.audit import problems


@pytest.fixture(autouse=True)
def nes(store: Store) -> None:
    ordning.establish(store, "Nes")
    shift_types.save_shift_type(store, ShiftType("trip", "R", "Reise", ShiftKind.OTHER, 480, 960))


def test_choices_are_saved_told_and_heard(qtbot: QtBot, desk: Desk, store: Store) -> None:
    kinds: list[object] = []
    desk.session.changed.connect(kinds.append)
    section = PaySection(desk)
    qtbot.addWidget(section)
    section.refresh()
    asked = pay_dialog(None, desk)
    qtbot.addWidget(asked)
    asked.form.set_values({"money": True, "user_ill": Consequence.PAID, "journey:trip": True})
    asked.save()
    chosen = pay_choices.choices(store)
    assert (chosen.money, chosen.journeys) == (True, frozenset({"trip"}))
    assert dict(chosen.consequences) == {"user_ill": Consequence.PAID}
    assert kinds == [frozenset({"choice"})]
    asked.save()
    assert len(kinds) == 1  # the same again is no step
    desk.session.undo()
    assert not pay_choices.choices(store).money
    desk.session.redo()
    section.refresh()
    assert ("Regnes som reise", "Reise") in section._shown
    assert ("Bruker syk", "Betalt") in section._shown


def test_a_wage_code_that_is_wrong_is_refused_beside_its_field(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    asked = payroll_dialog(None, desk)
    qtbot.addWidget(asked)
    asked.form.set_values({"ORD": "1;2", "visma": True})
    asked.save()
    assert "semikolon" in asked.form.error_text("ORD")
    asked.form.set_values({"ORD": "100", "department": "7"})
    asked.save()
    chosen = payroll.choices(store)
    assert (dict(chosen.codes), chosen.department, chosen.visma) == ({"ORD": "100"}, "7", True)
    section = PayrollSection(desk)
    qtbot.addWidget(section)
    section.refresh()
    assert ("Vanlig arbeidstid (ORD)", "100") in section._shown


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_both_dialogs_are_named_and_whole(qtbot: QtBot, desk: Desk, code: str) -> None:
    language.use(code)
    for make in (pay_dialog, payroll_dialog):
        asked = make(None, desk)
        qtbot.addWidget(asked)
        with qtbot.waitExposed(asked):
            asked.show()
        qtbot.waitUntil(lambda asked=asked: problems(asked) == [])  # type: ignore[misc]
