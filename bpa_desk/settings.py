"""What the window remembers about itself on this machine; nothing personal, and readable before unlocking."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from bpa_desk import paths

_LANGUAGES = ("nb", "nn", "en")
_LARGEST = 200_000


@dataclass(slots=True)
class Settings:
    """Language, look and places of the window; ``path`` None keeps them in memory only."""

    language: str = "nb"
    palette: str = "light"
    text_percent: int = 100
    idle_minutes: int = 10
    rail_folded: bool = False
    inspector_width: int = 320
    window: str = ""
    """Qt's own description of the window's place, base64."""
    last_file: str = ""
    last_page: str = ""
    places: dict[str, Any] = field(default_factory=dict)
    """Where one was within each page: ids and dates only."""
    path: Path | None = None

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Return what was kept; whatever is missing, damaged or impossible becomes the default."""
        where = path or paths.settings_file()
        made = cls(path=where)
        try:
            stored = json.loads(where.read_text(encoding="utf-8")) if where.stat().st_size < _LARGEST else {}
        except (OSError, ValueError, RecursionError):
            return made
        if isinstance(stored, Mapping):
            made._take(stored)
        return made

    def save(self) -> bool:
        """Keep the settings; False where the disk refuses, for that must never stop the work."""
        if self.path is None:
            return False
        kept = {name: value for name, value in asdict(self).items() if name != "path"}
        try:
            paths.private_folder(self.path.parent)
            paths.write_whole(self.path, json.dumps(kept, ensure_ascii=True, indent=1).encode())
        except OSError:
            return False
        return True

    def _take(self, stored: Mapping[str, Any]) -> None:
        for each in fields(self):
            value = stored.get(each.name)
            # bool is an int to Python, not to us.
            if each.name != "path" and type(value) is type(getattr(self, each.name)):
                setattr(self, each.name, value)
        if self.language not in _LANGUAGES:
            self.language = "nb"
        self.text_percent = min(200, max(100, self.text_percent))
        self.idle_minutes = min(60, max(1, self.idle_minutes))
        self.inspector_width = min(900, max(200, self.inspector_width))
