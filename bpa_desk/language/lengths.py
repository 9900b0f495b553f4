"""Lengths of years and months in words."""

from __future__ import annotations

from bpa_desk.language.wording import Language


def length_words(language: Language, months: int) -> str:
    """Return ``3 år og 6 måneder``, ``5 år`` or ``6 måneder``; below two years in months unless whole."""
    years, rest = divmod(months, 12)
    if not years or (years < 2 and rest):
        return language.plural("{n} month", "{n} months", months)
    parts = [language.plural("{n} year", "{n} years", years)]
    if rest:
        parts.append(language.plural("{n} month", "{n} months", rest))
    return language.list(parts)
