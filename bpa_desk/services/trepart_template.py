"""What a trepartsavtale begins as, and the plain words in which each task is talked through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.responsibility import Task
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.trepartsavtale import Trepartsavtale
from bpa_desk.services.templates import template

BLANK = "…………"


@dataclass(frozen=True, slots=True)
class Step:
    """One task of the conversation: question (empty for a row of one's own), what it is about, the law."""

    task: Task
    question: str = ""
    told: str = ""
    law: str = ""


def title(language: str) -> str:
    """Return what the agreement is called."""
    return str(_template(language)["title"])


def clauses(language: str, here: Ordning) -> tuple[Section, ...]:
    """Return the clauses with the parties' names filled in; a name not known is a line to write on."""
    names = {
        "ordning": here.name or BLANK,
        "kommune": here.municipality or BLANK,
        "employer": here.employer or BLANK,
        "leader": here.leader or BLANK,
    }
    found = []
    for each in _template(language)["clause"]:
        body = each["body"].strip()
        for name, value in names.items():
            body = body.replace("{" + name + "}", value)
        found.append(Section(each["key"], each["heading"], body))
    return tuple(found)


def tasks(language: str) -> tuple[Task, ...]:
    """Return the rows of the matrix with their defaults (hms-and-papers.md G.4)."""
    return tuple(
        Task(
            each["key"], each["name"], tuple(each["cells"]), each.get("holder", ""), each.get("law", ""),
            each.get("asked", False),
        )
        for each in _template(language)["task"]
    )  # fmt: skip


def conversation(agreement: Trepartsavtale, language: str) -> tuple[Step, ...]:
    """Return every row of the agreement with the words in which it is asked or explained, in a language."""
    words = {each["key"]: each for each in _template(language)["task"]}
    return tuple(_step(each, words.get(each.key, {})) for each in agreement.tasks)


def _step(task: Task, words: dict[str, Any]) -> Step:
    return Step(task, words.get("question", ""), words.get("told", ""), words.get("law", ""))


@lru_cache(maxsize=len(LANGUAGES))
def _template(language: str) -> dict[str, Any]:
    return template("trepartsavtale", language)
