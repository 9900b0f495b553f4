"""Whether a live file may lie in a folder: never on a network, never where another program copies it away."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bpa_desk.domain.text import N_, Message
from bpa_desk.storage import errors

NETWORK_SYSTEMS = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "davfs",
        "davfs2", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.s3fs",
        "9p", "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre", "gpfs",
    )
)
_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "jottacloud": "Jottacloud",
    "syncthing": "Syncthing",
}


def refusal(file: Path, environ: Mapping[str, str] | None = None, home: Path | None = None) -> Message | None:
    """Return why the live file may not lie at the path, or None if it may."""
    folder = Path(os.path.realpath(file.absolute().parent))
    if system := network_system(folder):
        return Message(
            N_("{folder} is on a network ({system}). There the file can be damaged when the connection "
               "breaks. Choose a folder on this machine; backups may well be kept on the network."),
            {"folder": str(folder), "system": system},
        )
    if service := synced_by(folder, os.environ if environ is None else environ, home or Path.home()):
        return Message(
            N_("{folder} is copied by {service}, which can damage a file that is in use. Choose a folder "
               "that is not synced; finished backups may well be kept there."),
            {"folder": str(folder), "service": service},
        )
    return None


def require_allowed(file: Path) -> None:
    """Raise PlaceError if the live file may not lie at the path."""
    if reason := refusal(file):
        raise errors.PlaceError(reason)


def synced_by(folder: Path, environ: Mapping[str, str], home: Path) -> str | None:
    """Return the name of the service that copies the folder, or None."""
    for root, service in _synced_roots(environ, home):
        if _within(folder, root):
            return service
    for part in folder.parts:
        # OneDrive names its folder after the workplace: "OneDrive - Nes kommune".
        name = part.casefold().split(" - ")[0].strip()
        if service_name := _SYNCED_NAMES.get(name) or _SYNCED_NAMES.get(part.casefold()):
            return service_name
    return None


def _synced_roots(environ: Mapping[str, str], home: Path) -> Iterator[tuple[Path, str]]:
    for name, value in environ.items():
        if name.upper().startswith("ONEDRIVE") and value:
            yield Path(value), "OneDrive"
    yield home / "Library" / "Mobile Documents", "iCloud"
    cloud = home / "Library" / "CloudStorage"
    yield cloud, "macOS CloudStorage"
    for base in (environ.get("APPDATA"), environ.get("LOCALAPPDATA"), str(home / ".dropbox")):
        if base:
            plain = Path(base) if base.endswith(".dropbox") else Path(base) / "Dropbox"
            yield from ((root, "Dropbox") for root in _dropbox_roots(plain / "info.json"))


def _dropbox_roots(listing: Path) -> Iterator[Path]:
    try:
        accounts = json.loads(listing.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(accounts, dict):
        for account in accounts.values():
            if isinstance(account, dict) and isinstance(account.get("path"), str):
                yield Path(account["path"])


def _within(folder: Path, root: Path) -> bool:
    return folder.is_relative_to(Path(os.path.realpath(root)))


def network_system(folder: Path) -> str | None:
    """Return the kind of network file system the folder lies on, or None for a disk of this machine."""
    if sys.platform == "win32":
        import ctypes

        remote = 4
        if folder.drive.startswith("\\\\"):
            return "smb"
        return "smb" if ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\") == remote else None
    if str(folder).startswith("//"):
        return "smb"
    if sys.platform == "darwin":
        return _mac_network(folder)
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="replace") as stream:
            return network_mount(folder, stream.read())
    except OSError:
        return None


def network_mount(folder: Path, mountinfo: str) -> str | None:
    """Return the network file system of the deepest mount that holds the folder, by Linux' ``mountinfo``."""
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        left, separator, right = line.partition(" - ")
        fields = left.split()
        if not separator or len(fields) < 5 or not right:
            continue
        # The kernel writes spaces and the like as octal, \040.
        mount = Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4]))
        if folder.is_relative_to(mount) and len(mount.parts) >= best:
            best, kind = len(mount.parts), right.split()[0]
    return kind if kind in NETWORK_SYSTEMS else None


def _mac_network(folder: Path) -> str | None:
    """On macOS network disks are mounted under /Volumes; ``mount`` tells which kind."""
    import subprocess

    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    best, kind = -1, ""
    for line in done.stdout.splitlines():
        where, separator, rest = line.partition(" on ")[2].rpartition(" (")
        if separator and folder.is_relative_to(where) and len(where) > best:
            best, kind = len(where), rest.split(",")[0].rstrip(")")
    return kind if kind in NETWORK_SYSTEMS else None
