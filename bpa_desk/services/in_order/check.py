"""What a check is, and what it says is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from bpa_desk.domain.text import Message

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, why it matters, and the page and subject of the step that mends it.

    ``mend`` is the step in the words of a button; None for opening the page. ``law`` is the paragraph where
    there is one. ``optional`` is what makes the work easier but nobody asks for. ``assistant`` is whom it
    concerns, where it does.
    """

    text: Message
    mend: Message | None
    page: str
    subject: str = ""
    why: Message | None = None
    law: str = ""
    optional: bool = False
    assistant: str = ""


@dataclass(frozen=True, slots=True)
class Check(Generic[F]):
    """One small check: ``read`` fetches its facts, and ``judge`` says what they lack and nothing else.

    ``title`` is marked words for what is looked at; ``of_people`` where it is done for each assistant, and
    ``of_both`` where also for the ordning. ``rest`` where it tells only of what no other check tells of.
    """

    key: str
    title: str
    read: Callable[[Store, date], F]
    judge: Callable[[F], Iterable[Lack]]
    of_people: bool = False
    of_both: bool = False
    rest: bool = False
