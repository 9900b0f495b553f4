"""What every paper has around its content: footer words, state, version, notice, and names of files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from bpa_desk.domain.document import Block, Document, Facts, Orientation, Signature, Signatures
from bpa_desk.domain.time import DateSpan, Zone, month_end
from bpa_desk.language import Language


def paper(
    language: Language,
    title: str,
    blocks: tuple[Block, ...],
    *,
    head: str,
    state: str,
    version: int,
    sha256: str,
    notice: str = "",
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    """Return the document with its footer worded; ``title`` names no person, ``head`` may."""
    return Document(
        title=title,
        language=language.bcp47,
        blocks=blocks,
        head=head,
        state=state,
        version=language.text("Version {number}", number=version) if version else "",
        notice=notice or language.text("Contains personal information"),
        page_words=language.text("Page {page} of {pages}", page="{page}", pages="{pages}"),
        digest_words=language.text("Checksum (SHA-256)"),
        data_sha256=sha256,
        orientation=orientation,
    )


def to_sign(language: Language, *lines: tuple[str, str, str] | tuple[str, str]) -> Signatures:
    """Return the places to sign: for each line a role, a name and, where it is known, who signed when."""
    words = language.text("Date"), language.text("Signature")
    return Signatures(tuple(Signature(role, name, *words, *done) for role, name, *done in lines))


class Whose(Protocol):
    """Whose paper it is, and how it stood on which day."""

    @property
    def ordning(self) -> str:
        """The ordning's name."""

    @property
    def employer(self) -> str:
        """The employer's name."""

    @property
    def leader(self) -> str:
        """The arbeidsleder's name."""

    @property
    def day(self) -> date:
        """The day the paper holds for."""


def whose(language: Language, facts: Whose, columns: int = 2) -> Facts:
    """Return the lines a paper about the whole ordning begins with."""
    text = language.text
    return Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Employer"), facts.employer),
            (text("Arbeidsleder"), facts.leader),
            (text("As of"), language.date_year(facts.day)),
        ),
        columns=columns,
    )


def period_words(language: Language, span: DateSpan) -> str:
    """Return ``oktober 2026`` for a calendar month, else ``21. sep.–20. okt. 2026``."""
    first, last = span.first, last_day(span)
    if first.day == 1 and last == month_end(first):
        return language.month(first)
    return language.span(first, last)


def period_name(span: DateSpan) -> str:
    """Return the period as a part of a file name: ``2026-10`` for a calendar month, else both days."""
    first, last = span.first, last_day(span)
    if first.day == 1 and last == month_end(first):
        return f"{first:%Y-%m}"
    return f"{first.isoformat()}_{last.isoformat()}"


def last_day(span: DateSpan) -> date:
    """Return the last day of a span that must have one; ValueError if it is open."""
    if span.last is None:
        raise ValueError("a paper needs a span with a last day")
    return span.last


def clock_of(zone: Zone, instant: int) -> str:
    """Return the wall time of an instant, ``07:00``."""
    wall = zone.wall(instant)
    return f"{wall.hour:02d}:{wall.minute:02d}"


def stamp_words(language: Language, zone: Zone, stamp: str) -> str:
    """Return the local day of a UTC ISO stamp, ``tir. 3. nov. 2026``; an empty or odd stamp is given back."""
    instant = _instant(stamp)
    return stamp if instant is None else language.date_year(zone.wall(instant))


def moment_words(language: Language, zone: Zone, stamp: str) -> str:
    """Return the local day and time of a UTC ISO stamp; an empty or odd stamp is given back."""
    instant = _instant(stamp)
    if instant is None:
        return stamp
    return f"{language.date_year(zone.wall(instant))} {clock_of(zone, instant)}"


def _instant(stamp: str) -> int | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(aware.timestamp()) // 60
