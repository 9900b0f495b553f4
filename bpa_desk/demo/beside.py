"""Files beside records in each invented ordning: a picture of what a round found, a signed agreement."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import date

from bpa_desk.domain.hms_round import Answer
from bpa_desk.domain.time import zone
from bpa_desk.domain.trepartsavtale import TrepartState
from bpa_desk.export.pdf_file import PdfFile, text_string
from bpa_desk.services import attachments, clock, hms, identity, ordning, trepartsavtale
from bpa_desk.services.store import Store

WIDE, HIGH = 160, 120
WALL, EDGE, DARK, LAMP = 214, 96, 32, 255


def files_of_the_year(store: Store, seed: int) -> None:
    """Put the picture beside the line answered no last, and the signed paper beside the trepartsavtale."""
    # Ids of their own: what is written down afterwards keeps the ids it has without them.
    with identity.repeatable(seed + 1):
        latest = hms.rounds(store)[0]
        at = next(at for at, line in enumerate(latest.lines) if line.answer == Answer.NO)
        owner = hms.line_owner(latest.id, at)
        _attach(store, hms.LINE_KIND, owner, "Mørk gang.png", _dark_hall(), latest.held_on)
        held = next(each for each in trepartsavtale.agreements(store) if each.state is TrepartState.SIGNED)
        here = ordning.current(store)
        # Where the municipality is the employer too, it signs once on this page.
        signers = dict.fromkeys((here.municipality, here.employer, here.leader))
        day = held.starts_on or latest.held_on
        paper = _signed_paper(f"Trepartsavtale, versjon {held.version}", day, signers)
        _attach(store, trepartsavtale.KIND, held.id, "Underskrevet avtale.pdf", paper, day)


def _attach(store: Store, kind: str, owner: str, name: str, content: bytes, day: date) -> None:
    with clock.fixed(zone().at(day, 15 * 60)):
        attachments.attach(store, kind, owner, name, content, day)


def _dark_hall() -> bytes:
    """Return a drawing of a hall with a dark end and a lamp that is out, as PNG."""
    rows = b"".join(b"\0" + bytes(_shade(x, y) for x in range(WIDE)) for y in range(HIGH))
    head = struct.pack(">IIBBBBB", WIDE, HIGH, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def _shade(x: int, y: int) -> int:
    across, down = abs(2 * x - WIDE), abs(2 * y - HIGH)
    if across < WIDE // 3 and down < HIGH // 3:
        return DARK
    lamp = (x - WIDE // 2) ** 2 + (y - HIGH // 6) ** 2
    if lamp < 81:
        return LAMP if lamp < 49 else EDGE
    # The corners of the room run towards the end of the hall.
    return EDGE if abs(across * HIGH - down * WIDE) < 2 * WIDE else WALL


def _signed_paper(title: str, day: date, signers: Iterable[str]) -> bytes:
    """Return one page with a title, a day and a name below each signature, as PDF."""
    drawn = [_words(20, 72, 740, title), _words(12, 72, 700, f"Gjelder fra {day:%d.%m.%Y}. Oppdiktet.")]
    for at, name in enumerate(signers):
        y = 600 - 110 * at
        waves = [
            f"{x} {y + 60} {x - 30} {y - 20} {x + 10} {y + 20} c" for x in range(90, 180 + 30 * at, 30)
        ]
        drawn += [f"1.5 w 72 {y + 20} m {' '.join(waves)} S", f"0.5 w 72 {y} m 320 {y} l S"]
        drawn.append(_words(12, 72, y - 18, name))
    file = PdfFile()
    font = file.put("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
    content = file.put_stream("\n".join(drawn).encode("cp1252", "replace"))
    pages, page = file.reserve(), file.reserve()
    file.put(f"<</Type /Pages /Kids [{page} 0 R] /Count 1>>", pages)
    file.put(
        f"<</Type /Page /Parent {pages} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
        f" /Resources <</Font <</F {font} 0 R>>>>>>",
        page,
    )
    return file.finish(
        file.put(f"<</Type /Catalog /Pages {pages} 0 R>>"), file.put(f"<</Title {text_string(title)}>>")
    )


def _words(size: int, x: int, y: int, text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {x} {y} Td ({plain}) Tj ET"
