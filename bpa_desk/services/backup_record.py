"""What the open file remembers about its own backups, and when the next is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from bpa_desk.services import ordning

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

EVERY_MINUTES = 30
REMIND_AFTER = timedelta(days=14)
_KEY = "backup"


class Kept(NamedTuple):
    """What the file remembers about its backups; instants in UTC, ``folder`` of the copies kept elsewhere."""

    mark: int = 0
    made: datetime | None = None
    checked: Mapping[str, datetime] | None = None
    """File name of a backup, and when it was last checked by hand."""
    elsewhere: datetime | None = None
    folder: str = ""
    since: datetime | None = None
    """When the program first looked after this file."""

    def last_checked(self) -> datetime | None:
        """Return when a backup was last proved whole: each is, when it is made."""
        found = [each for each in (self.made, *(self.checked or {}).values()) if each is not None]
        return max(found, default=None)

    def reminder_due(self, now: datetime) -> bool:
        """Return whether a copy outside this machine is older than two weeks, or has never been made."""
        last = self.elsewhere or self.since
        return last is not None and now - last > REMIND_AFTER


def kept(store: Store) -> Kept:
    """Return what the file remembers about its backups."""
    found = ordning.setting(store, _KEY)
    told: Mapping[str, Any] = found if isinstance(found, dict) else {}
    checked = told.get("checked")
    return Kept(
        mark=int(told.get("mark", 0)),
        made=_instant(told.get("made")),
        checked={name: at for name, text in (checked or {}).items() if (at := _instant(text)) is not None},
        elsewhere=_instant(told.get("elsewhere")),
        folder=str(told.get("folder", "")),
        since=_instant(told.get("since")),
    )


def behind(store: Store) -> bool:
    """Return whether something has been changed since the last backup."""
    return store.journal_mark() > kept(store).mark


def begin(store: Store, now: datetime) -> None:
    """Remember from when the file is looked after, so that reminders do not come on the first day."""
    known = kept(store)
    if known.since is None:
        remember(store, known._replace(since=now))


def remember(store: Store, what: Kept) -> None:
    """Keep what is known, in place of what was."""
    ordning.set_setting(
        store,
        _KEY,
        {
            "mark": what.mark,
            "made": _text(what.made),
            "checked": {name: _text(at) for name, at in (what.checked or {}).items()},
            "elsewhere": _text(what.elsewhere),
            "folder": what.folder,
            "since": _text(what.since),
        },
    )


def _instant(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None


def _text(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""
