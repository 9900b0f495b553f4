"""The page Trepartsavtale by keyboard: from the conversation to a signed version and its paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.responsibility import PARTIES, Party, Way
from bpa_desk.domain.trepartsavtale import Trepartsavtale, TrepartState
from bpa_desk.language import CODES
from bpa_desk.services import clock, ordning, trepart_matrix, trepart_signing, trepartsavtale
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.documents.versions import VersionsPanel
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from bpa_desk.ui.trepart.page import TrepartPage
from bpa_desk.ui.trepart.view import ABOUT, CLAUSES, FACES, MATRIX, TALK
from tests.export.reading import faults, spoken
from tests.journeys.keyboard import ALT, CONTROL, SHIFT, counted, fill, focus, go, press, save, write
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)
SIGNED = dict.fromkeys((Party.KOMMUNE, Party.EMPLOYER, Party.LEADER), DAY)
MOST_KEYS = 75


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: Look) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(
        store, "Nes", leader="Lise Leder", employer="Fjord AS", municipality="Nes kommune"
    )
    store.barrier()
    with window_at(qtbot, store, DAY, "trepartsavtale") as made:
        yield made


def page_of(window: MainWindow) -> TrepartPage:
    page = window.page()
    assert isinstance(page, TrepartPage)
    return page


def begun(window: MainWindow, store: Store, face: str) -> tuple[TrepartPage, Trepartsavtale]:
    held = trepartsavtale.new_from_template(store, "nb")
    page = page_of(window)
    page.open_version(held.id, face)
    return page, held


def now(store: Store) -> Trepartsavtale:
    (held,) = store.all(Trepartsavtale)
    return held


def cells(held: Trepartsavtale, key: str) -> tuple[str, ...]:
    return next(each.cells for each in held.tasks if each.key == key)


def test_from_the_conversation_to_a_signed_paper_by_keyboard_alone(
    window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    go("trepartsavtale")
    with counted() as count:
        press(Qt.Key.Key_N, CONTROL)
        save()
        press(Qt.Key.Key_T, CONTROL)
        for task in trepartsavtale.agreements(store)[0].tasks:
            answer = {"plan": Qt.Key.Key_2, "stand_in": Qt.Key.Key_3}.get(task.key, Qt.Key.Key_1)
            press(answer if task.asked else Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return, CONTROL)
        press(Qt.Key.Key_Return, CONTROL | SHIFT)
        for name in ("Nes kommune", "Fjord AS", "Lise Leder"):
            fill(name, "24.11.2026")
        save()
        press(Qt.Key.Key_E, CONTROL)
        fill("Mappe", str(tmp_path))
        save()
        assert window.desk is not None
        jobs = window.desk.jobs
        qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    held = now(store)
    assert held.state is TrepartState.SIGNED
    assert cells(held, "plan") == ("", "A/M", "U", "M", "M")
    assert cells(held, "stand_in") == ("", "A/U", "M", "U", "M")
    assert cells(held, "interview") == ("", "A", "U", "M", "")
    assert cells(held, "employment") == ("", "A/U", "M", "", "I")
    assert count.keys <= MOST_KEYS, count.keys
    (written,) = tmp_path.glob("*.pdf")
    content = written.read_bytes()
    assert faults(content) == []
    said = spoken(content)
    assert "Signert tir. 24. nov. 2026" in said
    assert held.sha256[:20] in said


def test_the_conversation_is_paused_gone_on_with_and_undone(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, TALK)
    press(Qt.Key.Key_Return, times=2)
    assert "annonsen" in page.view.talk.buttons[0].accessibleDescription()
    press(Qt.Key.Key_3)
    assert page.view.talk.step is not None
    assert page.view.talk.step.task.key == "employment"
    place = page.place()
    press(Qt.Key.Key_Escape)
    assert page.view.face == MATRIX
    press(Qt.Key.Key_Escape)
    assert page.place() == {}
    page.restore(place)
    assert page.view.talk.step.task.key == "employment"
    press(Qt.Key.Key_Backspace)
    assert [each.accessibleName() for each in page.view.talk.buttons][2].endswith(", valgt")
    assert cells(now(store), "interview")[1] == "A/U"
    press(Qt.Key.Key_Z, CONTROL)
    assert cells(now(store), "interview") == cells(held, "interview")
    assert page.view.talk.step.task.key == "interview"
    assert not any(each.accessibleName().endswith(", valgt") for each in page.view.talk.buttons)


def test_what_the_law_settles_is_explained_and_cannot_be_answered(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, TALK)
    talk = page.view.talk
    for step in list(talk._steps):
        assert talk.step == step
        if not step.task.asked:
            press(Qt.Key.Key_1)
            talk.answer(Way.ALONE)
            assert talk.step == step, "a digit does nothing where nothing is asked"
        talk.go(1)
    assert talk.step is None
    assert now(store) == held


def test_the_summing_up_says_who_does_what(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page, held = begun(window, store, TALK)
    asked = [each for each in held.tasks if each.asked]
    ways = [Way.ALONE, Way.HELP, Way.EMPLOYER] * len(asked)
    for task, way in zip(asked[:-1], ways, strict=False):
        trepart_matrix.answer(store, held.id, task.key, way)
    page.view.talk.go(99)
    qtbot.waitUntil(page.view.talk.buttons[0].isVisible)
    said = "\n".join(
        label.text() for label in page.view.talk.card.findChildren(type(page.view.talk.progress))
        if not label.isHidden()
    )  # fmt: skip
    for title in ("Du gjør alene:", "Du gjør med hjelp", "Arbeidsgiveren gjør:", "Ikke svart på ennå:"):
        assert title in said
    assert asked[-1].name in said


def test_a_medarbeidsleder_adds_a_way(window: MainWindow, store: Store) -> None:
    ordning.change(store, co_leaders=("Mons Medleder",))
    page, _held = begun(window, store, TALK)
    page.view.talk.go(2)
    assert len(page.view.talk.buttons) == 4
    press(Qt.Key.Key_3)
    assert cells(now(store), "interview") == ("", "A", "U", "U", "")


def test_the_matrix_is_typed_like_a_spreadsheet(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, MATRIX)
    grid = page.view.matrix
    grid.select("plan", 1 + PARTIES.index(Party.EMPLOYER))
    write("au")
    press(Qt.Key.Key_Return)
    assert cells(now(store), "plan")[1] == "A/U"
    # Enter went to the row below, in the same column.
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (9, 2)
    write("x")
    press(Qt.Key.Key_Return)
    assert page.view.refused.isVisible()
    assert "A, U, M eller I" in page.view.refused.label.text()
    grid.select("plan", 1 + PARTIES.index(Party.ASSISTANT))
    press(Qt.Key.Key_Delete)
    assert not page.view.refused.isVisible()
    assert cells(now(store), "plan") == ("", "A/U", "U", "M", "")
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    assert now(store) == held


def test_a_row_without_anyone_who_answers_is_told_and_stops_the_sending(
    window: MainWindow, store: Store
) -> None:
    page, _held = begun(window, store, MATRIX)
    assert not page.view.missing.isVisible()
    page.view.matrix.select("plan", 1 + PARTIES.index(Party.EMPLOYER))
    write("m")
    press(Qt.Key.Key_Return)
    assert "Ingen har ansvaret for «Arbeidsplan og drøfting»" in page.view.missing.label.text()
    page.send_action.trigger()
    assert now(store).state is TrepartState.DRAFT


def test_tasks_are_added_renamed_and_removed_by_key(window: MainWindow, store: Store) -> None:
    page, _held = begun(window, store, MATRIX)
    press(Qt.Key.Key_M, CONTROL)
    fill("Oppgave", "Nøkler")
    save()
    assert now(store).tasks[-1].name == "Nøkler"
    page.view.matrix.select(now(store).tasks[-1].key)
    page.view.matrix.setFocus()
    press(Qt.Key.Key_F2)
    editor = focus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    write("Nøkler og alarm")
    press(Qt.Key.Key_Return)
    assert now(store).tasks[-1].name == "Nøkler og alarm"
    page.view.matrix.setFocus()
    press(Qt.Key.Key_Delete, CONTROL | SHIFT)
    assert len(now(store).tasks) == 24


def test_clauses_are_changed_moved_and_added_by_key(window: MainWindow, store: Store) -> None:
    page, _held = begun(window, store, CLAUSES)
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Down, ALT)
    assert [each.key for each in now(store).clauses][2:4] == ["duration", "purpose"]
    press(Qt.Key.Key_F2)
    fill("Overskrift", "Mål")
    save()
    assert now(store).clauses[3].heading == "Mål"
    page.view.clauses.setFocus()
    press(Qt.Key.Key_Delete)
    assert "Mål" not in [each.heading for each in now(store).clauses]
    press(Qt.Key.Key_M, CONTROL | SHIFT)
    fill("Overskrift", "Dyr i huset")
    save()
    assert now(store).clauses[-1].heading == "Dyr i huset"


def test_parties_and_terms_are_written_in_dialogs(window: MainWindow, store: Store) -> None:
    begun(window, store, ABOUT)
    press(Qt.Key.Key_Return)
    fill("Kommune: kontaktperson", "Bo Bestiller")
    fill("Medarbeidsleder: navn", "Mons Medleder")
    save()
    assert [each.name for each in now(store).signers][-1] == "Mons Medleder"
    assert now(store).member(Party.KOMMUNE).contact == "Bo Bestiller"
    press(Qt.Key.Key_G, CONTROL)
    fill("Innvilgede timer", "40")
    fill("Første dag", "1.1.2027")
    fill("Første evaluering", "1.12.2026")
    save()
    assert now(store).starts_on != date(2027, 1, 1), "the evaluation before the start is refused"
    fill("Første evaluering", "1.4.2027")
    save()
    assert (now(store).vedtak_minutes, now(store).evaluate_on) == (2400, date(2027, 4, 1))


def test_what_can_be_done_follows_the_state(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, MATRIX)

    def possible() -> set[str]:
        return {each.objectName() for each in page.actions_here() if each.isEnabled()}

    assert {"talk", "send", "task", "remove"} <= possible()
    page.send_action.trigger()
    assert {"sign", "take_back", "remove"} <= possible()
    assert {"talk", "send", "task"} & possible() == set()
    assert not page.view.matrix.grid.editable
    trepart_signing.sign(store, held.id, SIGNED)
    assert {"evaluated", "notice", "version", "export", "differences"} <= possible()
    assert {"remove", "sign", "take_back", "task"} & possible() == set()
    page.evaluated_action.trigger()
    save()
    assert now(store).evaluated_on is None, "an evaluation before the first day is refused"
    fill("Evaluert", "")
    press(Qt.Key.Key_Escape)
    for box in QApplication.topLevelWidgets():
        if box.isVisible() and box.isModal():
            box.done(0)  # type: ignore[attr-defined]
    page.version_action.trigger()
    assert [each.version for each in trepartsavtale.versions(store, held.document)] == [2, 1]


def test_the_differences_are_told_in_the_inspector(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, MATRIX)
    trepart_signing.send(store, held.id)
    trepart_signing.sign(store, held.id, SIGNED)
    draft = trepartsavtale.new_version(store, held.id)
    trepart_matrix.set_cell(store, draft.id, "plan", Party.EMPLOYER, "a/u")
    page.open_version(draft.id)
    press(Qt.Key.Key_H, CONTROL)
    assert window.frame is not None
    panel = window.frame.inspector.panel
    assert isinstance(panel, VersionsPanel)
    assert panel.lines[-3:] == [
        "Arbeidsplan og drøfting: endret", "Ut: Arbeidsgiver: A", "Inn: Arbeidsgiver: A/U"
    ]  # fmt: skip


def test_today_leads_to_the_agreement(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, ABOUT)
    page.step_back()
    page.restore({"section": "open:gone"})
    assert page.place() == {}
    for face in FACES:
        page.restore({"section": f"open:{held.id}", "face": face})
        assert page.place() == {"section": f"open:{held.id}", "face": face}
    page.restore({"section": f"open:{held.id}", "face": "nonsense"})
    assert page.view.face == ABOUT
    trepartsavtale.remove(store, held.id)
    assert page.place() == {}
    assert page.listed.isVisible()


def test_the_grid_is_a_sound_model_and_each_cell_is_a_sentence(window: MainWindow, store: Store) -> None:
    page, held = begun(window, store, MATRIX)
    model = page.view.matrix.grid
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken_cell = model.index(8, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken_cell == "Arbeidsgiver har ansvaret: Arbeidsplan og drøfting"
    trepart_matrix.add_task(store, held.id, "Nøkler")
    trepart_matrix.remove_task(store, held.id, "plan")
    assert model.rowCount() == 24
    assert tester.model() is model
    QTest.keyClick(page.view.matrix, Qt.Key.Key_Down)


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
@pytest.mark.parametrize("code", CODES)
def test_every_face_is_named_and_whole(
    qtbot: QtBot, store: Store, look: Look, code: str, palette: str, percent: int
) -> None:
    language.use(code)
    look(palette, percent)
    ordning.establish(store, "Nes", leader="Ánne Máret Čáhci-Guttormsen", employer="Fjord Assistanse AS")
    with clock.fixed(store.zone.at(DAY, 600)):
        made = MainWindow(Settings(language=code, palette=palette, text_percent=percent), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1024, 700)
        with qtbot.waitExposed(made):
            made.show()
        made.go("trepartsavtale")
        page = page_of(made)
        held = trepartsavtale.new_from_template(store, code)
        found = []
        for face in FACES:
            page.open_version(held.id, face)
            for _turn in range(20):
                said = problems(page)
                if not said:
                    break
                qtbot.wait(25)
            found += [f"{face}: {each}" for each in said]
        for _step in range(len(held.tasks)):
            page.view.talk.go(1)
            qtbot.wait(1)
            found += [f"talk: {each}" for each in problems(page.view.talk)]
        made.drop_desk()
    assert found == []
