"""The language the window or the command line speaks now; papers take a ``Language`` of their own instead."""

from __future__ import annotations

from bpa_desk.language.wording import DEFAULT, Language

_languages: dict[str, Language] = {}
_code = DEFAULT


def use(code: str) -> Language:
    """Speak this language from now on and return it; raise ValueError for an unknown code."""
    global _code
    language = _languages.get(code) or Language(code)
    _languages[code] = language
    _code = code
    return language


def current() -> Language:
    """Return the language spoken now."""
    return _languages.get(_code) or use(_code)


def _(source: str, /, **values: object) -> str:
    """Return the source in the current language with its ``{names}`` filled."""
    return current().text(source, **values)


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the form for ``n`` in the current language; ``{n}`` is filled."""
    return current().plural(one, many, n, **values)


def pgettext(context: str, source: str, /, **values: object) -> str:
    """Return one of several meanings of the source in the current language."""
    return current().context(context, source, **values)
