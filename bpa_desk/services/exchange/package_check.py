"""Looking a spreadsheet package over before anything unpacks it: bombs, lies, cells at the world's end."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import NoReturn
from xml.parsers import expat

from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.errors import ImportFileError

MOST_UNPACKED = 50_000_000
MOST_PARTS = 2_000
MOST_RATIO = 200
MOST_CELLS = 2_000_000
_SMALL = 1_000_000
_LOCAL_HEADER = struct.Struct("<26xHH")
_ATTRIBUTES = rb"""(?:[^>"']|"[^"]*"|'[^']*')*"""
# Nearly every place is written like this, and the search begins with letters it can look for at once.
_PLACE = re.compile(rb''' r="([A-Z]{0,3}[0-9]{1,7})"''')
# A place written in any other way is found too, as an empty pair if it is none.
_OTHER_PLACE = re.compile(
    rb"""r(?<=\sr)\s*=(?!(?<= r=)"[A-Z]{0,3}[0-9]{1,7}")(?:\s*["']([A-Z]{0,3}[0-9]{1,7})["'])?"""
)
_ODS_TAG = re.compile(
    rb"<(?:[\w.-]+:)?(table|table-row|table-cell|covered-table-cell)(?=[\s/>])(" + _ATTRIBUTES + rb")>"
)
_FIGURES, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_REPEATED = re.compile(rb"""repeated\s*=\s*["']\s*([0-9]{1,12})\s*["']""")


def checked_parts(content: bytes) -> dict[str, bytes]:
    """Return the package's parts by name, unpacked; raise ImportFileError if that would be dangerous."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise ImportFileError(
            Message(N_("The spreadsheet is damaged: its package cannot be read."))
        ) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        _too_big()
    if len({part.filename for part in parts}) != len(parts):
        # One reader would take the first of two parts with the same name, another the last.
        raise ImportFileError(Message(N_("The spreadsheet is damaged: its package cannot be read.")))
    unpacked: dict[str, bytes] = {}
    for part in parts:
        if part.flag_bits & 1:
            raise ImportFileError(
                Message(N_("The spreadsheet is locked with a password; save it without one."))
            )
        if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(1, part.compress_size):
            _too_big()
        unpacked[part.filename] = _unpacked(content, part)
    return unpacked


def check_well_formed(part: bytes, comments: bool = True) -> None:
    """Raise ImportFileError unless the part is whole XML without a document type; readers may hang.

    Without ``comments`` neither comments nor CDATA may stand in it: they could hold tags that are none.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _out_of_place
    if not comments:
        parser.CommentHandler = parser.StartCdataSectionHandler = _out_of_place
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise ImportFileError(Message(N_("The spreadsheet is damaged and cannot be read."))) from error


def check_xlsx_extent(sheet: bytes) -> None:
    """Raise ImportFileError if a worksheet's cells span more than MOST_CELLS places."""
    others = _OTHER_PLACE.findall(sheet)
    if b"" in others:
        raise ImportFileError(Message(N_("The spreadsheet is damaged: a cell has no proper place.")))
    # There are few different letters and numbers, however many cells there are.
    places = b" ".join([*_PLACE.findall(sheet), *others])
    rows, columns = (set(places.translate(None, other).split()) for other in (_LETTERS, _FIGURES))
    last_row = max(map(int, rows), default=0)
    last_column = max(map(_column_number, columns), default=1)
    if last_row * max(1, last_column) > MOST_CELLS:
        _too_big()


def check_ods_extent(content: bytes) -> None:
    """Raise ImportFileError if the cells of an OpenDocument table span more than MOST_CELLS places."""
    row = column = row_repeat = last_row = last_column = 0
    for tag, attributes in _ODS_TAG.findall(content):
        match = _REPEATED.search(attributes)
        repeat = int(match[1]) if match else 1
        if tag == b"table":
            row = column = last_row = last_column = 0
        elif tag == b"table-row":
            row += repeat
            column, row_repeat = 0, repeat
        else:
            column += repeat
            if not attributes.endswith(b"/"):
                last_row, last_column = row, max(last_column, column)
                if repeat * row_repeat > MOST_CELLS:
                    _too_big()
        if last_row * last_column > MOST_CELLS:
            _too_big()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unpacked(content: bytes, part: zipfile.ZipInfo) -> bytes:
    """Return the part, unpacked no further than the size it declares: other readers trust the stream."""
    try:
        name, extra = _LOCAL_HEADER.unpack_from(content, part.header_offset)
        start = part.header_offset + _LOCAL_HEADER.size + name + extra
        packed = content[start : start + part.compress_size]
        if part.compress_type == zipfile.ZIP_STORED:
            return packed
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise ImportFileError(
                Message(N_("The spreadsheet is packed in an unusual way; save it again as XLSX or ODS."))
            )
        whole = zlib.decompressobj(-15).decompress(packed, part.file_size + 1)
    except (zlib.error, struct.error) as error:
        raise ImportFileError(
            Message(N_("The spreadsheet is damaged: its package cannot be read."))
        ) from error
    if len(whole) > part.file_size:
        _too_big()
    return whole


def _out_of_place(*_found: object) -> NoReturn:
    raise ImportFileError(Message(N_("The spreadsheet is damaged and cannot be read.")))


def _too_big() -> NoReturn:
    raise ImportFileError(
        Message(N_("The spreadsheet is unreasonably large when unpacked; save only the plan itself."))
    )
