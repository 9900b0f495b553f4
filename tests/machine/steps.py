"""What every walk over verbs holds to: undo gives back the rows of before, redo those after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from bpa_desk.domain.text import DomainError
from bpa_desk.storage.errors import StorageError
from bpa_desk.storage.records import tables
from bpa_desk.storage.store import Store

Rows = dict[str, list[Any]]


class Steps(RuleBasedStateMachine):
    """Somebody who changes her mind: undo and redo must give back the rows of each step."""

    store: Store
    done: list[Rows]
    at: int

    def rows(self) -> Rows:
        """Return every row of every record, as it is stored."""
        read = self.store._database.connection.execute
        return {table.name: read(f"SELECT * FROM {table.name} ORDER BY id").fetchall() for table in tables()}

    def begin(self) -> None:
        """Let what is held now be where undo ends."""
        self.done, self.at = [self.rows()], 0

    def run(self, act: Callable[..., object], *more: object, **named: object) -> None:
        """Do the verb; what it refuses must leave no trace, what it does is one step or a barrier."""
        label = self.store.undo_label
        try:
            act(self.store, *more, **named)
        except (DomainError, StorageError):
            assert self.rows() == self.done[self.at]
            assert self.store.undo_label == label
            return
        after = self.rows()
        if after == self.done[self.at]:
            return
        if self.store.undo_label is None:
            # What is sealed or signed by all stays as it is.
            self.begin()
        else:
            # What had been undone is gone.
            del self.done[self.at + 1 :]
            self.done.append(after)
            self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.store.undo() is not None
        self.at -= 1
        assert self.rows() == self.done[self.at]

    @precondition(lambda self: self.at < len(self.done) - 1)
    @rule()
    def redo(self) -> None:
        assert self.store.redo() is not None
        self.at += 1
        assert self.rows() == self.done[self.at]

    @precondition(lambda self: self.at == 0)
    @rule()
    def undo_nothing(self) -> None:
        assert self.store.undo() is None
