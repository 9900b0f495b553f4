"""The page of the ordning: facts, vedtak, needs and shift types go through their forms whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, needs, ordning, shift_types, vedtak
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.ordning import coverage, facts, grants, types
from bpa_desk.ui.preferences.page import SettingsPage
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)
NIGHT = ShiftType("n", "H", "Hvilende", ShiftKind.RESTING, 1320, 1920, ((1380, 1860),), 3, ("Medisin",))


@pytest.fixture(autouse=True)
def held_clock(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes", municipality="Vadsø")
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(page: SettingsPage) -> DraftDialog:
    return next(each for each in page.findChildren(DraftDialog) if each.isVisible())


def test_facts_are_changed_and_shown(page: SettingsPage, store: Store) -> None:
    now = ordning.current(store)
    employer = facts.employer_dialog(page, page.desk.session, now)
    employer.form.set_values({"employer_model": EmployerModel.KOMMUNE, "tariff_bound": False})
    employer.save()
    counting = facts.counting_dialog(page, page.desk.session, ordning.current(store))
    counting.form.set_values({"pay_period_start": 21.0, "day_start": None})
    counting.save()
    changed = ordning.current(store)
    assert (changed.employer_model, changed.tariff_bound) == (EmployerModel.KOMMUNE, False)
    assert (changed.pay_period_start, changed.day_start) == (21, 0)
    assert ("21" in " ".join(value for _label, value in facts.counting_lines(changed))) is True


def test_a_wrong_fact_is_refused_beside_its_field(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    dialog = facts.about_dialog(page, page.desk.session, ordning.current(store))
    dialog.show()
    dialog.form.set_values({"name": "  "})
    dialog.save()
    assert dialog.form.error_text("name")
    assert ordning.current(store).name == "Nes"
    dialog.reject()


def test_forms_give_back_what_they_were_given(page: SettingsPage, store: Store) -> None:
    now = ordning.change(
        store, leader="Anne", co_leaders=("Bo",), employer="Trygg", workplace="Veien 1\n9800 Vadsø"
    )
    for make in (facts.about_dialog, facts.employer_dialog, facts.counting_dialog):
        dialog = make(page, page.desk.session, now)
        dialog.save()
    assert ordning.current(store) == now


def test_a_new_vedtak_ends_the_one_before(page: SettingsPage, store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 2400))
    page.sections.add_vedtak()
    dialog = opened(page)
    assert dialog.form.values()["municipality"] == "Vadsø"
    dialog.save()
    assert dialog.form.error_text("minutes")
    dialog.form.set_values({"minutes": 3000})
    dialog.save()
    assert [(each.minutes, each.end) for each in vedtak.all_vedtak(store)] == [
        (2400, date(2026, 11, 20)),
        (3000, None),
    ]
    assert [each.minutes for each in page.sections.vedtak.table.rows_model.rows] == [3000, 2400]


def test_vedtak_and_needs_go_through_their_forms_unchanged(page: SettingsPage, store: Store) -> None:
    grant = vedtak.save_vedtak(
        store, Vedtak("v", date(2026, 1, 1), 2430, next_review=date(2026, 12, 1), notes="x")
    )
    need = needs.save_need(
        store, Need("n", date(2026, 1, 1), 1380, 420, weekdays=(6, 7), count=2, requires=("A",))
    )
    session = page.desk.session
    grants.vedtak_dialog(page, session, grant, lambda: TODAY).save()
    coverage.need_dialog(page, session, need, lambda: TODAY).save()
    assert vedtak.all_vedtak(store) == [grant]
    assert needs.needs(store) == [need]


def test_a_need_without_days_is_refused(page: SettingsPage, store: Store) -> None:
    page.sections.add_need()
    dialog = opened(page)
    dialog.form.set_values({"weekdays": ()})
    dialog.save()
    assert dialog.form.error_text("weekdays")
    dialog.form.set_values({"weekdays": (1, 3), "count": 2.0})
    dialog.save()
    assert [(each.weekdays, each.count) for each in needs.needs(store)] == [((1, 3), 2)]


def test_a_shift_type_keeps_its_night_and_its_rest(qtbot: QtBot, page: SettingsPage) -> None:
    form = types.TypeForm(NIGHT, [])
    qtbot.addWidget(form)
    assert form.kind() == NIGHT
    form.set_values({"end": 480, "passive": 60, "passive_end": 300})
    assert (form.kind().end, form.kind().passive) == (1920, ((1500, 1740),))


def test_half_a_passive_time_is_refused(page: SettingsPage, store: Store) -> None:
    page.sections.add_type()
    dialog = opened(page)
    dialog.form.set_values({"name": "Natt", "code": "N", "passive": 600})
    dialog.save()
    assert dialog.form.error_text("passive_end")
    dialog.form.set_values({"passive_end": 660})
    dialog.save()
    assert shift_types.shift_types(store)[0].passive == ((600, 660),)


def test_the_usual_types_come_at_a_press(page: SettingsPage, store: Store) -> None:
    QAbstractItemModelTester(
        page.sections.types.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.sections.usual.click()
    assert len(shift_types.shift_types(store)) == len(shift_types.USUAL_TYPES)
    assert page.sections.usual.isHidden()
    page.sections.types.remove_button.click()
    assert len(shift_types.shift_types(store)) == len(shift_types.USUAL_TYPES) - 1


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("filled", [False, True])
def test_page_and_dialogs_stand_the_audit(
    qtbot: QtBot, page: SettingsPage, desk: Desk, store: Store, look: Look, percent: int, filled: bool
) -> None:
    if filled:
        shift_types.ensure_defaults(store)
        vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 2430, municipality="Vadsø"))
        needs.save_need(store, Need("n", date(2026, 1, 1), 1380, 420, requires=("Medisinutdeling",)))
    look("light", percent)
    QApplication.processEvents()
    assert problems(page) == []
    session, now = desk.session, ordning.current(store)
    for dialog in (
        facts.about_dialog(page, session, now),
        facts.employer_dialog(page, session, now),
        facts.counting_dialog(page, session, now),
        grants.vedtak_dialog(page, session, Vedtak("v", TODAY, 0), lambda: TODAY, fresh=True),
        coverage.need_dialog(page, session, Need("n", TODAY, 480, 960), lambda: TODAY),
        types.type_dialog(page, session, NIGHT),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert problems(dialog) == []
        dialog.reject()
