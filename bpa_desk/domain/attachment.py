"""A file put beside a record: what it is called and what it is; its bytes are kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LARGEST = 15 * 1024 * 1024
"""A photo from a telephone is 3 to 8 MB; a scanned agreement seldom more than 5."""

# How the file begins says what it is; its name does not.
_BEGINNINGS = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file beside the record ``owner`` of the kind ``owner_kind`` (a table's name); ``size`` in bytes."""

    id: str
    owner_kind: str
    owner: str
    name: str
    media_type: str
    size: int
    sha256: str
    added_on: date
    note: str = ""

    @property
    def picture(self) -> bool:
        """True for a photo or drawing, False for a document."""
        return self.media_type.startswith("image/")


def media_type(content: bytes) -> str:
    """Return the media type the bytes begin as: PDF, PNG or JPEG; empty for anything else."""
    return next((media for begins, media, _ in _BEGINNINGS if content.startswith(begins)), "")


def safe_name(name: str, media: str) -> str:
    """Return the name with an ending that says what the bytes are: no copy is ever called a program."""
    endings = {"image/jpeg": (".jpg", ".jpeg")}.get(media, (f".{suffix(media)}",))
    return name if name.lower().endswith(endings) else f"{name}.{suffix(media)}"


def suffix(media: str) -> str:
    """Return the ending of a file's name for the media type, without the dot."""
    return next((ending for _, each, ending in _BEGINNINGS if each == media), "bin")
