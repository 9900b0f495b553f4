"""One open ordning: runs what the user asks for, and tells every view what changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import ordning
from bpa_desk.services.store import StorageError

if TYPE_CHECKING:
    from bpa_desk.services.store import Step, Store

P = ParamSpec("P")
T = TypeVar("T")

BEGUN = "begun"
"""What the titles of the forms one has begun are kept under, to be said when the file is opened again."""


class Outcome(NamedTuple, Generic[T]):
    """What came of a call: true with its value, or false with the error that was (or is to be) shown."""

    value: T | None = None
    error: DomainError | None = None
    done: bool = True
    failure: Message | None = None
    """Why the machine could not, which was said at the foot of the window."""

    def __bool__(self) -> bool:
        return self.done


class Session(QObject):
    """The store behind the window: views read through :meth:`read` and write through :meth:`run` only.

    Signals: ``changed`` (kinds of record touched, by any change, undo or redo), ``did`` (words of a change,
    for the undo bar), ``refused`` (words of an error that belongs to no field), ``failed`` (words of a
    machine error), ``undo_changed`` (the labels for the menu).
    """

    changed = Signal(object)
    did = Signal(str)
    refused = Signal(str)
    failed = Signal(str)
    undo_changed = Signal(str, str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._said: Message | None = None
        self._quiet = False
        store.observers.append(self._observe)

    def read(self, fn: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a service answers; errors pass through, for what was asked for should exist."""
        return fn(self.store, *args, **kwargs)

    def run(self, fn: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """Do a service call; an error is shown in the undo bar and returned, never raised.

        Use :meth:`attempt` in forms: there the error goes beside its field.
        """
        outcome = self.attempt(fn, *args, **kwargs)
        if outcome.error is not None:
            self.refused.emit(current().message(outcome.error.message))
        return outcome

    def attempt(
        self, fn: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Outcome[T]:
        """Do a service call and return a user's error unshown; a machine error is shown in its own words."""
        try:
            return Outcome(fn(self.store, *args, **kwargs))
        except DomainError as error:
            self._said = None
            return Outcome(error=error, done=False)
        except StorageError as error:
            self._said = None
            self.failed.emit(current().message(error.message))
            return Outcome(done=False, failure=error.message)

    def kept(self, key: str) -> object:
        """Return the unfinished form kept under the key, or None."""
        return ordning.draft(self.store, key)

    def kept_under(self, start: str) -> list[str]:
        """Return the keys that begin so and have something kept under them, newest first."""
        return [key for key in ordning.drafts(self.store) if key.startswith(start)]

    def keep(self, key: str, value: object) -> None:
        """Keep an unfinished form (a JSON value); a disk that refuses must not stop the typing."""
        with suppress(StorageError):
            ordning.save_draft(self.store, key, value)

    def let_go(self, key: str) -> None:
        """Forget the unfinished form kept under the key."""
        with suppress(StorageError):
            ordning.clear_draft(self.store, key)

    def say_next(self, message: Message) -> Session:
        """Give the words the undo bar shows for the next change, where its label alone says too little."""
        self._said = message
        return self

    def undo(self) -> bool:
        """Take the last change back and say what; False when there is none."""
        return self._replay(self.store.undo, lambda what: _("Undone: {what}", what=what))

    def redo(self) -> bool:
        """Do the last undone change again and say what; False when there is none."""
        return self._replay(self.store.redo, lambda what: _("Done again: {what}", what=what))

    def undo_text(self) -> str:
        """Return what undo would take back, lower-case to stand after "Undo:"; empty when nothing."""
        return _lowered(self.store.undo_label)

    def redo_text(self) -> str:
        """Return what redo would do again in words; empty when nothing."""
        return _lowered(self.store.redo_label)

    def close(self) -> None:
        """Let go of the store and close it; the session is of no use afterwards."""
        if self._observe in self.store.observers:
            self.store.observers.remove(self._observe)
        self.store.close()

    def _replay(self, act: Callable[[], Step | None], words: Callable[[str], str]) -> bool:
        self._quiet = True
        try:
            step = act()
        except StorageError as error:
            self.failed.emit(current().message(error.message))
            return False
        finally:
            self._quiet = False
        if step is not None:
            self.did.emit(words(_lowered(step.label)))
        return step is not None

    def _observe(self, step: Step, kinds: frozenset[str], *_more: Any) -> None:
        self.changed.emit(kinds)
        self.undo_changed.emit(self.undo_text(), self.redo_text())
        said, self._said = self._said, None
        if not self._quiet:
            self.did.emit(current().message(said or step.label))


def _lowered(label: Message | None) -> str:
    if label is None:
        return ""
    text = current().message(label)
    return text[:1].lower() + text[1:]
