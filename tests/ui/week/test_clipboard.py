"""What is copied in the week is the whole shift, not only the words of its cell."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bpa_desk.domain.shift import Break, Shift, ShiftKind
from bpa_desk.services import rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.pages.week import WeekPage
from tests.ui.week.conftest import MONDAY, Fill
from tests.ui.week.test_grid import CONTROL, go


def test_what_is_carried_by_the_clipboard_keeps_kind_note_and_breaks(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    (shift,) = fill("kari", 0, "18-22")
    rota.set_kind(people, shift.id, ShiftKind.STANDBY)
    rota.set_note(people, shift.id, "nøkkel")
    rota.set_breaks(people, shift.id, [Break(shift.start + 60, shift.start + 90, True)])
    page.refresh()
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_X, CONTROL)
    go(page, "ola", 2)
    QTest.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    go(page, "ola", 3)
    QTest.keyClick(page.grid, Qt.Key.Key_R, CONTROL)
    for day, each in zip((2, 3), people.all(Shift, order="start"), strict=True):
        assert (each.kind, each.note, each.assistant) == (ShiftKind.STANDBY, "nøkkel", "ola")
        assert each.breaks == (Break(each.start + 60, each.start + 90, True),)
        assert people.zone.day(each.start) == MONDAY + timedelta(days=day)
    # What comes from elsewhere is only what it says.
    QGuiApplication.clipboard().setText("18-22\t18-22")
    go(page, "ailu", 4)
    QTest.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert {each.kind for each in people.all(Shift) if each.assistant == "ailu"} == {ShiftKind.EVENING}
