"""A dialog is as high as what there is to fill in, within the window it belongs to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Outcome

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def _opened(window: QWidget, form: Form) -> DraftDialog:
    dialog = DraftDialog(window, "Ny", form, lambda: Outcome(), final=True)
    dialog.open()
    QApplication.processEvents()
    return dialog


@pytest.mark.parametrize(("rows", "scrolls"), [(1, False), (5, False), (20, True)])
def test_it_scrolls_only_where_the_window_is_too_low(window: QWidget, rows: int, scrolls: bool) -> None:
    form = Form()
    for number in range(rows):
        form.row(f"Felt {number}", TextField(), field=str(number))
    dialog = _opened(window, form)
    assert dialog._area.verticalScrollBar().isVisible() is scrolls
    assert dialog.height() <= 700
    assert rows == 1 or dialog._area.height() - form.height() < 40, "no emptiness below the last field"
    dialog.reject()


def test_it_grows_with_what_a_choice_brings_and_marks_what_is_final(qtbot: QtBot, window: QWidget) -> None:
    form = Form()
    more = form.row("", CheckField("Mer"), field="more")
    for number in range(4):
        form.row(f"Felt {number}", TextField(), field=str(number))
        form.show_row(str(number), False)

    def show() -> None:
        for number in range(4):
            form.show_row(str(number), True)

    more.changed.connect(show)
    dialog = _opened(window, form)
    low = dialog.height()
    more.toggle()
    qtbot.waitUntil(lambda: dialog.height() > low)
    QApplication.processEvents()
    assert not dialog._area.verticalScrollBar().isVisible()
    assert dialog.save_button.property("kind") == "danger"
    dialog.reject()
