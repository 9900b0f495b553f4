"""Where a live file may lie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bpa_desk.storage import database
from bpa_desk.storage.errors import PlaceError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.location import network_mount, refusal, synced_by

MOUNTS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:30 / /home/kari/felles\\040omr\u00e5de rw - cifs //server/felles rw
31 22 0:31 / /mnt/nas rw,relatime shared:5 - nfs4 nas:/export rw
32 31 254:2 / /mnt/nas/disk rw - ext4 /dev/vdb1 rw
broken line
"""
HOME = Path("/home/kari")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/kari", None),
        ("/home/kari/felles omr\u00e5de/bpa", "cifs"),
        ("/home/kari/felles", None),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/plan", "nfs4"),
        ("/mnt/nas/disk/plan", None),
        ("/mnt/nasty", None),
    ],
)
def test_network_mounts_are_seen(folder: str, kind: str | None) -> None:
    assert network_mount(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/kari/Documents", None),
        ("/home/kari/OneDrive/Dokumenter", "OneDrive"),
        ("/home/kari/OneDrive - Nes kommune/bpa", "OneDrive"),
        ("/home/kari/Dropbox", "Dropbox"),
        ("/home/kari/Dropbox-bilder-gamle", None),
        ("/home/kari/Google Drive/x", "Google Drive"),
        ("/home/kari/Nextcloud/bpa", "Nextcloud"),
        ("/home/kari/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/home/kari/Library/CloudStorage/GoogleDrive-kari/My Drive", "macOS CloudStorage"),
        ("/home/kari/onedriver", None),
    ],
)
def test_synced_folders_are_seen(folder: str, service: str | None) -> None:
    assert synced_by(Path(folder), {}, HOME) == service


def test_onedrive_is_found_by_its_variable_wherever_it_lies(tmp_path: Path) -> None:
    place = tmp_path / "jobb" / "plan"
    place.mkdir(parents=True)
    assert synced_by(place, {"OneDriveCommercial": str(tmp_path / "jobb")}, HOME) == "OneDrive"
    assert synced_by(tmp_path, {"OneDriveCommercial": str(tmp_path / "jobb")}, HOME) is None


def test_dropbox_is_found_by_its_own_listing(tmp_path: Path) -> None:
    moved = tmp_path / "sky"
    moved.mkdir()
    (tmp_path / ".dropbox").mkdir()
    listing = tmp_path / ".dropbox" / "info.json"
    listing.write_text("not json")
    assert synced_by(moved, {}, tmp_path) is None
    listing.write_text(json.dumps({"personal": {"path": str(moved)}}))
    assert synced_by(moved, {}, tmp_path) == "Dropbox"


def test_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "bpa").symlink_to(tmp_path / "Dropbox")
    reason = refusal(tmp_path / "bpa" / "nes.bpa", {}, tmp_path)
    assert reason is not None
    assert reason.values["service"] == "Dropbox"


def test_live_file_is_refused_there_and_nothing_is_made(tmp_path: Path, key: DataKey, file: Path) -> None:
    synced = tmp_path / "Nextcloud"
    with pytest.raises(PlaceError):
        database.create(synced / "nes.bpa", key)
    assert not synced.exists()
    synced.mkdir()
    moved = file.rename(synced / "nes.bpa")
    before = moved.read_bytes()
    with pytest.raises(PlaceError):
        database.open_file(moved, key)
    assert moved.read_bytes() == before
    assert [each.name for each in synced.iterdir()] == ["nes.bpa"]
