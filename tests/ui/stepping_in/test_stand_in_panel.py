"""Who can step in: people in order with reasons, texts by language, the round and its record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.services import illness, offers, ordning, rota
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from bpa_desk.ui.stepping_in import message
from bpa_desk.ui.stepping_in.panel import StandInPanel
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.week.conftest import Fill


@pytest.fixture
def window(qtbot: QtBot, people: Store, look: Look) -> Iterator[MainWindow]:
    ordning.change(people, leader="Lise Leder")
    with people.change(Message("start")) as changes:
        changes.put(Employment("e2", "ola", date(2025, 1, 1), minutes_per_week=12 * 60))
        phone = (Contact("phone", "900 00 000"),)
        changes.put(Assistant("ola", "Ola Ås", contacts=phone, languages=("nynorsk",)))
        changes.put(Employment("e3", "ailu", date(2025, 1, 1), kind=EmploymentKind.TILKALLING))
        changes.put(Assistant("ailu", "Áilu Ŋuorgám Čearreš", languages=("davvisámegiella", "engelsk")))
    people.barrier()
    made = MainWindow(Settings(language="en"), PAGES)
    qtbot.addWidget(made)
    made.show_session(Session(people))
    made.resize(1280, 860)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.drop_desk()


def opened(window: MainWindow, shift: Shift) -> StandInPanel:
    window.go("week", {"shift": shift.id, "ask": "who"})
    assert window.frame is not None
    panel = window.frame.inspector.panel
    assert isinstance(panel, StandInPanel)
    return panel


def told(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just added comes into sight
    shown = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return " ".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def copied() -> str:
    return QGuiApplication.clipboard().text()


def tick(panel: StandInPanel, *keys: str) -> None:
    for key in keys:
        panel.people.boxes[key].setChecked(True)


def test_each_is_a_sentence_with_every_reason_and_the_first_has_the_focus(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    fill("ola", 3, "8-12")
    (shift,) = fill(None, 4, "14-22")
    panel = opened(window, shift)
    assert list(panel.people.boxes) == ["kari", "ola", "ailu"]
    assert window.focusWidget() is panel.people.boxes["kari"]
    assert panel.people.boxes["ola"].accessibleName().replace("\N{NO-BREAK SPACE}", " ") == (
        "Ola Ås. Nothing in the rules speaks against it. Off 26 h before. Has 4 h of 12 h that week. "
        "Brings no overtime. Works part time, and is asked before others (aml. § 14-3). Phone 900 00 000."
    )
    assert "Friday 27 November, 14:00–22:00." in told(panel)
    assert "Nobody has the shift yet." in told(panel)


def test_copying_notes_who_is_asked_and_says_nothing_of_why(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    fill("kari", 4, "14-22")
    with people.change(Message("need")) as changes:
        for each in people.all(Shift):
            changes.put(Shift(each.id, each.start, each.end, "kari", requires=("medisin",), note="KREFT"))
    window.go("week")
    (left,) = illness.report_ill(people, "kari", date(2026, 11, 27), "sykmelding")
    panel = opened(window, left)
    assert panel.people.rest is not None
    panel.people.rest.unfold(True)
    tick(panel, "ola", "ailu")
    panel.ground.set_value("vikar for Kari")
    assert list(panel.texts.groups) == ["nn", "en"]
    panel.texts.groups["nn"].copy.click()
    assert copied() == (
        "Hei, Ola! Kan du ta ei vakt fredag 27. november, 14:00–22:00? Det trengst: medisin. "
        "Svar gjerne så snart du kan.\nHelsing Lise Leder"
    )
    panel.texts.groups["en"].copy.click()
    assert copied().startswith("Hi Áilu! Can you take a shift Friday 27 November, 14:00–22:00?")
    for word in ("Kari", "KREFT", "sick", "ill", "sjuk", "vikar"):
        assert word not in copied()
    made = people.all(Offer)
    assert sorted((each.assistant, each.ground, each.answer) for each in made) == [
        ("ailu", "vikar for Kari", OfferAnswer.ASKED), ("ola", "", OfferAnswer.ASKED),
    ]
    assert panel.people.chosen() == []
    assert "Ola Ås (part time): asked today at 10:00, message; waiting for an answer." in told(panel.asked)
    window.undo()
    assert [each.assistant for each in people.all(Offer)] == ["ola"]


def test_what_is_written_by_hand_stays_when_another_is_chosen(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    (shift,) = fill(None, 4, "22-06")
    panel = opened(window, shift)
    tick(panel, "kari")
    text = panel.texts.groups["en"].field
    assert text.value().startswith("Hi Kari! Can you take a shift Friday 27 November, 22:00")
    assert "06:00 on Saturday?" in text.value()
    text.setPlainText("Kan du?")
    tick(panel, "ailu")
    assert panel.texts.groups["en"].field.value() == "Kan du?"
    assert [each.id for each in panel.texts.groups["en"].people] == ["kari", "ailu"]
    panel.texts.groups["en"].only.click()
    assert copied() == "Kan du?"
    assert people.all(Offer) == []


def test_one_on_call_needs_a_ground_beside_its_field(window: MainWindow, people: Store, fill: Fill) -> None:
    (shift,) = fill(None, 4, "14-22")
    panel = opened(window, shift)
    assert panel.ground.isVisibleTo(panel) is False
    tick(panel, "ailu")
    assert panel.ground.isVisibleTo(panel)
    assert "2 part-timers who could take it have not been asked." in told(panel)
    panel.ask_next()
    assert "on call" in panel.form.error_text("ground")
    assert people.all(Offer) == []
    panel.ground.set_value("vikar for Kari")
    panel.ask_next()
    assert [each.ground for each in people.all(Offer)] == ["vikar for Kari"]


def test_answers_are_noted_and_a_yes_ends_the_round(window: MainWindow, people: Store, fill: Fill) -> None:
    (shift,) = fill(None, 4, "14-22")
    panel = opened(window, shift)
    tick(panel, "ola", "kari")
    for _language in range(2):
        panel.ask_next()
    ola, kari = sorted(people.all(Offer), key=lambda each: each.assistant, reverse=True)
    panel.asked.buttons[kari.id, OfferAnswer.NO].click()
    assert people.get(Offer, kari.id).answer is OfferAnswer.NO
    panel.asked.buttons[kari.id, OfferAnswer.YES].click()
    assert people.get(Shift, shift.id).assistant == "kari"
    assert "Kari Nordmann takes the shift." in told(panel)
    assert not panel.order.isVisibleTo(panel)
    assert (ola.id, OfferAnswer.YES) not in panel.asked.buttons
    assert panel.thanks.isVisibleTo(panel)
    panel.thanks.findChildren(Button)[0].click()
    assert copied().startswith("Vakta fredag 27. november, 14:00–22:00 er teken. Takk likevel!")
    panel.asked.buttons[ola.id, OfferAnswer.NO_ANSWER].click()
    assert people.get(Offer, ola.id).answer is OfferAnswer.NO_ANSWER
    window.undo()
    window.undo()
    assert people.get(Shift, shift.id).assistant is None
    assert panel.order.isVisibleTo(panel)


def test_on_the_telephone_a_yes_is_one_button_and_there_is_no_text(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    (shift,) = fill("kari", 4, "14-22")
    panel = opened(window, shift)
    assert "Kari Nordmann has the shift until somebody else takes it." in told(panel)
    panel.means.set_value(OfferMeans.CALL)
    tick(panel, "ola")
    assert not panel.texts.isVisibleTo(panel)
    panel.note_button.click()
    assert [(each.assistant, each.means) for each in people.all(Offer)] == [("ola", OfferMeans.CALL)]
    tick(panel, "ailu")
    panel.ground.set_value("vikar for Kari")
    panel.yes_button.click()
    assert people.get(Shift, shift.id).assistant == "ailu"
    window.undo()
    assert people.get(Shift, shift.id).assistant == "kari"


def test_the_panel_follows_other_shifts_and_goes_with_its_own(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    (shift,) = fill(None, 4, "14-22")
    (other,) = fill(None, 5, "14-22")
    panel = opened(window, shift)
    QTest.keyClick(window.page().first_focus(), Qt.Key.Key_Right)  # type: ignore[union-attr, arg-type]
    assert panel.shift == other.id
    rota.cancel(people, [other.id], "user_away")
    assert "This shift is cancelled; nobody is needed." in told(panel)
    rota.remove(people, [other.id])
    assert window.frame is not None
    assert window.frame.inspector.panel is None


def test_a_shift_that_was_moved_says_what_was_offered(window: MainWindow, people: Store, fill: Fill) -> None:
    (shift,) = fill(None, 4, "14-22")
    offers.ask(people, shift.id, ["ola"])
    rota.move(people, shift.id, shift.start + 60, shift.end + 60)
    panel = opened(window, people.get(Shift, shift.id))
    assert "The shift was then Friday 27 November, 14:00–22:00." in told(panel.asked)


def test_who_is_away_is_folded_away_with_the_reason(window: MainWindow, people: Store, fill: Fill) -> None:
    (shift,) = fill(None, 4, "14-22")
    with people.change(Message("away")) as changes:
        changes.put(Absence("a", "ola", shift.start, shift.end, "ferie"))
    panel = opened(window, shift)
    assert panel.people.rest is not None
    assert panel.people.rest.toggle.text() == "Something against: 1"
    assert not panel.people.boxes["ola"].isVisibleTo(panel)


def test_the_record_stands_with_the_assistant(window: MainWindow, people: Store, fill: Fill) -> None:
    (shift,) = fill(None, 4, "14-22")
    for _time in range(6):
        offers.ask(people, shift.id, ["ola"])
    rota.remove(people, [shift.id])
    window.go("assistants", {"assistant": "ola"})
    assert window.frame is not None
    said = told(window.frame.inspector)
    assert "Asked to step in" in said
    assert "Friday 27 November, 14:00–22:00: asked today at 10:00, message; waiting for an answer." in said
    assert "… and 1 more time" in said


@pytest.mark.parametrize(
    ("spoken", "code"),
    [((), "en"), (("norsk",), "nb"), (("davvisámegiella", "Nynorsk"), "nn"), (("English", "nb"), "en")],
)
def test_the_text_is_in_a_language_the_assistant_knows(spoken: tuple[str, ...], code: str) -> None:
    assert message.code_for(Assistant("a", "A", languages=spoken)) == code


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_all_of_it_is_named_and_whole(
    qtbot: QtBot,
    window: MainWindow,
    people: Store,
    fill: Fill,
    look: Look,
    palette: str,
    percent: int,
    code: str,
) -> None:
    look(palette, percent)
    window.set_language(code)
    (shift,) = fill(None, 4, "14-22")
    with people.change(Message("away")) as changes:
        changes.put(Absence("a", "kari", shift.start, shift.end, "ferie"))
    offers.ask(people, shift.id, ["ola"])
    panel = opened(window, shift)
    assert panel.people.rest is not None
    panel.people.rest.unfold(True)
    tick(panel, "ailu", "kari")
    assert window.frame is not None
    inspector = window.frame.inspector
    qtbot.waitUntil(lambda: problems(inspector) == [])
    assert panel.minimumSizeHint().width() <= inspector.width()
