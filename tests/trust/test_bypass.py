"""A libsqlite3 loaded before ours must not turn encryption off: encrypted, or refused; never plain."""

from __future__ import annotations

import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bpa_desk.storage import cipher, database
from bpa_desk.storage.errors import CipherMissingError
from bpa_desk.storage.keys import DataKey

LIBRARY = ctypes.util.find_library("sqlite3")
ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import sys
from pathlib import Path
from bpa_desk.storage.errors import CipherMissingError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
try:
    store = Store.create(Path(sys.argv[1]), DataKey(bytes(range(32))))
    store.set_setting("name", "Kanarifuglesen")
    store.close()
    print("made")
except CipherMissingError:
    print("refused")
"""
GLOBAL = f"import ctypes; ctypes.CDLL({LIBRARY!r}, ctypes.RTLD_GLOBAL)\n"

linux = pytest.mark.skipif(sys.platform != "linux" or LIBRARY is None, reason="needs Linux with a libsqlite3")


def made_under(tmp_path: Path, script: str, **environ: str) -> tuple[str, bytes]:
    """Run the script in a process of its own; return its word and all bytes it left on disk."""
    folder = tmp_path / "plan"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "nes.bpa")],
        cwd=ROOT, env=os.environ | environ, capture_output=True, text=True, check=False,
    )
    return done.stdout.strip(), b"".join(each.read_bytes() for each in folder.iterdir())


@linux
@pytest.mark.parametrize("way", ["preloaded", "loaded globally first", "alone"])
def test_never_plain(tmp_path: Path, way: str) -> None:
    environ = {"LD_PRELOAD": str(LIBRARY)} if way == "preloaded" else {}
    word, left = made_under(tmp_path, GLOBAL + MAKE if way == "loaded globally first" else MAKE, **environ)
    assert word in {"made", "refused"}
    assert (len(left) > 0) == (word == "made")
    assert cipher.PLAIN_HEADER not in left
    assert b"Kanarifuglesen" not in left
    if way == "alone":
        assert word == "made"


@linux
def test_without_our_care_it_would_be_plain(tmp_path: Path) -> None:
    """The control: the same library, imported as everybody does, writes plain text under a preload."""
    careless = (
        "import sys; from sqlcipher3 import dbapi2; c = dbapi2.connect(sys.argv[1])\n"
        "c.execute(\"PRAGMA key = 'x'\"); c.execute('CREATE TABLE a (b)'); c.commit(); print('made')"
    )
    word, left = made_under(tmp_path, careless, LD_PRELOAD=str(LIBRARY))
    if word == "made" and cipher.PLAIN_HEADER not in left:
        pytest.skip("this build of the library keeps its own symbols")
    assert left.startswith(cipher.PLAIN_HEADER)


def test_plain_library_is_refused(tmp_path: Path) -> None:
    import sqlite3

    plain = sqlite3.connect(":memory:")
    try:
        with pytest.raises(CipherMissingError):
            cipher.require_cipher(plain)
    finally:
        plain.close()
    assert list(tmp_path.iterdir()) == []


def test_plain_header_after_creation_is_refused_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "nes.bpa"
    path.write_bytes(cipher.PLAIN_HEADER + bytes(4080))
    with pytest.raises(CipherMissingError):
        database.require_encrypted(path)
    assert not path.exists()


def test_sqlite_is_free_of_the_log_reset_fault() -> None:
    """SQLite 3.7.0–3.51.2 can corrupt a file in WAL mode; 3.51.3 mended it."""
    assert cipher.sqlite.sqlite_version_info >= (3, 51, 3)


def test_sqlite_utils_uses_the_same_library() -> None:
    import sqlite_utils.db

    assert vars(sqlite_utils.db)["sqlite3"].connect is sys.modules["sqlcipher3"].connect
    assert DataKey.new() != DataKey.new()
