"""What is wrong with a file somebody gave us, and where in it."""

from __future__ import annotations

from bpa_desk.domain.text import N_, DomainError, Message


class ImportFileError(DomainError):
    """A file that cannot be used; ``place`` is where in it (``$.shifts[3].end``, ``line 4``) or empty."""

    def __init__(self, problem: Message, place: str = "") -> None:
        self.problem = problem
        self.place = place
        whole = Message(N_("{place}: {problem}"), {"place": place, "problem": problem}) if place else problem
        super().__init__(whole)
