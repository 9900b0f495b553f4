"""Making, opening, recovering and bringing back a file, below the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.paths import keys_file
from bpa_desk.services import backup_record, backups, lifecycle, opening, ordning, people, shift_types
from bpa_desk.services.backups import Reason
from bpa_desk.services.lifecycle import Beginning, DataKey, Stretching, Trouble
from bpa_desk.storage import errors
from bpa_desk.storage.store import Store

CHEAP = Stretching(1, 8192)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def key() -> DataKey:
    return lifecycle.new_key()


@pytest.fixture
def file(tmp_path: Path, key: DataKey) -> Path:
    path = tmp_path / "ordning.bpa"
    beginning = Beginning(" Nes ", "Ida", EmployerModel.KOMMUNE, "Nes kommune")
    lifecycle.create(path, beginning, key, "frase", CHEAP)
    return path


def names(store: Store) -> list[str]:
    return [each.name for each in people.assistants(store)]


def test_a_new_file_knows_its_ordning_and_has_no_past(file: Path, key: DataKey) -> None:
    assert lifecycle.unlock(file, "frase") == key
    store = opening.open_store(file, key)
    now = ordning.current(store)
    assert (now.name, now.leader, now.employer_model) == ("Nes", "Ida", EmployerModel.KOMMUNE)
    assert store.undo_label is None
    # The codes of the usual shifts can be typed from the first evening.
    assert {each.code for each in shift_types.shift_types(store)} >= {"D", "E", "N", "R"}
    assert not opening.sheet_kept(store)
    opening.keep_sheet(store)
    assert opening.sheet_kept(store)
    store.close()


@pytest.mark.parametrize(("name", "passphrase", "field"), [(" ", "frase", "name"), ("Nes", "", "passphrase")])
def test_what_is_missing_is_said_before_anything_is_written(
    tmp_path: Path, key: DataKey, name: str, passphrase: str, field: str
) -> None:
    with pytest.raises(DomainError) as told:
        lifecycle.create(tmp_path / "a.bpa", Beginning(name), key, passphrase, CHEAP)
    assert told.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_wrong_and_missing_are_told_apart(file: Path, tmp_path: Path) -> None:
    for path, passphrase, kind in (
        (file, "feil", Trouble.PASSPHRASE),
        (tmp_path / "borte.bpa", "frase", Trouble.MISSING),
    ):
        with pytest.raises(errors.StorageError) as told:
            lifecycle.unlock(path, passphrase)
        assert lifecycle.trouble(told.value) is kind


def test_every_refusal_of_the_machine_has_its_own_kind() -> None:
    families = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.StorageError)
    ]
    known = {lifecycle.trouble(family(Message(""))) for family in families}
    assert known == set(Trouble)
    # Only these two have no page of their own: they never come from opening a file.
    other = {each.__name__ for each in families if lifecycle.trouble(each(Message(""))) is Trouble.OTHER}
    assert other == {"StorageError", "OlderFileError", "RefusedChangeError"}


def test_the_sheet_opens_and_renews(file: Path, key: DataKey) -> None:
    with pytest.raises(DomainError) as told:
        lifecycle.unlock_by_sheet(file, "ABCD")
    assert told.value.field == "sheet"
    with pytest.raises(errors.WrongKeyError):
        lifecycle.unlock_by_sheet(file, " ".join(lifecycle.groups(lifecycle.new_key())))
    keys_file(file).unlink()
    assert lifecycle.unlock_by_sheet(file, " ".join(lifecycle.groups(key))) == key
    with pytest.raises(DomainError):
        lifecycle.renew_passphrase(file, key, "", CHEAP)
    lifecycle.renew_passphrase(file, key, "ny", CHEAP)
    assert lifecycle.unlock(file, "ny") == key


def test_the_passphrase_is_changed_only_by_who_knows_it(file: Path, key: DataKey) -> None:
    with pytest.raises(DomainError) as told:
        lifecycle.change_passphrase(file, "feil", "ny", CHEAP)
    assert told.value.field == "old"
    lifecycle.change_passphrase(file, "frase", "ny", CHEAP)
    assert lifecycle.key_of(file, "ny") == key


def test_a_typed_group_is_free_in_form() -> None:
    assert lifecycle.same_group("AB2O", " ab 20")
    assert not lifecycle.same_group("AB2O", "AB2Q")


def test_a_free_and_allowed_place_is_suggested(own_home: Path) -> None:
    first = lifecycle.suggested_file()
    assert lifecycle.place_problem(first) is None
    first.write_bytes(b"x")
    assert lifecycle.place_problem(first) is not None
    assert lifecycle.suggested_file().name == "ordning-2.bpa"
    assert lifecycle.place_problem(own_home / "Dropbox" / "a.bpa") is not None


def test_a_damaged_file_gives_way_to_its_newest_whole_backup(file: Path, key: DataKey) -> None:
    store = opening.open_store(file, key)
    older = backups.before(store, Reason.ASKED)
    people.save_assistant(store, Assistant(id="k", name="Kari"))
    newer = backups.before(store, Reason.ASKED)
    store.close()
    assert older is not None
    assert newer is not None
    newer.path.write_bytes(newer.path.read_bytes()[:-50])
    lifecycle.change_passphrase(file, "frase", "ny", CHEAP)
    file.write_bytes(b"\xff" * 4096)
    copy, secret = lifecycle.find_good(file, "ny")
    assert copy is not None
    assert copy.path == older.path
    assert secret == key
    aside = lifecycle.replace_by_backup(file, copy.path, key)
    assert aside.read_bytes() == b"\xff" * 4096
    store = opening.open_store(file, lifecycle.unlock(file, "ny"))
    assert names(store) == []
    store.close()


def test_without_a_key_file_the_backups_own_is_used(file: Path, key: DataKey) -> None:
    store = opening.open_store(file, key)
    made = backups.before(store, Reason.ASKED)
    store.close()
    assert made is not None
    for each in (keys_file(file), keys_file(file).with_name(keys_file(file).name + ".bak")):
        each.unlink()
    copy, secret = lifecycle.find_good(file, "frase")
    assert copy is not None
    assert secret == key
    assert lifecycle.find_good(file, "feil") == (None, None)
    lifecycle.replace_by_backup(file, copy.path, key)
    assert lifecycle.unlock(file, "frase") == key


@pytest.mark.parametrize("by_sheet", [False, True])
def test_a_backup_becomes_a_file_on_a_new_machine(
    file: Path, key: DataKey, tmp_path: Path, by_sheet: bool
) -> None:
    store = opening.open_store(file, key)
    made = backups.before(store, Reason.ASKED)
    store.close()
    assert made is not None
    target = tmp_path / "ny" / "ordning.bpa"
    target.parent.mkdir()
    secret = " ".join(lifecycle.groups(key)) if by_sheet else "frase"
    assert lifecycle.bring_back(made.path, target, secret) == key
    assert lifecycle.unlock(target, "frase") == key


def test_what_is_remembered_about_backups(file: Path, key: DataKey, tmp_path: Path) -> None:
    store = opening.open_store(file, key)
    assert backup_record.kept(store).last_checked() is None
    backup_record.begin(store, NOON)
    backup_record.begin(store, NOON + timedelta(days=1))
    assert backup_record.kept(store).since == NOON
    assert not backup_record.kept(store).reminder_due(NOON + timedelta(days=14))
    assert backup_record.kept(store).reminder_due(NOON + timedelta(days=14, minutes=1))
    assert backup_record.behind(store)
    made = backups.before(store, Reason.CLOSE)
    assert made is not None
    assert not backup_record.behind(store)
    elsewhere = backups.task(store, Reason.ASKED, tmp_path / "pinne")
    copy = backups.run(elsewhere)
    backups.note(store, elsewhere, copy)
    kept = backup_record.kept(store)
    assert kept.elsewhere == copy.made_at
    assert kept.folder == str(tmp_path / "pinne")
    backups.note_checked(store, made.path, NOON + timedelta(days=3650))
    (listed,) = backups.copies(store)
    assert listed.checked == NOON + timedelta(days=3650)
    assert backups.verify(made.path, key) == made
    store.set_setting("backup", {"made": "aldri", "mark": 0})
    assert backup_record.kept(store).made is None
    store.close()


def test_bringing_back_keeps_what_is_known_about_this_machine(file: Path, key: DataKey) -> None:
    store = opening.open_store(file, key)
    made = backups.before(store, Reason.ASKED)
    assert made is not None
    people.save_assistant(store, Assistant(id="k", name="Kari"))
    opening.keep_sheet(store)
    backup_record.begin(store, NOON)
    backups.restore(store, made.path)
    assert names(store) == []
    assert opening.sheet_kept(store)
    assert backup_record.kept(store).since == NOON
    assert not backup_record.behind(store)
    store.close()


def test_a_store_of_memory_has_no_backups() -> None:
    store = Store.in_memory()
    assert not backups.possible(store)
    assert backups.before(store, Reason.IMPORT) is None
    assert backups.copies(store) == ()
    store.close()
