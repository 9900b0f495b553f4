"""How large a file is, as people say it."""

from __future__ import annotations

from bpa_desk.language import _, current


def file_size(count: int) -> str:
    """Return a size in bytes as kilobytes or megabytes."""
    if count < 1_000_000:
        return _("{n} kB", n=max(1, round(count / 1000)))
    return _("{n} MB", n=current().number(round(count / 1_000_000, 1)))
