"""The session runs services, tells what changed, and turns errors into words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import people
from bpa_desk.services.store import StorageError, Store
from bpa_desk.ui.session import Session

pytestmark = pytest.mark.usefixtures("look")


def _add(session: Session, name: str) -> bool:
    return bool(session.run(people.save_assistant, session.read(people.new_assistant, name)))


def test_a_change_is_told_with_its_kinds_words_and_undo(qtbot: QtBot, store: Store) -> None:
    session = Session(store)
    kinds: list[frozenset[str]] = []
    said: list[str] = []
    labels: list[tuple[str, str]] = []
    session.changed.connect(kinds.append)
    session.did.connect(said.append)
    session.undo_changed.connect(lambda undo, redo: labels.append((undo, redo)))
    assert _add(session, "Kari")
    assert len(kinds) == len(said) == len(labels) == 1
    assert "assistant" in kinds[0]
    assert "Kari" in said[0]
    assert labels[0][0][0].islower()
    assert labels[0] == (session.undo_text(), "")


def test_undo_and_redo_say_what_they_did(qtbot: QtBot, store: Store) -> None:
    session = Session(store)
    _add(session, "Kari")
    said: list[str] = []
    session.did.connect(said.append)
    assert session.undo()
    assert session.read(people.assistants) == []
    assert session.redo()
    assert len(session.read(people.assistants)) == 1
    assert len(said) == 2
    assert all("Kari" in each for each in said)
    assert not session.redo()


def test_the_words_given_replace_the_label_once(qtbot: QtBot, store: Store) -> None:
    session = Session(store)
    said: list[str] = []
    session.did.connect(said.append)
    session.say_next(Message(N_("Welcome, {name}"), {"name": "Åse"}))
    _add(session, "Åse")
    _add(session, "Ola")
    assert said[0] == "Welcome, Åse"
    assert said[1] != "Welcome, Åse"


def test_words_meant_for_a_refused_change_do_not_stick_to_the_next(qtbot: QtBot, store: Store) -> None:
    session = Session(store)
    said: list[str] = []
    session.did.connect(said.append)
    session.say_next(Message("Never said"))
    assert not _add(session, "")
    _add(session, "Kari")
    assert said
    assert "Never said" not in said


def test_errors_become_words_and_outcomes(qtbot: QtBot, store: Store) -> None:
    session = Session(store)

    def refuse(_store: Store, field: str) -> None:
        raise DomainError(Message("Not like that"), field)

    def fail(_store: Store) -> None:
        raise StorageError(Message("The disk is full"))

    with qtbot.waitSignal(session.refused) as told:
        outcome = session.run(refuse, "name")
    assert told.args == ["Not like that"]
    assert not outcome
    assert outcome.error is not None
    assert outcome.error.field == "name"
    with qtbot.assertNotEmitted(session.refused):
        assert not session.attempt(refuse, "name")
    with qtbot.waitSignal(session.failed) as told:
        assert not session.run(fail)
    assert told.args == ["The disk is full"]


def test_a_bug_is_not_an_error_of_the_users(store: Store) -> None:
    def broken(_store: Store) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Session(store).run(broken)


def test_a_closed_session_hears_no_more(qtbot: QtBot) -> None:
    store = Store.in_memory()
    session = Session(store)
    session.close()
    assert store.observers == []
