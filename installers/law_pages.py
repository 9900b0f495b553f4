"""Write docs/law.*.md, the page “How we count” in each language, from the rules themselves.

Run it after a rule, a reading or a translation changed; a test says when it lags behind.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bpa_desk.export.law_page import law_page  # noqa: E402
from bpa_desk.language import CODES, Language  # noqa: E402


def pages() -> dict[Path, str]:
    """Return what each page should hold."""
    return {ROOT / "docs" / f"law.{code}.md": law_page(Language(code)) for code in CODES}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
