"""Any writes, failures, undo and redo in any order: the rows are those of a plain model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.storage.errors import RefusedChangeError
from bpa_desk.storage.store import Store

PEOPLE = st.sampled_from(["kari", "ola", "per"])
SHIFTS = st.sampled_from(["1", "2", "3", "4"])
# Around the night the clock goes back, where wall time alone would not do.
STARTS = st.integers(-12, 12).map(lambda quarter: 29_881_500 + quarter * 15)
LENGTHS = st.sampled_from([1, 60, 200])

Rows = dict[tuple[type[Any], str], Any]


class StoreMachine(RuleBasedStateMachine):
    """Drives a store of memory beside dictionaries that are copied at each step."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store.in_memory()
        self.rows: Rows = {}
        self.done: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []
        self.generation = 0

    def teardown(self) -> None:
        self.store.close()

    def _stepped(self, after: Rows) -> None:
        if after != self.rows:
            self.done.append((self.rows, after))
            self.undone.clear()
            self.rows = after

    @rule(key=PEOPLE, name=st.text("abcæøå ŋ", max_size=5))
    def put_person(self, key: str, name: str) -> None:
        person = Assistant(key, name)
        with self.store.change(Message("Person")) as changes:
            changes.put(person)
        self._stepped(self.rows | {(Assistant, key): person})

    @rule(key=SHIFTS, person=st.none() | PEOPLE, start=STARTS, length=LENGTHS, nested=st.booleans())
    def put_shift(self, key: str, person: str | None, start: int, length: int, nested: bool) -> None:
        shift = Shift(key, start, start + length, person)
        allowed = person is None or (Assistant, person) in self.rows
        after = self.rows | {(Shift, key): shift}
        try:
            with self.store.change(Message("Shift")) as changes:
                if nested:
                    with self.store.change(Message("Inner")) as inner:
                        inner.put(replace(shift, assistant=None, note="first"))
                changes.put(shift)
            assert allowed
        except RefusedChangeError:
            assert not allowed
            return
        self._stepped(after)

    @rule(key=PEOPLE)
    def remove_person(self, key: str) -> None:
        used = any(kind is Shift and row.assistant == key for (kind, _), row in self.rows.items())
        try:
            with self.store.change(Message("Remove")) as changes:
                changes.remove(Assistant, key)
            assert not used
        except RefusedChangeError:
            assert used
            return
        self._stepped({at: row for at, row in self.rows.items() if at != (Assistant, key)})

    @rule(key=SHIFTS)
    def remove_shift(self, key: str) -> None:
        with self.store.change(Message("Remove")) as changes:
            changes.remove(Shift, key)
        self._stepped({at: row for at, row in self.rows.items() if at != (Shift, key)})

    @rule(key=SHIFTS, start=STARTS)
    def fail_half_way(self, key: str, start: int) -> None:
        try:
            with self.store.change(Message("Fails")) as changes:
                changes.put(Shift(key, start, start + 5))
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def undo(self) -> None:
        step = self.store.undo()
        assert (step is None) == (not self.done)
        if step is not None:
            before, after = self.done.pop()
            self.undone.append((before, after))
            self.rows = before

    @rule()
    def redo(self) -> None:
        step = self.store.redo()
        assert (step is None) == (not self.undone)
        if step is not None:
            before, after = self.undone.pop()
            self.done.append((before, after))
            self.rows = after

    @precondition(lambda self: len(self.done) > 2)
    @rule()
    def barrier(self) -> None:
        self.store.barrier()
        self.done.clear()
        self.undone.clear()

    @invariant()
    def rows_are_those_of_the_model(self) -> None:
        rows: list[Any] = [*self.store.all(Assistant), *self.store.all(Shift)]
        assert {(type(row), row.id): row for row in rows} == self.rows

    @invariant()
    def journal_keeps_pace(self) -> None:
        assert self.store.generation >= self.generation
        self.generation = self.store.generation
        assert len(self.store.journal()) == self.generation


TestStore = StoreMachine.TestCase
TestStore.settings = settings(stateful_step_count=30)
