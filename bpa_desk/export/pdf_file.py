"""The bytes of a PDF file: numbered objects, streams and the table that finds them (ISO 32000-1 § 7.5).

Written by hand rather than through reportlab's canvas: a PDF/A file must have its own fonts, metadata and
cross-reference in order, and the same facts must give the same bytes without a second program to clean up.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

_PER_STREAM = 160
# Both characters: deflated bytes that end in a carriage return would else be read as one byte shorter.
_END = b"\r\nendstream"


def text_string(text: str) -> str:
    """Return any text as a PDF string in UTF-16, with its mark."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class PdfFile:
    """Objects by number, gathered and written once; small objects are packed together and deflated."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the next free object number."""
        self._count += 1
        return self._count

    def put(self, body: str, number: int | None = None) -> int:
        """Store an object without a stream and return its number."""
        number = number or self.reserve()
        self._plain[number] = body.encode("latin-1")
        return number

    def put_stream(
        self, content: bytes, entries: str = "", *, packed: bool = True, deflated: bool = False
    ) -> int:
        """Store a stream and return its number; ``deflated`` content is already compressed."""
        if packed and not deflated:
            content = zlib.compress(content, 6)
        kept = " /Filter /FlateDecode" if packed else ""
        head = f"<</Length {len(content)}{kept} {entries}>>\nstream\n".encode("latin-1")
        number = self.reserve()
        self._streams[number] = head + content + _END
        return number

    def finish(self, root: int, about: int) -> bytes:
        """Return the whole file; nothing may be added afterwards."""
        inside = self._pack()
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        rows: list[tuple[int, int, int]] = [(0, 0, 65535)]
        table = self.reserve()
        for number in range(1, table):
            if number in inside:
                rows.append((2, *inside[number]))
            else:
                rows.append((1, len(out), 0))
                out += b"%d 0 obj\n" % number + self._streams[number] + b"\nendobj\n"
        rows.append((1, len(out), 0))
        start = len(out)
        mark = hashlib.sha256(out).hexdigest()[:32].upper()
        content = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows), 6)
        entries = (
            f"<</Type /XRef /Size {table + 1} /W [1 4 2] /Root {root} 0 R /Info {about} 0 R"
            f" /ID [<{mark}> <{mark}>] /Filter /FlateDecode /Length {len(content)}>>"
        )
        out += b"%d 0 obj\n%s\nstream\n" % (table, entries.encode("ascii"))
        out += content + _END + b"\nendobj\n"
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _pack(self) -> dict[int, tuple[int, int]]:
        """Move the plain objects into streams; return where each one went as (stream, place in it)."""
        inside: dict[int, tuple[int, int]] = {}
        numbers = sorted(self._plain)
        for first in range(0, len(numbers), _PER_STREAM):
            chosen = numbers[first : first + _PER_STREAM]
            offsets, bodies, at = [], [], 0
            for number in chosen:
                offsets.append(f"{number} {at}")
                bodies.append(self._plain[number])
                at += len(self._plain[number]) + 1
            index = (" ".join(offsets) + "\n").encode("ascii")
            holder = self.put_stream(
                index + b"\n".join(bodies), f"/Type /ObjStm /N {len(chosen)} /First {len(index)}"
            )
            inside.update((number, (holder, place)) for place, number in enumerate(chosen))
        return inside
