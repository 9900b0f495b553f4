"""Changes, undo and redo, the journal, settings and drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.packing import packed, unpacked
from bpa_desk.domain.shift import LONGEST_SHIFT, Shift
from bpa_desk.domain.text import Clock, DomainError, Message, Minutes, NotFoundError
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.storage import cipher
from bpa_desk.storage.errors import RefusedChangeError
from bpa_desk.storage.steps import Step
from bpa_desk.storage.store import Store
from tests.storage.samples import OSLO

ADD = Message("Add {name}", {"name": "Kari"})
KARI = Assistant("kari", "Kari")
TERMS = Employment("e", "kari", date(2026, 1, 1))


def add_kari(store: Store) -> None:
    with store.change(ADD) as changes:
        changes.put(KARI)
        changes.put(TERMS)


def rows(store: Store) -> list[object]:
    return [*store.all(Assistant), *store.all(Employment), *store.all(Shift)]


def test_change_becomes_one_step_and_is_told(store: Store) -> None:
    heard: list[tuple[Message, frozenset[str]]] = []
    store.observers.append(lambda step, kinds: heard.append((step.label, kinds)))
    add_kari(store)
    assert heard == [(ADD, frozenset({"assistant", "employment"}))]
    assert store.undo_label == ADD
    assert store.redo_label is None


def test_undo_and_redo_go_both_ways(store: Store) -> None:
    add_kari(store)
    with store.change(Message("Rename")) as changes:
        changes.put(replace(KARI, name="Kari Nordmann"))
    after = rows(store)
    assert store.undo() is not None
    assert rows(store) == [KARI, TERMS]
    assert store.redo_label == Message("Rename")
    undone = store.undo()
    assert isinstance(undone, Step)
    assert undone.label == ADD
    assert rows(store) == []
    assert store.undo() is None
    store.redo()
    store.redo()
    assert store.redo() is None
    assert rows(store) == after


def test_undo_of_a_removal_brings_parent_and_child_back(store: Store) -> None:
    add_kari(store)
    with store.change(Message("Remove")) as changes:
        changes.remove(Employment, "e")
        changes.remove(Assistant, "kari")
    assert rows(store) == []
    store.undo()
    assert rows(store) == [KARI, TERMS]
    store.redo()
    assert rows(store) == []


def test_row_changed_many_times_in_one_step_is_undone_wholly(store: Store) -> None:
    add_kari(store)
    with store.change(Message("Several")) as changes:
        changes.put(replace(KARI, name="A"))
        changes.remove(Employment, "e")
        changes.remove(Assistant, "kari")
        changes.put(replace(KARI, name="B"))
        changes.put(replace(TERMS, tariff="KS"))
    store.undo()
    assert rows(store) == [KARI, TERMS]
    store.redo()
    assert rows(store) == [replace(KARI, name="B"), replace(TERMS, tariff="KS")]


def test_new_change_drops_what_was_undone(store: Store) -> None:
    add_kari(store)
    store.undo()
    with store.change(Message("Other")) as changes:
        changes.put(Assistant("ola", "Ola"))
    assert store.redo() is None


def test_change_that_raises_leaves_nothing(store: Store) -> None:
    heard: list[Step] = []
    store.observers.append(lambda step, _: heard.append(step))
    with pytest.raises(ZeroDivisionError), store.change(ADD) as changes:  # noqa: PT012
        changes.put(KARI)
        assert store.get(Assistant, "kari") == KARI
        raise ZeroDivisionError
    assert rows(store) == []
    assert store.undo_label is None
    assert heard == []
    assert store.journal() == []
    add_kari(store)


def test_change_that_changes_nothing_is_no_step(store: Store) -> None:
    add_kari(store)
    generation = store.generation
    with store.change(Message("Same")) as changes:
        changes.put(KARI)
        changes.remove(Assistant, "nobody")
    assert store.undo_label == ADD
    assert store.generation == generation


def test_there_and_back_again_is_no_step(store: Store) -> None:
    add_kari(store)
    with store.change(Message("There and back")) as changes:
        changes.put(replace(KARI, name="X"))
        changes.put(KARI)
        changes.put(Assistant("ola", "Ola"))
        changes.remove(Assistant, "ola")
    assert store.undo_label == ADD
    assert len(store.journal()) == 1


def test_inner_changes_join_the_outer(store: Store) -> None:
    with store.change(Message("Outer")) as outer:
        outer.put(KARI)
        with store.change(Message("Inner")) as inner:
            inner.put(TERMS)
            assert inner.get(Assistant, "kari") == KARI
    assert store.undo_label == Message("Outer")
    store.undo()
    assert rows(store) == []


def test_failed_inner_change_takes_only_itself_back(store: Store) -> None:
    with store.change(Message("Outer")) as outer:
        outer.put(KARI)
        with pytest.raises(DomainError), store.change(Message("Inner")) as inner:  # noqa: PT012
            inner.put(TERMS)
            raise DomainError(Message("no"))
        assert outer.find(Employment, "e") is None
    assert rows(store) == [KARI]
    undone = store.undo()
    assert undone is not None
    assert [row.key for row in undone.rows] == ["kari"]
    assert rows(store) == []


def test_connection_only_reads_outside_a_change(store: Store) -> None:
    add_kari(store)
    for statement in ("DELETE FROM employment", "UPDATE assistant SET name = 'x'", "CREATE TABLE t (a)"):
        with pytest.raises(cipher.sqlite.OperationalError, match="readonly"):
            store._database.connection.execute(statement)
    assert rows(store) == [KARI, TERMS]


def test_removing_what_is_pointed_at_is_refused(store: Store) -> None:
    add_kari(store)
    with pytest.raises(RefusedChangeError), store.change(Message("Remove")) as changes:
        changes.remove(Assistant, "kari")
    assert rows(store) == [KARI, TERMS]


def test_barrier_forgets(store: Store) -> None:
    add_kari(store)
    with store.change(Message("Other")) as changes:
        changes.put(Assistant("ola", "Ola"))
    store.undo()
    store.barrier()
    assert store.undo() is None
    assert store.redo() is None
    assert rows(store) == [KARI, TERMS]


def test_get_of_nothing_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.get(Assistant, "nobody")
    assert store.find(Assistant, "nobody") is None


def test_all_takes_condition_order_and_params(store: Store) -> None:
    with store.change(ADD) as changes:
        for key, minutes in (("a", 60), ("b", 120), ("c", 180)):
            changes.put(Vedtak(key, date(2026, 1, 1), minutes))
    found = store.all(Vedtak, "minutes > ?", (60,), "minutes DESC")
    assert [each.id for each in found] == ["c", "b"]
    assert store.count(Vedtak, "minutes > ?", (60,)) == 2


def test_between_is_exact_across_the_clock_change(store: Store) -> None:
    first = OSLO.parse("2026-10-25T02:45+02:00")  # written after, in text, what follows it in time
    later = OSLO.parse("2026-10-25T02:15+01:00")
    with store.change(ADD) as changes:
        changes.put(Shift("late", later, later + 15))
        changes.put(Shift("early", first, first + 15))
        changes.put(Shift("long", first - 3 * 1440, later + 1440))
    assert [each.id for each in store.between(Shift, first, later + 15)] == ["long", "early", "late"]
    assert [each.id for each in store.between(Shift, first + 15, later)] == ["long"]
    assert [each.id for each in store.between(Shift, later, later + 1)] == ["long", "late"]
    assert [each.id for each in store.between(Shift, later, later + 1, "id <> ?", ("long",))] == ["late"]


def test_journal_tells_what_was_done_undone_and_redone(store: Store) -> None:
    add_kari(store)
    mark = store.journal_mark()
    store.undo()
    store.redo()
    assert [(entry.how, entry.label) for entry in store.journal(mark)] == [("undone", ADD), ("redone", ADD)]
    whole = store.journal()
    assert [entry.how for entry in whole] == ["done", "undone", "redone"]
    assert whole[0].rows == (("assistant", "kari"), ("employment", "e"))
    assert whole[0].kinds == {"assistant", "employment"}
    assert datetime.fromisoformat(whole[0].at).tzinfo is not None


def test_label_values_come_back_with_their_types() -> None:
    label = Message(
        "{a}",
        {
            "a": Minutes(90), "b": Clock(450), "c": date(2026, 1, 2), "d": datetime(2026, 1, 2, 3, 4),
            "e": Message("{x}", {"x": 1}), "f": "æ", "g": 3, "h": None, "i": ("a", Minutes(1)), "j": 1.5,
        },
    )
    back = unpacked(packed(label))
    assert back == label
    assert {name: type(value) for name, value in back.values.items()} == {
        name: type(value) for name, value in label.values.items()
    }


def test_settings_and_drafts_are_outside_undo(store: Store) -> None:
    assert store.setting("place") is None
    assert store.setting("place", 7) == 7
    store.set_setting("place", {"page": "week", "day": "2026-01-01"})
    store.save_draft("assistant:new", {"name": "Kå"})
    add_kari(store)
    store.undo()
    assert store.setting("place") == {"page": "week", "day": "2026-01-01"}
    assert store.draft("assistant:new") == {"name": "Kå"}
    assert list(store.drafts()) == ["assistant:new"]
    store.clear_draft("assistant:new")
    assert store.draft("assistant:new") is None


def test_setting_inside_a_change_follows_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.change(ADD):  # noqa: PT012
        store.set_setting("a", 1)
        raise ZeroDivisionError
    assert store.setting("a") is None


def test_generation_grows_with_every_write(store: Store) -> None:
    seen = [store.generation]
    add_kari(store)
    seen.append(store.generation)
    store.undo()
    seen.append(store.generation)
    store.set_setting("a", 1)
    seen.append(store.generation)
    assert seen == sorted(set(seen))


def test_between_finds_the_longest_shift_by_its_last_minute(store: Store) -> None:
    start = store.zone.at(date(2026, 10, 20), 300)
    with store.change(ADD) as changes:
        changes.put(Shift("longest", start, start + LONGEST_SHIFT))
    end = start + LONGEST_SHIFT
    assert [each.id for each in store.between(Shift, end - 1, end + 900)] == ["longest"]
    assert store.between(Shift, end, end + 900) == []
