"""A file that is moved, replaced or removed while it is open: refused in plain words, and nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import Message
from bpa_desk.paths import backup_folder
from bpa_desk.services import backups, people
from bpa_desk.services.backups import Reason
from bpa_desk.storage import backup
from bpa_desk.storage.errors import MovedFileError, ReadOnlyFileError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.restore import restore_as_new
from bpa_desk.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")


def names(store: Store) -> list[str]:
    return [each.name for each in people.assistants(store)]


@pytest.fixture
def store(file: Path, key: DataKey) -> Store:
    """Give an open file that has Kari in its log and not yet in itself."""
    opened = Store.open(file, key)
    people.save_assistant(opened, Assistant("kari", "Kari"))
    return opened


def test_a_moved_file_has_all_that_was_saved_and_is_written_in_again_once_it_is_back(
    store: Store, file: Path, key: DataKey, tmp_path: Path
) -> None:
    away = tmp_path / "flyttet.bpa"
    file.rename(away)
    for act in (
        lambda: people.save_assistant(store, Assistant("ola", "Ola")),
        lambda: store.save_draft("form", "x"),
        store.undo,
        lambda: backups.task(store, Reason.ASKED),
    ):
        with pytest.raises(MovedFileError):
            act()
    assert names(store) == ["Kari"]
    away.rename(file)
    people.save_assistant(store, Assistant("ola", "Ola"))
    file.rename(away)
    store.close()
    again = Store.open(away, key)
    assert names(again) == ["Kari", "Ola"]
    again.close()


@pytest.mark.parametrize("older", [None, b"an older copy"])
def test_a_file_that_is_gone_or_another_is_backed_up_from_what_is_held_of_it(
    store: Store, file: Path, key: DataKey, tmp_path: Path, older: bytes | None
) -> None:
    file.unlink()
    if older is not None:
        file.write_bytes(older)
    made = backups.before(store, Reason.CLOSE)
    assert made is not None
    with pytest.raises(MovedFileError):
        backups.restore(store, made.path)
    store.close()
    assert older is None or file.read_bytes() == older
    restore_as_new(made.path, tmp_path / "ny.bpa", key)
    again = Store.open(tmp_path / "ny.bpa", key)
    assert names(again) == ["Kari"]
    again.close()


def test_a_backup_says_when_its_folder_cannot_be_written_in(store: Store, file: Path, key: DataKey) -> None:
    folder = backup_folder(file)
    folder.write_text("a file in its place")
    with pytest.raises(ReadOnlyFileError) as caught:
        backup.make(file, key, folder, Reason.ASKED)
    assert "{folder}" in caught.value.message.template
    assert caught.value.message.values == {"folder": str(folder)}
    with store.change(Message("Work goes on")) as changes:
        changes.put(Assistant("ola", "Ola"))
    store.close()
