"""A short name for a text that does not tell the text."""

from __future__ import annotations

from PySide6.QtCore import QCryptographicHash

_LENGTH = 24


def digest(text: str) -> str:
    """Return 24 hexadecimal digits, the beginning of the SHA-256 of the text.

    Reckoned by Qt, which is there: Python's way brings in OpenSSL, four megabytes and a fiftieth of a start.
    """
    made = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(made.data()).hex()[:_LENGTH]
