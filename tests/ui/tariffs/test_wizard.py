"""The wizard: ten questions, "I do not know" is an answer, and an interruption costs nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bpa_desk.domain.pay.gaps import gaps
from bpa_desk.domain.pay.profile import ClockChange, OvertimeWindow, TariffProfile, Window
from bpa_desk.services import tariffs
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.tariffs.page import TariffsPage
from bpa_desk.ui.tariffs.wizard import FIXED, OTHER, Wizard
from bpa_desk.ui.tariffs.wizard_steps import ASK, HOUR, MONTH, NO, YES


@pytest.fixture
def wizard(page: TariffsPage) -> Wizard:
    """Give the wizard at its first question."""
    page.start_wizard()
    return page.wizard


def through(wizard: Wizard, *answers: dict[str, object]) -> None:
    """Answer the questions in order and stand before the result."""
    for step, values in zip(wizard.steps, (*answers, *10 * ({},)), strict=False):
        for name, value in values.items():
            step.editor(name).set_value(value)  # type: ignore[attr-defined]
        wizard.onward()
    assert wizard.at == len(wizard.steps)


def made(wizard: Wizard, store: Store) -> TariffProfile:
    """Finish, and return the one own profile there is."""
    wizard.onward()
    (profile,) = tariffs.own(store)
    return profile


def test_a_shipped_example_answers_what_it_knows_and_asks_the_rest(wizard: Wizard, store: Store) -> None:
    through(wizard)
    profile = made(wizard, store)
    virke = tariffs.named("Virke BPA").editions[-1]
    (edition,) = profile.editions
    assert (edition.valid_from, edition.base) == (date(2026, 1, 1), virke.base)
    assert (edition.passive, edition.full_time) == (virke.passive, virke.full_time)
    assert gaps(edition) == (
        "KVELD", "LORSON", "HELG", "overtime", "additional", "pay_period", "timesheet_due", "clock_change",
    )  # fmt: skip
    assert "Virke" in profile.source


def test_with_no_agreement_and_no_answer_everything_is_a_question(wizard: Wizard, store: Store) -> None:
    through(wizard, {"agreement": OTHER, "name": "Vår avtale"})
    (edition,) = made(wizard, store).editions
    assert gaps(edition) == (
        "base", "full_time", "KVELD", "NATT", "LORSON", "HELG", "overtime", "additional", "passive",
        "pay_period", "timesheet_due", "clock_change",
    )  # fmt: skip
    assert {each.code for each in edition.supplements} == {"KVELD", "NATT", "LORSON", "HELG"}


def test_every_answer_comes_into_the_profile(wizard: Wizard, store: Store) -> None:
    through(
        wizard,
        {"agreement": OTHER, "name": "Vår avtale", "valid_from": date(2026, 3, 1), "paid": FIXED},
        {"answer": MONTH, "month": Fraction(33537), "week": 2130},
        {"answer": YES, "turnus": 2130, "day": 2250},
        {"KVELD.how": "kr", "KVELD.kr": Fraction(60), "NATT.how": "percent", "NATT.percent": Fraction(25),
         "NATT.minimum": Fraction(70), "KVELD.from": 17 * 60, "KVELD.to": 20 * 60},
        {"LORSON.how": "kr", "LORSON.kr": Fraction(57), "LORSON.beside": False},
        {"HELG.how": "percent", "HELG.percent": Fraction(400, 3), "HELG.eves": ["christmas_eve"]},
        {"answer": YES, "day": 450, "day_percent": Fraction(50), "from": 360, "to": 1200,
         "rest_percent": Fraction(100), "holiday_percent": Fraction(400, 3)},
        {"answer": YES, "percent": Fraction(50)},
        {"answer": YES, "minutes": Fraction(20), "call_minimum": 30, "call_step": 30, "third": True},
        {"start": 21, "due": 25},
    )  # fmt: skip
    (edition,) = made(wizard, store).editions
    assert edition.valid_from == date(2026, 3, 1)
    assert edition.base[0].kr == Fraction("218.01")
    assert dict(edition.full_time) == {"DAG40": 2250, "T38a": 2130, "T38b": 2130, "T38c": 2130, "T38d": 2130}
    found = {each.code: each for each in edition.supplements}
    assert found["KVELD"].windows == (Window(17 * 60, 20 * 60),)
    assert [found["NATT"].percent, found["NATT"].minimum] == [25, 70]
    assert not found["LORSON"].stands_beside(found["KVELD"])
    assert found["HELG"].stands_beside(found["NATT"])
    assert found["HELG"].windows == (Window(days=("holiday",)), Window(720, 1440, ("christmas_eve",)))
    assert edition.overtime is not None
    assert edition.overtime.windows == (
        OvertimeWindow(Fraction(50), Window(360, 1200)),
        OvertimeWindow(Fraction(100), Window(1200, 1800)),
        OvertimeWindow(Fraction(400, 3), Window(days=("holiday",))),
    )
    assert edition.overtime.day == 450
    assert edition.overtime.additional_percent == 50
    assert edition.passive is not None
    assert (edition.passive.factor, edition.passive.active_share) == (Fraction(1, 3), Fraction(1, 3))
    assert (edition.pay_period_start, edition.timesheet_due_day) == (21, 25)
    assert edition.clock_change is ClockChange.CLOCK  # as for a fixed salary, and still a question
    assert gaps(edition) == ("clock_change",)


def test_none_is_an_answer_and_leaves_no_question(wizard: Wizard, store: Store) -> None:
    through(
        wizard, {}, {"answer": HOUR, "kr": Fraction(220)}, {},
        {"KVELD.how": "none", "NATT.how": "none"}, {"LORSON.how": "none"}, {"HELG.how": "none"},
        {}, {"answer": NO}, {"answer": NO},
    )  # fmt: skip
    (edition,) = made(wizard, store).editions
    assert (edition.supplements, edition.passive) == ((), None)
    assert edition.base_rate(20, 2130) == 220
    assert gaps(edition) == ("overtime", "pay_period", "timesheet_due", "clock_change")


def test_what_an_answer_needs_is_asked_for_beside_it(wizard: Wizard) -> None:
    wizard.onward()
    pay = wizard.steps[1]
    pay.set_values({"answer": HOUR, "kr": None})
    wizard.onward()
    assert wizard.at == 1
    assert pay.error_text("kr")
    pay.set_values({"answer": ASK})
    wizard.onward()
    assert wizard.at == 2
    wizard.back()
    assert wizard.at == 1


def test_another_agreement_changes_the_proposals_and_the_name(wizard: Wizard) -> None:
    first = wizard.agreement.name.value()
    wizard.agreement.agreement.set_value("Stendi 2020")
    assert wizard.agreement.name.value() != first
    wizard.agreement.name.set_value("Min")
    wizard.agreement.agreement.set_value("Uloba 2023")
    assert wizard.agreement.name.value() == "Min"
    wizard.onward()
    assert wizard.steps[4].values()["LORSON.kr"] == 65


def test_a_taken_name_leads_back_to_the_name(wizard: Wizard, store: Store) -> None:
    through(wizard, {"name": "KS HTA 2023"})
    wizard.onward()
    assert wizard.at == 0
    assert wizard.agreement.error_text("name")
    assert tariffs.own(store) == ()


def test_an_interruption_costs_nothing(qtbot: QtBot, wizard: Wizard, desk: Desk) -> None:
    wizard.agreement.name.set_value("Halv")
    wizard.onward()
    wizard.steps[1].editor("answer").set_value(HOUR)  # type: ignore[attr-defined]
    wizard.steps[1].editor("kr").setText("21x")  # type: ignore[attr-defined]
    wizard.hide()
    other = TariffsPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.start_wizard()
    assert other.wizard.restored.isVisible()
    assert other.wizard.at == 1
    assert other.wizard.agreement.name.value() == "Halv"
    assert other.wizard.steps[1].editor("kr").text() == "21x"  # type: ignore[attr-defined]
    other.wizard.start_afresh()
    assert (other.wizard.at, other.wizard.restored.isVisible()) == (0, False)


def test_enter_goes_on_and_the_end_opens_the_profile(qtbot: QtBot, page: TariffsPage, store: Store) -> None:
    page.start_wizard()
    name = page.wizard.agreement.name
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert page.wizard.at == 1
    through_rest = len(page.wizard.steps) - 1
    for _number in range(through_rest):
        page.wizard.onward()
    assert page.wizard.questions.isVisible()
    assert page.focusWidget() is page.wizard.next_button
    page.wizard.onward()
    assert page.editor_is_open()
    assert page.editor.title.text() == tariffs.own(store)[0].name
    assert not page.editor.is_changed()
