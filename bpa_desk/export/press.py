"""The flow of a paper over its sheets: how much room is left, when a new sheet begins, what its foot says."""

from __future__ import annotations

from bpa_desk.domain.document import Document
from bpa_desk.export import style
from bpa_desk.export.characters import one_line, safe
from bpa_desk.export.measure import width_of, wrap
from bpa_desk.export.sheet import Ink, Sheet
from bpa_desk.export.style import FOOT, INK, MUTED, Colour, Type
from bpa_desk.export.tagged import Structure

_BARE = 0.25
_LOOSE = 1 / 3


class Press:
    """Sets one Document; ``y`` is the top of what comes next, in points from the lower edge.

    ``close`` sets it with less air between blocks and rows, ``gap`` being what is left after a block.
    """

    def __init__(self, document: Document, structure: Structure, ink: Ink, close: bool = False) -> None:
        self.document = document
        self.close = close
        self.gap = 3.5 if close else 6.0
        self.structure = structure
        self.sheets: list[Sheet] = []
        self._ink = ink
        self._size = style.sheet_size(document.orientation)
        edges = style.margins(document.orientation)
        self.left = edges.left
        self.right = self._size[0] - edges.right
        self.width = self.right - self.left
        self.top = self._size[1] - edges.top
        self.bottom = edges.foot - (4 if close else 0)
        self.y = self.top
        self._left_over = 0.0
        self.new_sheet()

    @property
    def sheet(self) -> Sheet:
        """The sheet being set."""
        return self.sheets[-1]

    @property
    def room(self) -> float:
        """Height left on this sheet, in points."""
        return self.y - self.bottom

    @property
    def whole(self) -> float:
        """Height of an empty sheet, in points."""
        return self.top - self.bottom - (FOOT.leading + 6 if self.document.head else 0)

    @property
    def fresh(self) -> bool:
        """True while nothing has been set on this sheet."""
        return self.y >= self._start

    def set_in(self, kind: Type) -> Type:
        """Return the type running text is set in, its lines a little nearer each other on a close paper."""
        return kind._replace(leading=kind.leading * 0.92) if self.close else kind

    @property
    def nearly_bare(self) -> bool:
        """True when the last of several sheets has hardly anything on it, which looks like a mistake."""
        return len(self.sheets) > 1 and self._start - self.y < _BARE * self.whole

    @property
    def loose(self) -> bool:
        """True when over a third of several sheets is left, what came next being kept whole."""
        pages = len(self.sheets)
        return pages > 1 and self._left_over + self.room > _LOOSE * pages * self.whole

    def new_sheet(self) -> None:
        """Begin a new sheet, with the paper's head in small type on all but the first."""
        self._left_over += self.room if self.sheets else 0.0
        self.sheets.append(Sheet(self._size, self.structure, self._ink))
        self.y = self.top
        head = one_line(self.document.head)
        if head and len(self.sheets) > 1:
            with self.sheet.decoration("Pagination"):
                self.sheet.line(self.left, self.y, wrap(head, FOOT, self.width)[0], FOOT, MUTED)
            self.y -= FOOT.leading + 6
        self._start = self.y

    def need(self, height: float) -> None:
        """Begin a new sheet unless this much height is left; never leaves an empty sheet behind."""
        if height > self.room and not self.fresh:
            self.new_sheet()

    def paragraph(
        self, kind_of_element: str, text: str, kind: Type, colour: Colour = INK, indent: float = 0.0
    ) -> None:
        """Set text as one tagged element, over as many sheets as it takes."""
        lines = wrap(safe(text), kind, self.width - indent)
        with self.structure.within(kind_of_element):
            self.flow(lines, kind, colour, indent)

    def flow(self, lines: tuple[str, ...], kind: Type, colour: Colour = INK, indent: float = 0.0) -> None:
        """Set lines in the open element, over as many sheets as it takes."""
        at = 0
        while at < len(lines):
            self.need(kind.leading * min(2, len(lines) - at))
            fits = max(1, int(self.room / kind.leading))
            chosen = lines[at : at + fits]
            with self.sheet.marked():
                self.sheet.lines(self.left + indent, self.y, chosen, kind, colour)
            self.y -= kind.leading * len(chosen)
            at += len(chosen)

    def finish(self) -> None:
        """Set the foot of every sheet; the last one is read aloud, the others are decoration."""
        pages = len(self.sheets)
        for number, sheet in enumerate(self.sheets, 1):
            words = self.document.page_words.replace("{page}", str(number)).replace("{pages}", str(pages))
            words = one_line(words)
            foot = self.bottom - 10
            with sheet.decoration("Pagination"):
                sheet.rule(self.left, foot + 2, self.right, foot + 2, style.FAINT)
                sheet.line(self.right - width_of(words, FOOT), foot, words, FOOT, MUTED)
            room = self.width - width_of(words, FOOT) - 12
            if number < pages:
                with sheet.decoration("Pagination"):
                    self._foot(sheet, foot, room)
            elif self._foot_lines():
                with self.structure.within("P"), sheet.marked():
                    self._foot(sheet, foot, room)

    def _foot_lines(self) -> tuple[str, ...]:
        paper = self.document
        first = " · ".join(filter(None, map(one_line, (paper.state, paper.version, paper.notice))))
        second = one_line(f"{paper.digest_words} {paper.data_sha256}") if paper.data_sha256 else ""
        return tuple(filter(None, (first, second)))

    def _foot(self, sheet: Sheet, top: float, room: float) -> None:
        for number, text in enumerate(self._foot_lines()):
            line = wrap(text, FOOT, room if number == 0 else self.width)[0]
            sheet.line(self.left, top - number * FOOT.leading, line + " ", FOOT, MUTED)
