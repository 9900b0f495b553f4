"""The official titles of the paragraphs that findings and agreements rest on.

Titles are the act's own words in Norwegian and are never translated: they are what one searches for in the
text of the law. Only titles known for certain stand here; a paragraph without one is shown by number alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TITLES: Mapping[str, str] = {
    "10-1": "Definisjoner",
    "10-2": "Arbeidstidsordninger",
    "10-3": "Arbeidsplan",
    "10-4": "Alminnelig arbeidstid",
    "10-5": "Gjennomsnittsberegning av den alminnelige arbeidstid",
    "10-6": "Overtid",
    "10-7": "Oversikt over arbeidstiden",
    "10-8": "Daglig og ukentlig arbeidsfri",
    "10-9": "Pauser",
    "10-10": "Søndagsarbeid",
    "10-11": "Nattarbeid",
    "10-12": "Unntak",
    "11-1": "Forbud mot barnearbeid",
    "11-2": "Arbeidstid",
    "11-3": "Forbud mot nattarbeid",
    "11-5": "Pauser og fritid",
}
_PARAGRAPH = re.compile(r"\b(1[01]-\d{1,2})\b")


def title_of(paragraph: str) -> str:
    """Return the official title of ``10-8``; empty where we have none."""
    return _TITLES.get(paragraph, "")


def with_titles(law: str) -> tuple[tuple[str, str], ...]:
    """Return each paragraph of a reference such as ``aml. § 10-8 (1)`` with its official title.

    A reference to one paragraph is kept whole; of several each stands alone. Another law has no titles here.
    """
    if not law.startswith("aml."):
        return ((law, ""),) if law else ()
    numbers = list(dict.fromkeys(_PARAGRAPH.findall(law)))
    if len(numbers) == 1:
        return ((law, title_of(numbers[0])),)
    return tuple((f"aml. § {each}", title_of(each)) for each in numbers) or ((law, ""),)
