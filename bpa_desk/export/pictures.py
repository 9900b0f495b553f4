"""A picture as it may leave: turned the right way up, without place, time, camera and other hidden facts."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
QUALITY = 92
"""JPEG is written anew to leave the hidden facts behind; at this quality one does not see it."""


def without_metadata(content: bytes, media_type: str) -> bytes:
    """Return a JPEG or PNG with its pixels alone; other kinds come back as they are. ValueError if broken."""
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
        raise ValueError("a picture that cannot be read") from error
    written = io.BytesIO()
    if media_type == "image/jpeg":
        bare.save(written, "JPEG", quality=QUALITY)
    else:
        bare.save(written, "PNG")
    return written.getvalue()
