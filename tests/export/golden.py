"""Papers word for word, as they were read and agreed on."""

from __future__ import annotations

import os
from pathlib import Path

from bpa_desk.export.papers import Format, Paper, render, unprintable
from tests.export.reading import faults, spoken

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def agreed(paper: Paper, name: str) -> None:
    """See that the paper is valid, can be printed, and says what was agreed under the name."""
    pdf = render([paper], Format.PDF)
    assert faults(pdf) == []
    assert unprintable([paper]) == ()
    said = spoken(pdf) + "\n"
    place = GOLDEN / f"{name}.txt"
    if os.environ.get("BPA_GOLDEN") == "write":
        place.write_text(said, encoding="utf-8")
    assert said == place.read_text(encoding="utf-8"), "see the change, then run again with BPA_GOLDEN=write"
