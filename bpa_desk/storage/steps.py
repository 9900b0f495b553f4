"""What one change did, row by row: the stuff undo, redo and the views' refreshing are made of."""

from __future__ import annotations

from bpa_desk.domain.quick import dataclass, quick
from bpa_desk.domain.text import Message
from bpa_desk.storage.mapping import Row


@quick
@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, in the order of the table's columns.

    ``before`` None means it was made, ``after`` None that it was removed.
    """

    table: str
    key: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Step:
    """One named change of the user's, which is undone and redone as a whole."""

    label: Message
    rows: tuple[RowChange, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The names of the tables it touched (``shift``, ``assistant`` …)."""
        return frozenset(row.table for row in self.rows)
