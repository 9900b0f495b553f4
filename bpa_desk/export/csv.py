"""Tables as CSV for a Norwegian Excel: byte order mark, semicolons, decimal commas, no live formulas."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from bpa_desk.export.characters import safe
from bpa_desk.export.tabular import Table, Value

# Spreadsheets run text that begins like this; full-width signs count as the plain ones in some of them.
_LIVE = tuple("=+-@\t\r\n＝＋－＠")


def render(table: Table) -> bytes:
    """Return the table in UTF-8 with a byte order mark; dates are ISO, figures without thousands."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_text(column) for column in table.columns])
    writer.writerows([_shown(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def _text(text: str) -> str:
    """Return the text so that no spreadsheet runs it; an import drops the apostrophe that marks it."""
    cleaned = safe(text)
    return f"'{cleaned}" if text.startswith(_LIVE) or cleaned.startswith((*_LIVE, "'")) else cleaned
