"""Each kind of block as it is set on a sheet, except grids, which have a module of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Checks,
    Facts,
    Grid,
    Heading,
    Legend,
    Mark,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
    Tone,
)
from bpa_desk.export import style
from bpa_desk.export.characters import one_line, safe
from bpa_desk.export.measure import width_of, wrap
from bpa_desk.export.press import Press
from bpa_desk.export.style import BODY, FIGURE, INK, LABEL, MUTED, SMALL, Colour, Type
from bpa_desk.export.table import fitted

_TONES: dict[Tone, tuple[Type, Colour]] = {
    Tone.NORMAL: (BODY, INK),
    Tone.LEAD: (style.LEAD, INK),
    Tone.SMALL: (SMALL, MUTED),
    Tone.STRONG: (style.STRONG, INK),
    Tone.NOTICE: (style.STRONG, style.WARN),
}
_BETWEEN, _SIGNING = 24.0, 44.0
"""The room between two places to sign, and the height of one below its names."""
_LIST = "/A <</O /List /ListNumbering /{}>>"


def set_block(press: Press, block: Block) -> None:
    """Set one block at the press's place and leave the gap that follows it."""
    _SETTERS[type(block)](press, block)


def tone_of(block: Paragraph) -> Type:
    """Return the type a paragraph is set in."""
    return _TONES[block.tone][0]


def _paragraph(press: Press, block: Paragraph) -> None:
    if block.tone is Tone.NOTICE:
        _notice(press, block.text)
    else:
        kind, colour = _TONES[block.tone]
        press.paragraph("P", block.text, press.set_in(kind), colour)
    press.y -= press.gap


def _grid(press: Press, block: Grid) -> None:
    fitted(press, block).set()
    press.y -= press.gap + 4


def _page_break(press: Press, _block: PageBreak) -> None:
    if not press.fresh:
        press.new_sheet()


def _spacer(press: Press, block: Spacer) -> None:
    press.y -= min(block.millimetres * style.MM, max(press.room, 0.0))


def _heading(press: Press, block: Heading) -> None:
    level = min(max(block.level, 1), len(style.HEADINGS))
    kind = style.HEADINGS[level - 1]
    if not press.fresh and level > 1:
        press.y -= press.gap
    lines = wrap(safe(block.text), kind, press.width)
    # A heading never stands alone at the foot of a sheet.
    press.need(min(kind.leading * len(lines) + 3 * BODY.leading, press.whole))
    press.paragraph(f"H{level}", block.text, kind, style.ACCENT if level == 1 else INK)
    press.y -= 2 if level > 1 else 3


def _notice(press: Press, text: str) -> None:
    kind, colour = _TONES[Tone.NOTICE]
    lines = wrap(safe(text), kind, press.width - 18)
    height = len(lines) * kind.leading + 8
    if height > press.whole:
        press.paragraph("P", text, kind, colour)
    else:
        press.need(height)
        with press.sheet.decoration():
            press.sheet.box(press.left, press.y - height, press.width, height, style.WARN_TINT)
            press.sheet.box(press.left, press.y - height, 4, height, style.WARN)
        with press.structure.within("P"), press.sheet.marked():
            press.sheet.lines(press.left + 12, press.y - 4, lines, kind, colour)
        press.y -= height


def _facts(press: Press, block: Facts) -> None:
    """Label above value, side by side; read as a list of label and body."""
    if block.close:
        _close_facts(press, block)
        return
    count = max(1, block.columns)
    gap = 12.0
    wide = (press.width - gap * (count - 1)) / count
    with press.structure.within("L", _LIST.format("None")):
        for first in range(0, len(block.rows), count):
            row = [
                (wrap(safe(label), LABEL, wide), wrap(safe(value) or "–", BODY, wide))
                for label, value in block.rows[first : first + count]
            ]
            heights = [len(label) * LABEL.leading + len(value) * BODY.leading for label, value in row]
            if max(heights) > press.whole:
                _tall_facts(press, row)
                continue
            press.need(max(heights))
            for at, (label, value) in enumerate(row):
                x = press.left + at * (wide + gap)
                with press.structure.within("LI"):
                    with press.structure.within("Lbl"), press.sheet.marked():
                        press.sheet.lines(x, press.y, [*label[:-1], label[-1] + " "], LABEL, MUTED)
                    with press.structure.within("LBody"), press.sheet.marked():
                        press.sheet.lines(x, press.y - len(label) * LABEL.leading, value, BODY)
            press.y -= max(heights) + 3
    press.y -= press.gap


def _close_facts(press: Press, block: Facts) -> None:
    """Label and value on one line, the value at the end of its column; for many short sums."""
    count = max(1, block.columns)
    gap = 16.0
    wide = (press.width - gap * (count - 1)) / count
    with press.structure.within("L", _LIST.format("None")):
        for first in range(0, len(block.rows), count):
            row = []
            for text, figure in block.rows[first : first + count]:
                shown = wrap(safe(figure) or "–", FIGURE, wide * 0.6)
                taken = max(width_of(line, FIGURE) for line in shown)
                row.append((wrap(safe(text), LABEL, wide - taken - 6), shown, taken))
            height = max(max(len(label), len(value)) for label, value, _ in row) * LABEL.leading
            press.need(min(height, press.whole))
            for at, (label, value, taken) in enumerate(row):
                x = press.left + at * (wide + gap)
                with press.structure.within("LI"):
                    with press.structure.within("Lbl"), press.sheet.marked():
                        press.sheet.lines(x, press.y, [*label[:-1], label[-1] + " "], LABEL, MUTED)
                    with press.structure.within("LBody"), press.sheet.marked():
                        press.sheet.lines(x + wide - taken, press.y, value, FIGURE)
            press.y -= height + 1.5
    press.y -= press.gap


def _tall_facts(press: Press, row: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    for label, value in row:
        with press.structure.within("LI"):
            with press.structure.within("Lbl"):
                press.flow(label, LABEL, MUTED)
            with press.structure.within("LBody"):
                press.flow(value, BODY)


def _bullets(press: Press, block: Bullets) -> None:
    if not block.items:
        return
    numbering = "Decimal" if block.numbered else "Disc"
    indent = 16.0 + 6 * (block.numbered and len(block.items) > 9)
    with press.structure.within("L", _LIST.format(numbering)):
        for number, item in enumerate(block.items, 1):
            sign = f"{number}." if block.numbered else "•"
            _item(press, sign, item, indent)
    press.y -= press.gap


def _checks(press: Press, block: Checks) -> None:
    if not block.items:
        return
    signs = {True: "☑", False: "☐", None: "☐"}
    with press.structure.within("L", _LIST.format("None")):
        for item in block.items:
            note = f"{item.text}\n{item.note}" if item.note else item.text
            _item(press, signs[item.done], note, 18.0)
    press.y -= press.gap


def _item(press: Press, sign: str, text: str, indent: float) -> None:
    kind = press.set_in(BODY)
    lines = wrap(safe(text), kind, press.width - indent)
    press.need(kind.leading * min(2, len(lines)))
    with press.structure.within("LI"):
        with press.structure.within("Lbl"), press.sheet.marked():
            press.sheet.line(press.left + 3, press.y, sign + " ", kind)
        with press.structure.within("LBody"):
            press.flow(lines, kind, indent=indent)
    press.y -= press.gap / 4


def _legend(press: Press, block: Legend) -> None:
    """The marks in a row, each with its words; only the words are read aloud."""
    x, title = press.left, one_line(block.title)
    widest = max((_mark_width(mark) for mark in block.items), default=0.0)
    press.need(2 * SMALL.leading + 4)
    with press.structure.within("L", _LIST.format("None")):
        if title:
            with press.structure.within("Caption"), press.sheet.marked():
                press.sheet.line(x, press.y, title + " ", SMALL._replace(bold=True), MUTED)
            x += width_of(title, SMALL._replace(bold=True)) + 10
        for mark in block.items:
            wide = min(_mark_width(mark), press.width)
            if x > press.left and x + wide > press.right:
                x = press.left
                press.y -= SMALL.leading + 3
                press.need(SMALL.leading + 3)
            with press.sheet.decoration():
                _swatch(press, mark, x)
            with press.structure.within("LI"), press.structure.within("LBody"), press.sheet.marked():
                words = wrap(one_line(mark.text), SMALL, press.width - 30)[0]
                press.sheet.line(x + 14, press.y, words + " ", SMALL)
            x += wide + 12 if wide < widest * 2 else wide
    press.y -= SMALL.leading + press.gap


def _mark_width(mark: Mark) -> float:
    return 14 + width_of(one_line(mark.text), SMALL)


def _swatch(press: Press, mark: Mark, x: float) -> None:
    sheet, low = press.sheet, press.y - SMALL.leading + 1.5
    hue = style.MUTED if mark.colour is None else style.HUES[mark.colour % len(style.HUES)]
    if mark.framed:
        sheet.frame(x, low, 10, 8.5, style.WARN, dashed=True)
    elif mark.hatch.value != "none":
        sheet.frame(x, low, 10, 8.5, hue)
        sheet.hatch(x, low, 10, 8.5, mark.hatch, hue)
    elif mark.glyph:
        sheet.line(x + 2, press.y, safe(mark.glyph), SMALL, MUTED)
    else:
        sheet.box(x, low, 10, 8.5, hue)


def _signatures(press: Press, block: Signatures) -> None:
    wide = (press.width - _BETWEEN) / 2
    for first in range(0, len(block.lines), 2):
        pair = [(line, _signature_lines(line, wide)) for line in block.lines[first : first + 2]]
        # Both lines to sign on stand at the same height, however long the names above them are.
        height = max(sum(kind.leading for _, kind, _ in lines) for _, lines in pair)
        press.need(min(height + _SIGNING, press.whole))
        for at, (line, lines) in enumerate(pair):
            _signature(press, line, lines, press.left + at * (wide + _BETWEEN), wide, press.y - height - 24)
        press.y -= height + 24 + SMALL.leading + 8


def signing_height(press: Press, block: Signatures) -> float:
    """Return how high the first row of places to sign stands, in points."""
    wide = (press.width - _BETWEEN) / 2
    lines = [_signature_lines(line, wide) for line in block.lines[:2]]
    return max((sum(kind.leading for _, kind, _ in each) for each in lines), default=0.0) + _SIGNING


_Lines = list[tuple[str, Type, Colour]]


def _signature_lines(line: Signature, wide: float) -> _Lines:
    name = style.STRONG._replace(size=9, leading=12)
    who = one_line(": ".join(filter(None, (line.role, line.name))))
    lines: _Lines = [(text, name, INK) for text in wrap(f"{who}\n", name, wide)[:-1]]
    if line.signed:
        lines += [(text, SMALL, MUTED) for text in wrap(f"{safe(line.signed)}\n", SMALL, wide)[:-1]]
    return lines


def _signature(press: Press, line: Signature, lines: _Lines, x: float, wide: float, low: float) -> None:
    """Set one place to sign, its lines to write on at ``low``."""
    y = press.y
    with press.structure.within("P"), press.sheet.marked():
        for text, kind, colour in lines:
            press.sheet.line(x, y, text, kind, colour)
            y -= kind.leading
        press.sheet.line(x, low, one_line(line.date_label) + " ", SMALL, MUTED)
        press.sheet.line(x + wide * 0.3, low, one_line(line.sign_label), SMALL, MUTED)
    with press.sheet.decoration():
        press.sheet.rule(x, low, x + wide * 0.26, low, style.INK, 0.7)
        press.sheet.rule(x + wide * 0.3, low, x + wide, low, style.INK, 0.7)


_SETTERS: dict[type[Block], Callable[[Press, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Grid: _grid,
    Checks: _checks,
    Bullets: _bullets,
    Legend: _legend,
    Signatures: _signatures,
    PageBreak: _page_break,
    Spacer: _spacer,
}
