"""The jobs of every day by keyboard alone, with the keys they cost: who comes, who steps in, what changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.offer import Offer, OfferAnswer
from bpa_desk.domain.plan import ToldPlan
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.services import rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from tests.journeys.conftest import MONDAY
from tests.journeys.keyboard import (
    ALT,
    CONTROL,
    SHIFT,
    ask,
    counted,
    fill,
    focus,
    go,
    name,
    press,
    save,
    tab_to,
    write,
)


def seen(window: MainWindow) -> str:
    """Return every word in sight, as a screen reader walks through it."""
    QApplication.processEvents()
    shown = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return "\n".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def copied() -> str:
    return QGuiApplication.clipboard().text()


def on(store: Store, who: str | None, day: int) -> Shift:
    """Return the one standing shift of the person that begins on the day."""
    when = MONDAY.toordinal() + day
    found = [
        each for each in store.all(Shift)
        if each.assistant == who and each.counts and store.zone.day(each.start).toordinal() == when
    ]
    (shift,) = found
    return shift


def test_job_1_who_comes_now_and_next_is_the_first_screen(window: MainWindow, team: Store) -> None:
    """Aim: no key at all."""
    with counted() as cost:
        text = seen(window)
    assert cost.keys == 0
    assert "Nå\nKari Nordlys\ntil 16:00" in text
    assert "Neste\nOla Ås\ni dag 16:00–20:00" in text
    assert "Første hull\nsøn. 29. nov. 08:00–16:00: 1 person mangler" in text


def test_job_2_somebody_is_ill_and_somebody_else_comes(window: MainWindow, team: Store) -> None:
    """Aim: 4 keys beside what is typed, to a message ready to send with who was asked noted."""
    before = team.all(Shift)
    ill = on(team, "kari", 5)
    with counted() as cost:
        ask("syk kari lørdag")
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return, CONTROL)
    assert cost.keys == 4
    assert copied() == (
        "Hei, Aino! Kan du ta en vakt lørdag 28. november, 08:00–16:00? Svar gjerne så snart du kan.\n"
        "Hilsen Lise Leder"
    )
    assert rota.shift(team, ill.id).code == "egenmelding"
    assert [each.assistant for each in team.all(Absence)] == ["kari"]
    (offer,) = team.all(Offer)
    assert (offer.assistant, offer.answer) == ("aino", OfferAnswer.ASKED)
    # Aino cannot; Mari is rung up and can.
    tab_to("Aino Čáhci: Nei")
    press(Qt.Key.Key_Space)
    tab_to("Mari Sjø.")
    assert "Ingen regel taler imot." in name()
    press(Qt.Key.Key_Space)
    tab_to("Melding")
    press(Qt.Key.Key_Down)
    tab_to("Sa ja: Gi vakta")
    press(Qt.Key.Key_Space)
    taken = on(team, "mari", 5)
    assert taken.period == ill.period
    answers = {each.assistant: (each.answer, each.means.value) for each in team.all(Offer)}
    assert answers == {"aino": (OfferAnswer.NO, "message"), "mari": (OfferAnswer.YES, "call")}
    assert "Mari Sjø tar vakta." in seen(window)
    # The record stands with Aino too, and all of it can be taken back.
    ask("aino")
    told = "lørdag 28. november, 08:00–16:00: spurt i dag kl. 10:00, melding. Svar i dag kl. 10:00: nei."
    assert told in seen(window)
    while team.undo_label is not None:
        press(Qt.Key.Key_Z, CONTROL)
    assert sorted(team.all(Shift), key=str) == sorted(before, key=str)
    assert team.all(Offer) == []
    assert team.all(Absence) == []


def test_job_2_by_buttons_costs_no_more(window: MainWindow, team: Store) -> None:
    """The same from the first screen without typing: who comes next is proposed as the one who rang."""
    with counted() as cost:
        press(Qt.Key.Key_I, CONTROL | SHIFT)
        save()
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return, CONTROL)
    assert cost.keys == 4
    assert [each.assistant for each in team.all(Absence)] == ["ola"]
    assert [each.assistant for each in team.all(Offer)] == ["aino"]
    assert "16:00–20:00" in copied()


def test_job_3_move_shorten_swap_and_note(window: MainWindow, team: Store) -> None:
    """Aim: 3 keys each at most, beside the arrows that go there and the words of the note."""
    go("week")
    press(Qt.Key.Key_Down)
    shift = on(team, "kari", 1)
    with counted() as cost:
        press(Qt.Key.Key_Right, ALT | SHIFT, 2)
    assert cost.keys <= 3
    assert rota.shift(team, shift.id).end == shift.end + 30
    with counted() as cost:
        press(Qt.Key.Key_Z, CONTROL)
        press(Qt.Key.Key_Down, ALT)
    assert cost.keys <= 3
    assert rota.shift(team, shift.id).assistant != "kari"
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    assert rota.shift(team, shift.id) == shift
    press(Qt.Key.Key_Up)
    with counted() as cost:
        press(Qt.Key.Key_M, CONTROL | SHIFT)
        write("husk nøkkelen")
        press(Qt.Key.Key_Escape)
    assert cost.keys <= 3
    assert rota.shift(team, shift.id).note == "husk nøkkelen"
    with counted() as cost:
        press(Qt.Key.Key_W, CONTROL | SHIFT)
        save()
    assert cost.keys <= 3
    assert rota.shift(team, shift.id).assistant != "kari"
    press(Qt.Key.Key_Z, CONTROL)
    assert rota.shift(team, shift.id).assistant == "kari"


def change_the_plan(team: Store) -> None:
    """Kari's Friday falls away, in the week."""
    go("week")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right, times=3)
    press(Qt.Key.Key_Delete)


def test_job_4_those_touched_are_told_and_nobody_else(
    qtbot: QtBot, window: MainWindow, team: Store, tmp_path: Path
) -> None:
    """Aim: 2 keys to a text ready to send."""
    change_the_plan(team)
    with counted() as cost:
        press(Qt.Key.Key_T, CONTROL | SHIFT)
        press(Qt.Key.Key_Space)
    assert cost.keys == 2
    assert copied() == (
        "Hei, Kari! Vaktplanen er endret:\n"
        "• Faller bort: fredag 27. november, 08:00–16:00.\nHilsen Lise Leder"
    )
    text = seen(window)
    assert "1 person kjenner ikke planen slik den står nå." in text
    tab_to("Side eller kalender …: Kari Nordlys")
    press(Qt.Key.Key_Space)
    fill("Mappe", str(tmp_path / "ut"))
    save()
    assert window.desk is not None
    jobs = window.desk.jobs
    qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    assert [each.read_bytes()[:5] for each in (tmp_path / "ut").glob("*.pdf")] == [b"%PDF-"]
    tab_to("Har fått vite det: Kari Nordlys")
    press(Qt.Key.Key_Space)
    assert [each.assistant for each in team.all(ToldPlan)] == ["kari"]
    assert "Alle kjenner den kunngjorte planen slik den står." in seen(window)
    # What comes later begins where she was told.
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    go("today")
    tab_to("Si fra om endringer: Har ikke fått vite hva som er endret i planen: Kari.")
    with counted() as cost:
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Space)
    assert cost.keys == 2
    assert "lørdag" in copied()
    assert "fredag" not in copied()


def test_job_5_a_normal_shift_costs_nothing_and_a_longer_one_four_keys(
    window: MainWindow, team: Store
) -> None:
    """Aim: 0 keys for what went as planned, at most 4 beyond the digits for what did not."""
    monday = on(team, "kari", 0)
    go("week")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    with counted() as cost:
        press(Qt.Key.Key_Return, CONTROL)
        write("17:30")
        save()
    assert cost.keys <= 4
    held = rota.shift(team, monday.id)
    assert (held.effective.end - held.end, held.status) == (90, ShiftStatus.WORKED)
    # From the first screen: the newest to have ended is Mari's night; she was called out.
    go("today")
    press(Qt.Key.Key_Return, CONTROL)
    assert "Mari Sjø" in focus().currentText()  # type: ignore[attr-defined]
    night = on(team, "mari", 0)
    with counted() as cost:
        press(Qt.Key.Key_Tab, times=3)
        write("02:10-02:40")
        save()
    assert cost.keys == 4
    assert [each.minutes for each in rota.shift(team, night.id).calls] == [30]
    # In the timesheet: Ola's Monday fell away, and why.
    ola = on(team, "ola", 0)
    ask("timeliste november ola")
    press(Qt.Key.Key_Home, CONTROL)
    with counted() as cost:
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Tab)
        write("f")
        save()
    assert cost.keys <= 4
    assert rota.shift(team, ola.id).code == "ferie"
    # What went as planned is on the timesheet without a key.
    untouched = on(team, "ola", 1)
    assert untouched.actual is None
    assert "Ola Ås" in seen(window)
    for _step in range(3):
        press(Qt.Key.Key_Z, CONTROL)
    assert rota.shift(team, monday.id) == monday
    assert rota.shift(team, night.id) == night
    assert rota.shift(team, ola.id) == ola
