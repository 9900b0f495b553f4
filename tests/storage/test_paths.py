"""Where files lie, and writing that is whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bpa_desk import paths


def test_shipped_files_are_found() -> None:
    assert paths.resource("i18n", "nb.po").is_file()


def test_own_folder_follows_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BPA_DESK_HOME", str(tmp_path))
    assert paths.default_file("nes") == tmp_path / "nes.bpa"
    assert paths.settings_file().parent == paths.log_folder().parent == tmp_path
    monkeypatch.delenv("BPA_DESK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if sys.platform == "linux":
        assert paths.app_folder() == tmp_path / "data" / "bpa_desk"


def test_folder_is_private(tmp_path: Path) -> None:
    made = paths.private_folder(tmp_path / "a" / "b")
    assert made.stat().st_mode & 0o077 == 0
    assert paths.private_folder(made) == made


def test_whole_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    paths.write_whole(path, b"line\nline\r\n")
    assert path.read_bytes() == b"line\nline\r\n"
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_leaves_the_old_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.mkdir()
    (path / "inside").write_bytes(b"kept")
    with pytest.raises(OSError):
        paths.write_whole(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]
    assert (path / "inside").read_bytes() == b"kept"


def test_of_several_files_all_are_replaced_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "missing" / "b.json"
    one.write_bytes(b"old")
    with pytest.raises(OSError):
        paths.write_all([(one, b"new"), (other, b"new")])
    assert one.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [one]
    other.parent.mkdir()
    paths.write_all([(one, b"new"), (other, b"new")])
    assert (one.read_bytes(), other.read_bytes()) == (b"new", b"new")


def test_fresh_file_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "a"
    paths.create_private(path, fresh=True).close()
    with pytest.raises(FileExistsError):
        paths.create_private(path, fresh=True)
