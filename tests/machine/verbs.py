"""The services' verbs: every public function that changes the file, and plausible arguments for each of them.

What a verb takes is read from its own signature, so that a new verb is driven without a word here. Only
what a signature does not tell stands in ``GIVEN``; what cannot be driven this way stands in ``NOT_DRIVEN``.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import types
import typing
from collections import abc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bpa_desk import services
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.candidate import Candidate
from bpa_desk.domain.meeting import AgreedPoint
from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import LANGUAGES, Message
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.trepartsavtale import Trepartsavtale
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import clock, template_texts
from bpa_desk.services.rota_spans import CellEdit, Draft
from bpa_desk.storage.records import tables
from bpa_desk.storage.store import Store

Draw = Callable[[st.SearchStrategy[Any]], Any]

NOT_DRIVEN = {
    "ordning.establish": "there is an ordning already",
    "exchange.people_import.apply_people": "takes a preview; tests/services/exchange",
    "exchange.plan_import.apply": "takes a preview; tests/services/exchange",
    "exchange.rota_import.apply_rota": "takes a preview; tests/services/exchange",
    **dict.fromkeys(("privacy.erasing.erase", "privacy.erasing.forget"), "cannot be undone; tests/services"),
    "recruitment.delete_due": "cannot be undone; tests/services",
    "tariffs.add": "takes a whole profile; tests/services",
    "shift_types.ensure_defaults": "done once, before the first step",
    "privacy.erasing.delete_due": "cannot be undone; tests/services/privacy",
    "remedies.remove_all": "done inside another's step",
    "tariffs.save": "takes a whole profile; tests/services",
    "telling.mark_told": "takes what it found itself; tests/services",
    "trepartsavtale.put": "takes a version another verb has changed",
}
WORDS = ("", "Ny", "  luft  ", "Čáhci <b>&\n–", "to\x00null", "x" * 300, "nb", "2026-10-02", "b")
NUMBERS = (-1, 0, 1, 2, 3, 12, 60, 480, 2026, 100_000)


@dataclass(frozen=True)
class Verb:
    """A public function of the services that changes the file."""

    name: str
    act: Callable[..., object]


def _called(tree: ast.AST) -> set[str]:
    """Return what is called in a piece of code, as it is written there (``save``, ``people.save``)."""
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


@cache
def verbs() -> tuple[Verb, ...]:
    """Return every public service function that changes the file, by itself or through another of them."""
    found: dict[str, tuple[types.ModuleType, ast.FunctionDef]] = {}
    for info in pkgutil.walk_packages(services.__path__, "bpa_desk.services."):
        module = importlib.import_module(info.name)
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{info.name}.{node.name}"] = (module, node)
    changing = {
        name for name, (_, node) in found.items() if {"store.change", "store.erasing"} & _called(node)
    }
    before = 0
    while len(changing) > before:
        before = len(changing)
        for name, (module, node) in found.items():
            if any(_full(module, called) in changing for called in _called(node)):
                changing.add(name)
    return tuple(
        Verb(name.removeprefix("bpa_desk.services."), getattr(found[name][0], found[name][1].name))
        for name in sorted(changing)
        if not found[name][1].name.startswith("_") and _takes_a_store(found[name][1])
    )


def _takes_a_store(node: ast.FunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "store"


def _full(module: types.ModuleType, called: str) -> str:
    """Return the full name of what is called in a module, or what stands there."""
    home, _, function = called.rpartition(".")
    if not home:
        thing = getattr(module, called, None)
        return f"{getattr(thing, '__module__', '')}.{called}"
    other = getattr(module, home, None)
    return f"{other.__name__}.{function}" if isinstance(other, types.ModuleType) else called


@cache
def kinds() -> tuple[type[Any], ...]:
    """Return every kind of record the file keeps."""
    return tuple(table.kind for table in tables())


def arguments(verb: Verb, store: Store, draw: Draw) -> dict[str, Any] | None:
    """Return arguments for the verb out of what the store holds; None when there is nothing to do it to."""
    module = inspect.getmodule(verb.act)
    assert module is not None
    hints = typing.get_type_hints(verb.act, vars(module), {"Store": Store, "date": date, **_known()})
    drawn: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(verb.act).parameters.items())[1:]:
        if parameter.kind is parameter.VAR_KEYWORD:
            drawn |= _fields(store, draw)
            continue
        if parameter.default is not parameter.empty and draw(st.booleans()):
            continue
        given = GIVEN.get((verb.name, name))
        drawn[name] = given(store, draw, drawn) if given else _value(hints[name], name, verb, store, draw)
        if drawn[name] is Nothing:
            return None
    return drawn


def _fields(_store: Store, draw: Draw) -> dict[str, Any]:
    """Return facts about the ordning to change."""
    name = draw(st.sampled_from(["name", "leader", "workplace", "employer"]))
    return {name: draw(st.sampled_from(WORDS))}


class Nothing:
    """Stands for an argument that cannot be had: no such record is left."""


@cache
def _known() -> dict[str, Any]:
    others: list[Any] = [DateSpan, Period, CellEdit, Sequence, Iterable, Mapping, Callable, Message]
    return {kind.__name__: kind for kind in (*kinds(), *others)}


def _value(hint: Any, name: str, verb: Verb, store: Store, draw: Draw) -> Any:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(draw(st.sampled_from(inside)), name, verb, store, draw)
    if hint is type(None):
        return None
    if origin in (tuple, list, abc.Sequence, abc.Iterable):
        if origin is tuple and len(inside) == 2 and inside[1] is not Ellipsis:
            return tuple(_value(each, name, verb, store, draw) for each in inside)
        made = [_value(inside[0], name, verb, store, draw) for _ in range(draw(st.integers(0, 2)))]
        return tuple(each for each in made if each is not Nothing)
    if isinstance(hint, type) and hint in kinds():
        return _record(hint, store, draw)
    simple = _SIMPLE.get(hint)
    if simple is not None:
        return simple(store, draw)
    if hint is str:
        return _text(name, verb, store, draw)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return draw(st.sampled_from(list(hint)))
    if origin in (dict, abc.Mapping):
        return {_value(inside[0], name, verb, store, draw): _value(inside[1], name, verb, store, draw)}
    if isinstance(hint, type):
        return _part(hint, store, draw)
    raise TypeError(f"{verb.name} takes {name}: {hint}, which nothing here can make")


def _part(kind: type[Any], store: Store, draw: Draw) -> Any:
    """Return a value that is no record by itself, a break or a clause, made of odd fields."""
    hints = typing.get_type_hints(kind)
    made = {name: _odd(hint, store, draw) for name, hint in hints.items() if not name.startswith("_")}
    return kind(**{name: value for name, value in made.items() if value is not Nothing})


def _day(store: Store, draw: Draw) -> date:
    return clock.today(store) + timedelta(days=draw(st.integers(-60, 60)))


def _instant(store: Store, draw: Draw) -> int:
    return store.zone.at(_day(store, draw), 15 * draw(st.integers(0, 95)))


def _period(store: Store, draw: Draw) -> Period:
    start = _instant(store, draw)
    return Period(start, start + 15 * draw(st.integers(1, 60)))


def _span(store: Store, draw: Draw) -> DateSpan:
    first = _day(store, draw).replace(day=1)
    return DateSpan(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _cell(store: Store, draw: Draw) -> CellEdit:
    start = 15 * draw(st.integers(0, 95))
    drafts = (Draft(start, start + 60),) if draw(st.booleans()) else ()
    return CellEdit(_person(store, draw), _day(store, draw), drafts)


def _person(store: Store, draw: Draw) -> Any:
    return draw(st.sampled_from([each.id for each in store.all(Assistant)] or ["nobody"]))


_SIMPLE: dict[Any, Callable[[Store, Draw], Any]] = {
    bool: lambda _store, draw: draw(st.booleans()),
    int: lambda _store, draw: draw(st.sampled_from(NUMBERS)),
    float: lambda _store, draw: draw(st.sampled_from(NUMBERS)) / 2,
    date: _day,
    Period: _period,
    DateSpan: _span,
    CellEdit: _cell,
    object: lambda _store, draw: draw(st.sampled_from(WORDS)),
    Message: lambda _store, _draw: Message("Something"),
}


def _text(name: str, verb: Verb, store: Store, draw: Draw) -> Any:
    """Return words, a language, somebody's id or the id of a record the verb's own code names."""
    if name == "language":
        return draw(st.sampled_from(["nb", "nn", "en"]))
    if name in ("assistant", "assistants", "one", "other", "instead_of"):
        return _person(store, draw)
    if name == "code":
        return draw(st.sampled_from(["egenmelding", "user_away", "nonsense"]))
    if name in ("key", "keys", "shift", "shifts", "offer", "cells"):
        meant = (Shift,) if name.startswith("shift") else _meant(verb)
        ids = [row.id for kind in meant for row in _held(kind, store)]
        return draw(st.sampled_from(ids)) if ids else Nothing
    return draw(st.sampled_from(WORDS))


@cache
def _meant(verb: Verb) -> tuple[type[Any], ...]:
    """Return the kinds of record the verb, or else its module, is named after or speaks of in its code."""
    module = inspect.getmodule(verb.act)
    assert module is not None
    for code in (verb.act, module):
        walked = ast.walk(ast.parse(inspect.getsource(code)))
        named = {node.id for node in walked if isinstance(node, ast.Name)}
        meant = tuple(kind for kind in kinds() if kind.__name__ in named)
        home, _, act = verb.name.rpartition(".")
        for word in (act.rpartition("_")[2], home, home.removesuffix("s")):
            called = tuple(kind for kind in meant if kind.__name__.lower().endswith(word))
            if called:
                return called
        if meant:
            return meant
    return kinds()


def _held(kind: type[Any], store: Store) -> list[Any]:
    """Return the records of the kind; of shifts those that lie near, for months gone by are sealed."""
    if kind is Shift:
        today = store.zone.at(clock.today(store), 0)
        return [each for each in store.all(Shift) if each.start > today][:40]
    return store.all(kind)


def _record(kind: type[Any], store: Store, draw: Draw) -> Any:
    """Return a record of the kind as it is, or with one or two of its fields as another has them or odd."""
    held = _held(kind, store)
    if not held:
        return Nothing
    record = draw(st.sampled_from(held))
    hints = typing.get_type_hints(kind)
    for field in draw(st.lists(st.sampled_from(fields(kind)), max_size=2)):
        if field.init and field.name != "id":
            record = _varied(record, field.name, hints[field.name], held, store, draw)
    return record


def _varied(record: Any, name: str, hint: Any, held: list[Any], store: Store, draw: Draw) -> Any:
    other = getattr(draw(st.sampled_from(held)), name)
    odd = _odd(hint, store, draw) if name not in _OWNERS else _person(store, draw)
    wanted = odd if odd is not Nothing and draw(st.booleans()) else other
    return replace(record, **{name: wanted})


_OWNERS = ("assistant",)


def _odd(hint: Any, store: Store, draw: Draw) -> Any:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _odd(draw(st.sampled_from(inside)), store, draw)
    if hint is type(None):
        return None
    if hint is str:
        return draw(st.sampled_from(WORDS))
    if hint in _SIMPLE:
        return _SIMPLE[hint](store, draw)
    if origin is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return draw(st.sampled_from(list(hint)))
    return Nothing


def _ids(kind: type[Any], store: Store) -> st.SearchStrategy[Any]:
    """Return a choice among the ids of a kind, or Nothing."""
    return st.sampled_from([row.id for row in _held(kind, store)] or [Nothing])


def _paper(store: Store, draw: Draw, _drawn: dict[str, Any]) -> Any:
    held: list[Any] = store.all(Stillingsbeskrivelse)
    return draw(st.sampled_from(held or [Nothing]))


def _task(store: Store, draw: Draw, drawn: dict[str, Any]) -> Any:
    """Return a task of the version that was drawn."""
    return draw(st.sampled_from(store.get(Trepartsavtale, drawn["key"]).tasks)).key


def _clause(store: Store, draw: Draw, drawn: dict[str, Any]) -> Any:
    """Return the key of a clause of the version that was drawn; the window shows no other."""
    return draw(st.sampled_from(store.get(Trepartsavtale, drawn["key"]).clauses)).key


_COURSES = st.lists(st.sampled_from(["moving", "fire", "car", "nonsense"]), max_size=2)
_FILES = st.sampled_from([b"", b"%PDF-1.4\n%%EOF", b"MZ\x00", b"<html>"])
_TYPED = st.sampled_from("A u/m - ?".split())
_CHECKLISTS = st.sampled_from(["home", "fire", "nonsense"])


def _when(store: Store, draw: Draw, drawn: dict[str, Any]) -> int:
    """Return an instant; the second one after the first."""
    begun = drawn.get("start")
    return _instant(store, draw) if begun is None else begun + 15 * draw(st.integers(0, 60))


def _terms(store: Store, draw: Draw, _drawn: dict[str, Any]) -> Any:
    return draw(st.sampled_from([{"title": "Ny"}, {"title": ""}, {"evaluate_on": _day(store, draw)}]))


def _place(store: Store, draw: Draw, drawn: dict[str, Any]) -> Any:
    """Return the place of a line in the record that was drawn; the window shows no other."""
    key, lists = drawn["key"], ("lines", "points", "agreed", "topics")
    record = next(row for kind in kinds() for row in store.all(kind) if getattr(row, "id", "") == key)
    lengths = [len(getattr(record, name)) for name in lists if hasattr(record, name)]
    return draw(st.integers(0, min(lengths) - 1)) if min(lengths) else Nothing


_AT_A_PLACE = (
    *("hms.answer", "hms.remark"),
    *("meetings.remove_point", "meetings.save_point", "meetings.set_done", "meetings.write"),
    *("person_checklists.describe", "person_checklists.set_needless", "person_checklists.tick"),
    *("transfers.remark", "transfers.set_needless", "transfers.tick"),
)


def _worded(store: Store, draw: Draw, _drawn: dict[str, Any]) -> OwnTemplate:
    """Return one of the shipped texts, one part of it in other words."""
    kind, language = draw(st.sampled_from(template_texts.TextKind)), draw(st.sampled_from(LANGUAGES))
    text = template_texts.worded(store, kind, language)
    other = draw(st.sampled_from(text.sections))
    odd = replace(other, heading=draw(st.sampled_from(WORDS)), body=draw(st.sampled_from(WORDS)))
    return replace(text, sections=tuple(odd if each is other else each for each in text.sections))


GIVEN: dict[tuple[str, str], Callable[[Store, Draw, dict[str, Any]], Any]] = {
    **{(name, "at"): _place for name in _AT_A_PLACE},
    ("attachments.attach", "content"): lambda _store, draw, _drawn: draw(_FILES),
    ("attachments.attach", "owner_kind"): lambda *_what: "avvik",
    ("attachments.detach_all", "owner_kind"): lambda *_what: "avvik",
    **{(f"rota.{name}", "start"): _when for name in ("add", "move", "shift_by_edges")},
    **{(f"rota.{name}", "end"): _when for name in ("add", "move", "shift_by_edges")},
    ("rota.swap", "one"): lambda store, draw, _drawn: draw(_ids(Shift, store)),
    ("rota.swap", "other"): lambda store, draw, _drawn: draw(_ids(Shift, store)),
    ("attachments.attach", "name"): lambda *_what: "kvittering.pdf",
    ("courses.add_templates", "keys"): lambda _store, draw, _drawn: tuple(draw(_COURSES)),
    ("hms.begin", "checklist"): lambda _store, draw, _drawn: draw(_CHECKLISTS),
    **{(f"trepart_matrix.{name}", "task"): _task for name in ("answer", "remove_task", "rename_task")},
    ("trepart_matrix.set_cell", "task"): _task,
    ("recruitment.employ", "key"): lambda store, draw, _drawn: draw(_ids(Candidate, store)),
    ("recruitment.vacancy_of", "paper"): _paper,
    ("rollout.roll_out", "key"): lambda store, draw, _drawn: draw(_ids(Turnus, store)),
    ("trepart_matrix.set_cell", "typed"): lambda _store, draw, _drawn: draw(_TYPED),
    ("trepartsavtale.move_clause", "clause"): _clause,
    ("trepartsavtale.remove_clause", "clause"): _clause,
    ("trepart_signing.sign", "days"): lambda store, draw, _drawn: dict.fromkeys(Party, _day(store, draw)),
    ("year_tasks.lay_out", "year"): lambda _store, draw, _drawn: draw(st.integers(2026, 2029)),
    ("meetings.save_point", "point"): lambda _store, draw, _drawn: AgreedPoint(draw(st.sampled_from(WORDS))),
    ("trepartsavtale.describe", "terms"): _terms,
    ("template_texts.save", "made"): _worded,
    ("ordning.change_because", "fields"): lambda store, draw, _drawn: _fields(store, draw),
}
