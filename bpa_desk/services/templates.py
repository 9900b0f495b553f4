"""The long texts that ship with the program: checklists, guides, clauses and points, in three languages."""

from __future__ import annotations

from typing import Any

from bpa_desk.domain.text import LANGUAGES, N_, DomainError, Message
from bpa_desk.paths import resource


def template(name: str, language: str) -> dict[str, Any]:
    """Return a shipped text in a language, read anew; DomainError for a language that is none of ours."""
    if language not in LANGUAGES:
        raise DomainError(Message(N_("Choose bokmål, nynorsk or English.")), "language")
    import tomllib  # only when somebody looks at such a text; not worth a moment of every start

    with resource("templates", language, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
