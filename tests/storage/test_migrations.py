"""Every released schema opens and comes up to date; a step is whole or not at all; first a backup."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bpa_desk.paths import backup_folder
from bpa_desk.services import agreements, pay_choices, payroll, tariffs, timesheets
from bpa_desk.storage import backup, database, migrations
from bpa_desk.storage.errors import OlderFileError, StorageError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.migrations import m0006_tariff, m0015_choice
from bpa_desk.storage.slots import unlock
from bpa_desk.storage.store import Store
from tests.storage.freeze import FIXTURES, KEY, PASSPHRASE
from tests.storage.samples import held_by


@dataclass(frozen=True)
class Later:
    """A step of a version to come."""

    apply: Callable[[Any], None]
    NAME: str = "0099_later"


def add_table(db: Any) -> None:
    db.execute("CREATE TABLE later (a TEXT) STRICT")
    db.execute(f"PRAGMA user_version = {len(migrations.STEPS)}")


def add_half_a_table(db: Any) -> None:
    add_table(db)
    db.execute("INSERT INTO nowhere VALUES (1)")


def tables(path: Path, key: DataKey) -> set[str]:
    store = database.view_file(path, key)
    rows = store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    store.close()
    return {row[0] for row in rows}


def test_every_released_schema_has_its_sample() -> None:
    found = sorted(path.name for path in FIXTURES.glob("*.bpa"))
    numbers = [f"{number:04d}" for number in range(1, len(migrations.STEPS) + 1)]
    assert found == [f"schema_{number}.bpa" for number in numbers]
    assert [name[:4] for name in migrations.names()] == numbers
    folder = Path(migrations.__file__).parent
    assert sorted(path.stem[1:] for path in folder.glob("m0*.py")) == list(migrations.names())
    assert [import_module(f"{migrations.__name__}.m{name}").NAME for name in migrations.names()] == list(
        migrations.names()
    )


@pytest.mark.parametrize("sample", sorted(FIXTURES.glob("*.bpa")), ids=lambda it: it.name)
def test_every_released_schema_opens_with_all_it_holds(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / sample.name
    for suffix in ("", ".keys"):
        shutil.copy(sample.with_name(sample.name + suffix), file.with_name(file.name + suffix))
    store = Store.open(file, unlock(file, PASSPHRASE))
    assert store.key == KEY
    for record in held_by(int(sample.stem[-4:])):
        assert store.get(type(record), record.id) == record
    assert store.setting("language") == "nn"
    assert store.draft("assistant") == {"name": "Ny"}
    assert [str(entry.label) for entry in store.journal()] == ["Fill Nes"]
    assert store.sound()
    store.close()


def test_step_is_taken_after_a_verified_backup(
    file: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, Later(add_table)))
    with pytest.raises(OlderFileError):
        Store.view(file, key)
    Store.open(file, key).close()
    assert "later" in tables(file, key)
    [made] = backup.backups(backup_folder(file))
    assert (made.reason, made.schema) == (backup.Reason.MIGRATION, len(migrations.STEPS) - 1)
    Store.open(file, key).close()
    assert len(backup.backups(backup_folder(file))) == 1


def test_failing_step_leaves_nothing_and_may_be_tried_again(
    file: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", (*first, Later(add_half_a_table)))
    with pytest.raises(StorageError):
        Store.open(file, key)
    monkeypatch.setattr(migrations, "STEPS", first)
    assert "later" not in tables(file, key)
    Store.open(file, key).close()
    monkeypatch.setattr(migrations, "STEPS", (*first, Later(add_table)))
    Store.open(file, key).close()
    assert "later" in tables(file, key)


def test_no_backup_no_step(file: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch) -> None:
    backup_folder(file).write_text("in the way of the folder")
    before = file.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, Later(add_table)))
    with pytest.raises(StorageError):
        Store.open(file, key)
    assert file.read_bytes() == before


def test_own_tariff_profiles_move_from_the_settings_into_their_table(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.bpa"
    steps = migrations.STEPS
    at = [step.NAME for step in steps].index(m0006_tariff.NAME)
    monkeypatch.setattr(migrations, "STEPS", steps[:at])
    old = Store.create(file, key)
    edition = {"valid_from": "2026-01-01", "base": [{"kr": "205.86"}]}
    content = {name: {"name": name, "edition": [edition]} for name in ("Vår avtale", "Åses č-avtale")}
    old.set_setting("tariff-profiles", content)
    old.set_setting("language", "nn")
    old.close()
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = Store.open(file, key)
    assert [each.name for each in tariffs.own(store)] == ["Vår avtale", "Åses č-avtale"]
    assert tariffs.named("Vår avtale", store).editions[0].base[0].kr == Fraction("205.86")
    assert (store.setting("tariff-profiles"), store.setting("language")) == (None, "nn")
    store.close()


def test_choices_move_from_the_settings_to_where_they_can_be_undone(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.bpa"
    steps = migrations.STEPS
    at = [step.NAME for step in steps].index(m0015_choice.NAME)
    monkeypatch.setattr(migrations, "STEPS", steps[:at])
    old = Store.create(file, key)
    kept = {
        pay_choices.KEY: {"money": True, "consequences": {"user_ill": "paid"}, "journeys": []},
        payroll.KEY: {"codes": {"ORD": "100"}, "department": "7", "project": "", "visma": False},
        agreements.REMINDER: 8,
        timesheets.WINDOWS: [900, 1260, 360],
        "language": "nn",
    }
    for name, value in kept.items():
        old.set_setting(name, value)
    old.close()
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = Store.open(file, key)
    assert pay_choices.choices(store).money
    assert dict(payroll.choices(store).codes) == {"ORD": "100"}
    assert agreements.reminder(store).days == 56
    assert timesheets.windows(store).evening_start == 900
    assert [name for name in kept if store.setting(name) is not None] == ["language"]
    agreements.set_reminder(store, 4)
    store.undo()
    assert agreements.reminder(store).days == 56
    store.close()
