"""A paper as plain text, to paste where neither a PDF nor a web page goes."""

from __future__ import annotations

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Checks,
    Document,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Signatures,
    stack_text,
)


def render(document: Document) -> str:
    """Return the paper's words, a blank line between blocks; what only decorates is left out."""
    parts = [_block(each) for each in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return f"{text}\n{'=' * len(text)}" if block.level == 1 else text.upper()
        case Paragraph(text=text):
            return text
        case Facts(rows=rows):
            return "\n".join(f"{label}: {value}" for label, value in rows if value)
        case Checks(items=items):
            return "\n".join(f"[{'x' if each.done else ' '}] {each.text}" for each in items)
        case Bullets(items=points):
            return "\n".join(f"- {each}" for each in points)
        case Grid():
            return _grid(block)
        case Signatures(lines=lines):
            return "\n".join(f"{each.role}: {each.name}" for each in lines)
        case _:
            return ""


def _grid(block: Grid) -> str:
    labels = [each.label for each in block.columns]
    rows = [
        "; ".join(
            f"{label}: {' '.join(stack_text(cell).split())}"
            for label, cell in zip(labels, row, strict=True)
            if stack_text(cell)
        )
        for row in (*block.rows, *block.totals)
    ]
    return "\n".join(f"- {row}" for row in rows) or block.empty
