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
    lines = [block.caption.upper()] if block.show_caption and block.caption else []
    for row in (*block.rows, *block.totals):
        said = [" ".join(stack_text(cell).split()) for cell in row]
        rest = [f"{label}: {text}" for label, text in zip(labels[1:], said[1:], strict=True) if text]
        lines.append("- " + ". ".join(part.rstrip(".") for part in (said[0], *rest) if part) + ".")
    if not block.rows and block.empty:
        lines.append(block.empty)
    return "\n".join(lines)
