"""The light switch: everything above the cellar words its texts, dates and numbers here (no Qt)."""

from __future__ import annotations

from bpa_desk.language.catalogue import Catalogue
from bpa_desk.language.current import _, current, ngettext, pgettext, use
from bpa_desk.language.formats import spaced, unbroken, whole
from bpa_desk.language.ordering import sort_key
from bpa_desk.language.wording import CODES, DEFAULT, NAMES, Language

__all__ = [
    "CODES",
    "DEFAULT",
    "NAMES",
    "Catalogue",
    "Language",
    "_",
    "current",
    "ngettext",
    "pgettext",
    "sort_key",
    "spaced",
    "unbroken",
    "use",
    "whole",
]
