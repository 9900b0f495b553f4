"""A picture leaves without place, time and camera, the right way up, and with the same colours."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bpa_desk.export.pictures import without_metadata

GPS, TAKEN, TURNED = 0x8825, 0x0132, 0x0112
SECRET = "Storgata 1, 2026:11:24"


def photo(turned: int = 6, kind: str = "JPEG") -> bytes:
    """A 40 × 20 picture whose left half is red; orientation 6 says it was taken on its side."""
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((200, 0, 0), (0, 0, 20, 20))
    hidden = Image.Exif()
    hidden[TURNED] = turned
    hidden[TAKEN] = SECRET
    hidden.get_ifd(GPS)[1] = "N"
    written = io.BytesIO()
    picture.save(written, kind, exif=hidden, quality=95)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_hidden_facts_stay_behind(kind: str) -> None:
    content = photo(kind=kind)
    assert SECRET.encode() in content
    bare = without_metadata(content, f"image/{kind.lower()}")
    assert SECRET.encode() not in bare
    with Image.open(io.BytesIO(bare)) as opened:
        assert dict(opened.getexif()) == {}
        assert opened.format == kind


def test_picture_is_turned_upright() -> None:
    with Image.open(io.BytesIO(without_metadata(photo(), "image/jpeg"))) as opened:
        assert opened.size == (20, 40)
        red, _green, blue = opened.convert("RGB").getpixel((10, 5))  # type: ignore[misc]
        assert red > 150 > blue


def test_palette_and_transparency_survive() -> None:
    drawn = Image.new("P", (4, 4))
    drawn.putpalette([0, 0, 0, 10, 200, 30])
    drawn.putpixel((1, 1), 1)
    written = io.BytesIO()
    drawn.save(written, "PNG", transparency=0)
    with Image.open(io.BytesIO(without_metadata(written.getvalue(), "image/png"))) as opened:
        assert opened.getpixel((1, 1)) == (10, 200, 30, 255)
        assert opened.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_papers_come_back_as_they_are() -> None:
    assert without_metadata(b"%PDF-1.7", "application/pdf") == b"%PDF-1.7"


@pytest.mark.parametrize("content", [b"\xff\xd8\xff", photo()[:60]])
def test_broken_picture_is_no_crash(content: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        without_metadata(content, "image/jpeg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_leaves_with_what_is_left_of_it_and_nothing_else(kind: str) -> None:
    whole = photo(1, kind)
    half = whole[: len(whole) - 20]
    bare = without_metadata(half, f"image/{kind.lower()}")
    assert SECRET.encode() in half
    assert SECRET.encode() not in bare
    assert b"Exif" not in bare
    with Image.open(io.BytesIO(bare)) as opened:
        assert (opened.format, opened.size) == (kind, (40, 20))


def test_a_picture_too_large_to_be_drawn_still_leaves_without_hidden_facts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    told = PngInfo()
    told.add_text("Place", SECRET)
    written = io.BytesIO()
    Image.new("1", (15, 10)).save(written, "PNG", pnginfo=told)
    bare = without_metadata(written.getvalue(), "image/png")
    assert SECRET.encode() in written.getvalue()
    assert SECRET.encode() not in bare
    assert bare[-12:] == written.getvalue()[-12:]
