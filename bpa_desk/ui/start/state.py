"""Where one is on the way in, kept apart from the widgets that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bpa_desk.services.opening import DataKey
    from bpa_desk.ui.start.gate import Gate


class GateState:
    """Where one is on the way in; it outlives the widgets, so that a change of language loses nothing."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.pending: tuple[Path, DataKey] | None = None
        """A file that was just made, and its key, until its recovery sheet has been shown."""
        self.asked: tuple[int, ...] = ()
        self.typed: dict[str, Any] = {}
        """What stands in the form for a new ordning; never the passphrase."""
        self.show: Callable[[Gate], object] | None = None
