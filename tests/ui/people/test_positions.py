"""The wish for another position in the panel, part-time positions beside the list, and their papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.language import CODES, use
from bpa_desk.services import employments, people, positions
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.pages.assistants import AssistantsPage
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.part_time import PartTimePanel, offer_dialog, position_dialog
from bpa_desk.ui.people.part_time_words import position_lines
from bpa_desk.ui.people.size_papers import write_extra_hours, write_part_time
from bpa_desk.ui.people.wishes import wish_dialog, wish_words
from tests.ui.audit import problems

TODAY = date(2026, 11, 21)
HELD = PartTimePosition("p", "Helger", date(2027, 1, 4), 600, 2130)


@pytest.fixture(autouse=True)
def in_bokmaal() -> Any:
    yield
    use("nb")


@pytest.fixture
def kari(store: Store) -> Store:
    people.save_assistant(store, Assistant("kari", "Kari Nordmann"))
    employments.save_employment(store, Employment("e", "kari", date(2025, 1, 1), minutes_per_week=600))
    return store


def editor(form: Form, field: str) -> Any:
    """Return the field as what it is: each kind has its own way of being filled."""
    return form.editor(field)


def seen(widget: QWidget, kind: type[Any]) -> list[Any]:
    """Return what is shown: what was shown before lives on until Qt comes round to it."""
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget)]


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in seen(widget, QLabel)).replace("\u00a0", " ")


def press(panel: QWidget, name: str) -> None:
    found = [each for each in seen(panel, Button) if each.text() == name]
    assert found, name
    found[0].click()


def dialog_over() -> Any:
    """Return the newest dialog that was opened."""
    over = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    (found,) = [each for each in over if isinstance(each, DraftDialog)]
    return found


def test_a_wish_is_written_answered_and_undone_from_the_panel(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    use("en")
    dialog = wish_dialog(None, desk.session, desk.session.read(positions.new_wish, "kari"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.form.row_shown("answered_on")
    editor(dialog.form, "minutes").setText("20")
    editor(dialog.form, "discussed_on").setText("20.11.2026")
    dialog.save()
    assert dialog.form.error_text("discussed_on")
    editor(dialog.form, "discussed_on").setText("")
    editor(dialog.form, "answer").set_value(WishAnswer.PARTLY)
    assert dialog.form.row_shown("answered_on")
    editor(dialog.form, "criteria").setText("only by day")
    dialog.save()
    panel = PersonPanel(desk, "kari")
    qtbot.addWidget(panel)
    panel.refresh()
    sentence = "Wishes for 20 h a week since Sat 21 Nov 2026. What must be met: only by day."
    assert f"{sentence} Answer Sat 21 Nov 2026: in part." in said(panel)
    assert problems(panel) == []
    desk.session.undo()
    panel.refresh()
    assert "Wishes for" not in said(panel)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("answer", list(WishAnswer))
def test_a_wish_is_said_in_every_language(code: str, answer: WishAnswer) -> None:
    use(code)
    wish = PositionWish("w", "kari", TODAY, 1200, "", TODAY, "", answer, TODAY)
    told = wish_words(wish)
    assert told.count(".") >= 3
    assert "{" not in told


def test_the_panel_shows_what_one_was_asked_and_the_list_opens_the_positions(
    qtbot: QtBot, desk: Desk, kari: Store
) -> None:
    use("en")
    positions.save_position(kari, HELD)
    positions.save_offer(kari, PositionOffer("o", "p", "kari", TODAY, OfferAnswer.NO, note="has enough"))
    page = AssistantsPage(desk)
    qtbot.addWidget(page)
    shown: list[Panel] = []
    desk.inspect_asked.connect(shown.append)
    page.restore({"assistant": "position:p"})
    page.part_time_action.trigger()
    assert [type(each) for each in shown] == [PartTimePanel, PartTimePanel]
    for panel in shown:
        qtbot.addWidget(panel)
    person = PersonPanel(desk, "kari")
    qtbot.addWidget(person)
    person.refresh()
    assert "Helger: asked Sat 21 Nov 2026, no (has enough)" in said(person)


def test_a_position_goes_from_empty_to_asked_in_the_panel(qtbot: QtBot, desk: Desk, kari: Store) -> None:
    use("en")
    panel = PartTimePanel(desk)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.resize(360, 1400)
    panel.show()
    assert problems(panel) == []
    press(panel, "New part-time position")
    dialog = dialog_over()
    dialog.save()
    assert dialog.form.error_text("title")
    editor(dialog.form, "title").setText("Weekends")
    editor(dialog.form, "minutes").setText("36")
    dialog.save()
    assert "fewer hours than full time" in dialog.form.error_text("minutes")
    editor(dialog.form, "minutes").setText("10")
    dialog.save()
    panel.refresh()
    qtbot.waitUntil(lambda: "10 h a week, 28.2% of full time" in said(panel))
    assert "Not discussed yet." in said(panel)
    press(panel, "Ask a part-timer")
    asking = dialog_over()
    asking.save()
    panel.refresh()
    qtbot.waitUntil(lambda: "Kari Nordmann: asked Sat 21 Nov 2026, not answered yet" in said(panel))
    assert problems(panel) == []
    press(panel, "Write the paper…")
    assert isinstance(dialog_over(), ExportDialog)
    dialog_over().reject()
    (one,) = positions.positions(kari)
    press(panel, "Delete")
    assert positions.positions(kari) == []
    desk.session.undo()
    assert positions.offers(kari, one.id) != []


def test_what_stands_in_a_position_and_an_offer_comes_back_the_same(
    qtbot: QtBot, desk: Desk, kari: Store
) -> None:
    full = PartTimePosition(
        "p", "Helger", TODAY, 600, 2130, "Derfor.", TODAY, "tillitsvalgt", "enig", "kari", "perm 4"
    )
    positions.save_position(kari, full)
    offer = PositionOffer("o", "p", "kari", TODAY, OfferAnswer.YES, TODAY, "fra mars")
    positions.save_offer(kari, offer)
    for dialog in (position_dialog(None, desk.session, full), offer_dialog(None, desk.session, offer)):
        qtbot.addWidget(dialog)
        dialog.save()
    assert positions.position(kari, "p") == full
    assert positions.offers(kari, "p") == [offer]
    use("en")
    lines = "\n".join(position_lines(full)).replace("\u00a0", " ")
    assert lines.endswith("Why part-time: Derfor.\nDiscussed Sat 21 Nov 2026 with tillitsvalgt.")


def test_the_papers_are_written_where_one_asks_for_them(
    qtbot: QtBot, desk: Desk, kari: Store, tmp_path: Path
) -> None:
    positions.save_position(kari, HELD)
    parent = QWidget()
    qtbot.addWidget(parent)
    write_part_time(parent, desk, "p")
    write_extra_hours(parent, desk, "kari", TODAY)
    told: list[str] = []
    desk.say_asked.connect(lambda text, _urgent: told.append(text))
    dialogs = parent.findChildren(ExportDialog)
    assert len(dialogs) == 2
    for dialog in dialogs:
        editor(dialog.form, "folder").set_value(tmp_path)
        dialog.save()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 2)
    people.save_assistant(kari, Assistant("ola", "Ola"))
    write_extra_hours(parent, desk, "ola", TODAY)
    assert len(parent.findChildren(ExportDialog)) == 2
    qtbot.waitUntil(lambda: len(told) == 3)
