"""Papers as one web page each: readable on a phone, by a screen reader and on paper, with nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from bpa_desk.domain.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Checks,
    Document,
    Facts,
    Grid,
    Heading,
    Legend,
    Mark,
    Orientation,
    PageBreak,
    Paragraph,
    Signatures,
    Size,
    Spacer,
    Stack,
    stack,
    stack_text,
)
from bpa_desk.export.binding import bound
from bpa_desk.export.characters import one_line, safe
from bpa_desk.export.html_style import hue_styles, style_sheet

_SHORT = 16
_TAKEN = 0.35
"""What a column as wide as its content takes of the page, counted in shares."""
_WHOLE = re.compile(r"§\xa0\d+-\d+(?:\xa0[a-h](?!\w))?|\d\d(?::\d\d)?–\d\d(?::\d\d)?(?!\d)")


def render(document: Document, *others: Document, title: str = "") -> bytes:
    """Return one UTF-8 page with the papers after each other; ``title`` names it when there are several."""
    papers = (document, *others)
    wide = any(paper.orientation is Orientation.LANDSCAPE for paper in papers)
    body = "\n".join(_paper(paper) for paper in papers)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_attribute(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">\n'
        f"<title>{_attribute(title or document.title)}</title>\n"
        f"<style>{style_sheet(wide)}{hue_styles()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def _text(text: str) -> str:
    return _kept(bound(safe(text))).replace("\n", "<br>")


def _line(text: str) -> str:
    return _kept(bound(one_line(text)))


def _kept(text: str) -> str:
    """Return the escaped text, marked where a web page would break a line after a hyphen or a dash."""
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', escape(text, quote=False))


def _attribute(text: str) -> str:
    return escape(one_line(text))


def _paper(paper: Document) -> str:
    inside = "\n".join(_SETTERS[type(block)](block) for block in paper.blocks)
    about = " · ".join(filter(None, map(_line, (paper.state, paper.version, paper.notice))))
    digest = (
        f"{_line(paper.digest_words)} <code>{_attribute(paper.data_sha256)}</code>"
        if paper.data_sha256
        else ""
    )
    foot = "".join(f"<p>{line}</p>" for line in (about, digest) if line)
    return f'<main lang="{_attribute(paper.language)}">\n{inside}\n<footer>{foot}</footer>\n</main>'


def _heading(block: Heading) -> str:
    level = min(max(block.level, 1), 6)
    return f"<h{level}>{_text(block.text)}</h{level}>"


def _paragraph(block: Paragraph) -> str:
    return f'<p class="{block.tone.value}">{_text(block.text)}</p>'


def _facts(block: Facts) -> str:
    rows = "".join(
        f"<div><dt>{_text(label)}</dt><dd>{_text(value) or '–'}</dd></div>" for label, value in block.rows
    )
    return f'<dl style="--columns:{max(1, block.columns)}">{rows}</dl>'


def _grid(block: Grid) -> str:
    shown = "" if block.show_caption else ' class="unseen"'
    groups = "".join(
        f'<th scope="colgroup" role="columnheader" colspan="{group.columns}">{_line(group.label)}</th>'
        if group.label
        else f'<td role="cell" colspan="{group.columns}"></td>'
        for group in block.groups
    )
    head = "".join(
        f'<th scope="col" role="columnheader"{_classes(column.align, column.marked)}>{_text(column.label)}'
        + (f"<small>{_text(column.note)}</small>" if column.note else "")
        + "</th>"
        for column in block.columns
    )
    rows = "".join(_row(block, row) for row in block.rows)
    if not block.rows:
        rows = f'<tr role="row"><td role="cell" colspan="{len(block.columns)}">{_text(block.empty)}</td></tr>'
    totals = "".join(_row(block, row) for row in block.totals)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{_attribute(block.caption)}">'
        f'<table role="table" class="{block.size.value}"><caption{shown}>{_text(block.caption)}</caption>'
        + _widths(block)
        + '\n<thead role="rowgroup">'
        + (f'<tr role="row" class="groups">{groups}</tr>' if groups else "")
        + f'<tr role="row">{head}</tr></thead>\n<tbody role="rowgroup">{rows}</tbody>'
        + (f'\n<tfoot role="rowgroup">{totals}</tfoot>' if totals else "")
        + "</table></div>"
    )


def _widths(block: Grid) -> str:
    """Return how wide the columns with a share become, as near as a web page lets itself be told."""
    shares = [column.share for column in block.columns]
    if block.size is Size.WALL or not any(shares):
        return ""
    whole = sum(shares) + _TAKEN * shares.count(0)
    cols = (f'<col style="width:{100 * share / whole:.0f}%">' if share else "<col>" for share in shares)
    return f"<colgroup>{''.join(cols)}</colgroup>"


def _row(block: Grid, row: tuple[Stack, ...]) -> str:
    cells = []
    for at, (column, each) in enumerate(zip(block.columns, row, strict=True)):
        is_head = at == block.row_header
        opening = 'th scope="row" role="rowheader"' if is_head else 'td role="cell"'
        held = stack(each)
        inside = "".join(_cell(cell, block.size is Size.WALL, len(held) == 1) for cell in held)
        # On a phone each row becomes a card, and the label takes the column head's place.
        # The head of a card tells for itself what it is, unless it is a bare number.
        said = inside and (not is_head or stack_text(each).isdigit())
        label = f' data-label="{_attribute(column.label)}"' if said else ""
        short = len(stack_text(each)) <= _SHORT
        cells.append(
            f"<{opening}{label}{_classes(column.align, column.marked, short)}>{inside}</{opening[:2]}>"
        )
    return f'<tr role="row">{"".join(cells)}</tr>\n'


def _classes(align: Align, marked: bool, short: bool = False) -> str:
    worn = ((align.value, align is not Align.START), ("marked", marked), ("short", short))
    names = [name for name, is_worn in worn if is_worn]
    return f' class="{" ".join(names)}"' if names else ""


def _cell(cell: Cell, wall: bool, alone: bool) -> str:
    inside = _text(cell.text)
    if cell.glyph:
        inside += f'<span aria-hidden="true" class="glyph">{_line(cell.glyph)}</span>'
    if cell.strong and inside:
        inside = f"<strong>{inside}</strong>"
    if cell.note:
        inside += f"<small>{_text(cell.note)}</small>"
    chip = _chip(cell.colour, cell.hatch.value, cell.framed)
    if chip or (wall and inside):
        return f'<div class="chip{chip}">{inside}</div>'
    return inside if alone and inside == _text(cell.text) else f"<div>{inside}</div>"


def _chip(colour: int | None, hatch: str, framed: bool) -> str:
    names = [f"hue{colour % 12}"] if colour is not None else []
    names += [hatch] if hatch != "none" else []
    names += ["framed"] if framed else []
    return "".join(f" {name}" for name in names)


def _checks(block: Checks) -> str:
    items = "".join(
        f'<li><label><input type="checkbox" disabled{" checked" if item.done else ""}> {_text(item.text)}'
        + (f"<small>{_text(item.note)}</small>" if item.note else "")
        + "</label></li>"
        for item in block.items
    )
    return f'<ul class="checks">{items}</ul>' if items else ""


def _bullets(block: Bullets) -> str:
    kind = "ol" if block.numbered else "ul"
    items = "".join(f"<li>{_text(item)}</li>" for item in block.items)
    return f"<{kind}>{items}</{kind}>" if items else ""


def _legend(block: Legend) -> str:
    title = f'<p class="small"><strong>{_line(block.title)}</strong></p>' if block.title else ""
    return f'{title}<ul class="legend">{"".join(map(_mark, block.items))}</ul>'


def _mark(item: Mark) -> str:
    chip = _chip(item.colour, item.hatch.value, item.framed)
    sign = f'swatch{chip or " plain"}">' if chip or not item.glyph else f'glyph">{_line(item.glyph)} '
    return f'<li><span aria-hidden="true" class="{sign}</span>{_line(item.text)}</li>'


def _signatures(block: Signatures) -> str:
    places = "".join(
        f"<div><p><strong>{_line(': '.join(filter(None, (line.role, line.name))))}</strong></p>"
        + (f'<p class="small">{_text(line.signed)}</p>' if line.signed else "")
        + f'<p class="sign"><span>{_line(line.date_label)}</span>'
        + f"<span>{_line(line.sign_label)}</span></p></div>"
        for line in block.lines
    )
    return f'<section class="signatures">{places}</section>' if places else ""


def _page_break(_block: PageBreak) -> str:
    return '<div class="break"></div>'


def _spacer(block: Spacer) -> str:
    return f'<div style="height:{block.millimetres:g}mm"></div>'


_SETTERS: dict[type[Block], Callable[[Any], str]] = {
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
