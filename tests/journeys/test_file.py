"""The file by keyboard alone: made, opened, passphrases wrong, forgotten and new, a backup and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.services import lifecycle, opening, ordning, people
from bpa_desk.services.lifecycle import DataKey
from bpa_desk.ui.start.program import Program
from tests.journeys.keyboard import CONTROL, ask, fill, focus, go, name, press, save, tab_to, write
from tests.ui.start.conftest import PASSPHRASE, Starter

NEW = "fjord kaffe lykt ullsokk"
PATIENCE = 20_000


def seen(program: Program) -> str:
    """Return every word in sight."""
    QApplication.processEvents()
    window = program.application.window
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def is_open(program: Program) -> bool:
    return program.application.session is not None


def come_in(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: is_open(program), timeout=PATIENCE)
    QApplication.processEvents()


def lock(program: Program) -> None:
    press(Qt.Key.Key_L, CONTROL)
    assert not is_open(program)


def groups_in_sight(program: Program) -> dict[int, str]:
    """Return the numbered groups of the recovery sheet, read off the screen."""
    found = {}
    for line in seen(program).splitlines():
        number, dot, group = line.partition(".  ")
        if dot and number.isdigit():
            found[int(number)] = group
    return found


def names(program: Program) -> list[str]:
    assert program.application.session is not None
    return [each.name for each in program.application.session.read(people.assistants)]


def test_a_new_ordning_with_employer_passphrase_and_recovery_sheet(
    qtbot: QtBot, start: Starter, own_home: Path
) -> None:
    program = start()
    assert name() == "Start"
    press(Qt.Key.Key_Space)
    fill("Navnet på ordningen", "Solli")
    fill("Ditt eget navn", "Ida Leder")
    tab_to("Hvem er arbeidsgiver?")
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Up, times=2)
    fill("Navnet på arbeidsgiveren", "Oppdiktet Assistanse AS")
    fill("Passordfrase", PASSPHRASE)
    tab_to("Passordfrasen en gang til")
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(groups_in_sight(program)), timeout=PATIENCE)
    groups = groups_in_sight(program)
    assert len(groups) == 14
    for _field in range(2):
        tab_to("Gruppe ")
        number = int("".join(filter(str.isdigit, name())))
        write(groups[number].lower())
        press(Qt.Key.Key_Return)
    come_in(qtbot, program)
    session = program.application.session
    assert session is not None
    made = session.read(ordning.current)
    assert (made.name, made.leader, made.employer) == ("Solli", "Ida Leder", "Oppdiktet Assistanse AS")
    assert made.employer_model is EmployerModel.LEVERANDOR
    assert session.read(opening.sheet_kept)
    assert "Velkommen" in seen(program)
    # And it is a file that only the passphrase opens.
    lock(program)
    assert "Ida" not in seen(program)
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)


def test_a_wrong_passphrase_says_so_and_costs_only_another_try(
    qtbot: QtBot, start: Starter, made: Path
) -> None:
    program = start()
    write("feil frase her")
    press(Qt.Key.Key_Return)
    told = "Det er ikke passordfrasen til denne fila. Ingenting er endret"
    qtbot.waitUntil(lambda: told in seen(program), timeout=PATIENCE)
    assert not is_open(program)
    assert focus().hasSelectedText()  # type: ignore[attr-defined]
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_sheet(
    qtbot: QtBot, start: Starter, made: Path, key: DataKey
) -> None:
    program = start()
    tab_to("Glemt passordfrasen?")
    press(Qt.Key.Key_Space)
    write(" ".join(lifecycle.groups(key)))
    fill("Ny passordfrase", NEW)
    tab_to("en gang til")
    write(NEW)
    tab_to("Åpne med ny passordfrase")
    press(Qt.Key.Key_Space)
    come_in(qtbot, program)
    lock(program)
    write(NEW)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)
    assert lifecycle.key_of(made, NEW) == key


def test_the_passphrase_is_changed_and_the_old_one_no_longer_opens(
    qtbot: QtBot, start: Starter, made: Path, key: DataKey
) -> None:
    program = start()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)
    ask("bytt passordfrase")
    write(PASSPHRASE)
    tab_to("Ny passordfrase")
    write(NEW)
    tab_to("en gang til")
    write(NEW)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Passordfrasen er byttet." in seen(program), timeout=PATIENCE)
    lock(program)
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(focus().hasSelectedText()), timeout=PATIENCE)  # type: ignore[attr-defined]
    assert not is_open(program)
    write(NEW)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)


def test_a_backup_is_made_and_brought_back(qtbot: QtBot, start: Starter, made: Path, key: DataKey) -> None:
    store = opening.open_store(made, key)
    people.save_assistant(store, Assistant("kari", "Kari Nordlys"))
    store.close()
    program = start()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    come_in(qtbot, program)
    window = program.application.window
    assert window.desk is not None
    jobs = window.desk.jobs
    ask("sikkerhetskopier")
    press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: not jobs.running, timeout=PATIENCE)
    # Then Kari is renamed and Ola comes, both of which the backup knows nothing of.
    go("assistants")
    press(Qt.Key.Key_N, CONTROL)
    fill("Navn", "Ola Prove")
    save()
    assert names(program) == ["Kari Nordlys", "Ola Prove"]
    ask("sikkerhetskopier")
    press(Qt.Key.Key_Home, CONTROL)
    press(Qt.Key.Key_Return)
    assert "Hent" in name()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: names(program) == ["Kari Nordlys"], timeout=PATIENCE)
    assert QApplication.activeModalWidget() is None
    go("assistants")
    assert "Ola" not in seen(program)
