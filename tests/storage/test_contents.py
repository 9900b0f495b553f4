"""Bytes of attachments: kept once, there again after redo, and gone when nothing names them any more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.text import Message, NotFoundError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

PAPER = b"%PDF-1.7 a paper"


def attach(store: Store, key: str, content: bytes = PAPER) -> Attachment:
    with store.change(Message("Attach")) as changes:
        digest = changes.keep_content(content)
        made = Attachment(
            key, "agreement", "a", "side.pdf", "application/pdf", len(content), digest, date(2026, 11, 1)
        )
        changes.put(made)
    return made


def kept(store: Store) -> int:
    number: int = store._database.connection.execute("SELECT count(*) FROM content").fetchone()[0]
    return number


def test_same_bytes_are_kept_once(store: Store) -> None:
    one, two = attach(store, "1"), attach(store, "2")
    assert one.sha256 == two.sha256
    assert kept(store) == 1
    assert store.content(one.sha256) == PAPER


def test_bytes_outlive_undo_and_are_there_for_redo(store: Store) -> None:
    made = attach(store, "1")
    store.undo()
    assert store.find(Attachment, "1") is None
    store.sweep()
    assert kept(store) == 1
    store.redo()
    assert store.content(store.get(Attachment, "1").sha256) == PAPER
    assert made == store.get(Attachment, "1")


def test_unnamed_bytes_go_when_the_file_is_closed(file: Path, key: DataKey) -> None:
    store = Store.open(file, key)
    attach(store, "1")
    attach(store, "2", PAPER + b" more")
    store.undo()
    store.close()
    store.close()
    store = Store.open(file, key)
    assert kept(store) == 1
    store.close()


def test_failed_change_leaves_no_bytes(store: Store) -> None:
    def fail() -> None:
        with store.change(Message("Attach")) as changes:
            changes.keep_content(PAPER)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert kept(store) == 0


def test_absent_bytes_are_named(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.content("00" * 32)
