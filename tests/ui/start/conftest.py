"""A program over files of its own, cheap to unlock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import app
from bpa_desk.paths import settings_file
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import Beginning, DataKey, Stretching
from bpa_desk.settings import Settings
from bpa_desk.ui.start.program import Program

CHEAP = Stretching(1, 8192)
PASSPHRASE = "hest batteri korrekt stift"
Starter = Callable[[], Program]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, look: object) -> Iterator[Starter]:
    """Give a function that starts the program as a user would, settings read from the disk."""
    begun: list[Program] = []

    def begin() -> Program:
        settings = Settings.load(settings_file())
        program = Program(qapp, settings, app.pages(), CHEAP)
        app.begin_at_today(settings)
        window = program.application.window
        qtbot.addWidget(window)
        window.resize(1100, 800)
        assert program.begin()
        begun.append(program)
        with qtbot.waitExposed(window):
            window.show()
        return program

    yield begin
    for program in begun:
        program.application.window.close()
        program.claims.release()
        program.application.idle.stop()


@pytest.fixture
def key() -> DataKey:
    """Give a key."""
    return lifecycle.new_key()


@pytest.fixture
def made(own_home: Path, key: DataKey) -> Path:
    """Give a file with an ordning named Nes that opens with :data:`PASSPHRASE`; the settings know it."""
    file = own_home / "ordning.bpa"
    lifecycle.create(file, Beginning("Nes", "Ida Leder"), key, PASSPHRASE, CHEAP)
    settings = Settings.load(settings_file())
    settings.last_file = str(file)
    assert settings.save()
    return file
