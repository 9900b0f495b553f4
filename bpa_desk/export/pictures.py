"""A picture as it may leave: turned the right way up, without place, time, camera and other hidden facts."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
QUALITY = 92
"""JPEG is written anew to leave the hidden facts behind; at this quality one does not see it."""


def without_metadata(content: bytes, media_type: str) -> bytes:
    """Return a JPEG or PNG with its pixels alone; other kinds come back as they are.

    One that is damaged or too large to be drawn keeps what is there of its pixels; ValueError if nothing is.
    """
    if media_type not in FORMATS:
        return content
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as opened:
                upright = ImageOps.exif_transpose(opened)
                bare = Image.new(upright.mode, upright.size)
                if upright.mode == "P":
                    upright = upright.convert("RGBA")
                    bare = Image.new("RGBA", upright.size)
                bare.paste(upright)
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        try:
            return _stripped[media_type](content)
        except ValueError:
            raise ValueError("a picture that cannot be read") from error
    written = io.BytesIO()
    if media_type == "image/jpeg":
        bare.save(written, "JPEG", quality=QUALITY)
    else:
        bare.save(written, "PNG")
    return written.getvalue()


def _bare_jpeg(content: bytes) -> bytes:
    """Return the segments that draw the picture, as far as they go: no place, time, camera or comment."""
    kept, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == _MARK:
        marker, end = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _END:
            break
        told = _APPLICATION <= marker <= _LAST_APPLICATION or marker == _COMMENT
        if not told or content[at + 4 : at + 9] in _DRAWN:
            kept += content[at:end]
        at = end
        if marker == _SCAN:
            end = _end_of_scan(content, at)
            kept += content[at:end]
            at = end
    if bytes((_MARK, _SCAN)) not in kept:
        raise ValueError("no picture")
    return bytes(kept) + bytes((_MARK, _END))


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the drawn lines that begin here end: at the next mark that is none of their own."""
    while 0 <= (at := content.find(_MARK, at)) < len(content) - 1:
        if content[at + 1] and not _RESTART <= content[at + 1] < _RESTART + 8:
            return at
        at += 2
    return len(content)


def _bare_png(content: bytes) -> bytes:
    """Return the chunks that draw the picture, as far as they go."""
    kept, at = bytearray(content[:8]), 8
    while at + 8 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] in _CHUNKS:
            kept += content[at:end]
        at = end
    if b"IDAT" not in kept:
        raise ValueError("no picture")
    return bytes(kept)


_MARK, _SCAN, _END, _RESTART, _COMMENT = 0xFF, 0xDA, 0xD9, 0xD0, 0xFE
_APPLICATION, _LAST_APPLICATION = 0xE0, 0xEF
_DRAWN = (b"JFIF\0", b"Adobe")
"""Of what programs write into a JPEG, these say how it is drawn."""
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_stripped: dict[str, Callable[[bytes], bytes]] = {"image/jpeg": _bare_jpeg, "image/png": _bare_png}
