"""The words of the house: English ASCII names, a few Norwegian words that stay, and none that say nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

# A name that ends like this says nothing about what the thing is.
EMPTY_WORDS = {"manager", "handler", "helper", "helpers", "util", "utils", "data", "info"}
# Kept Norwegian words are neither inflected nor translated, and no other Norwegian word becomes a name.
INFLECTED = re.compile(r"(ordning|vedtak|turnus|avvik|verneombud|egenmelding|tariff)(er|ene|en|et)\Z")
TRANSLATED = {"roster", "deviation", "supervisor", "supplier", "nonconformity"}
NORWEGIAN = {
    "vakt", "vakter", "vaktliste", "ansatt", "ansatte", "assistent", "assistenter", "timeliste", "timelister",
    "fravaer", "ferie", "lonn", "tillegg", "opplaering", "sjekkliste", "avtale", "uke", "hvile",
}  # fmt: skip


def names(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield every name the module makes, with its line; constants are left out (they mirror the contract)."""
    for node in tree.nodes(module):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not node.id.isupper():
            yield node.id, node.lineno


def words(name: str) -> list[str]:
    """Return the lower-case words of a camelCase or snake_case name."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def poor_names(module: ast.Module) -> list[str]:
    """Return the names that break the word list."""
    found = []
    for name, line in names(module):
        each = words(name)
        bad = [w for w in each if INFLECTED.match(w) or w in TRANSLATED or w in NORWEGIAN]
        if not name.isascii() or bad:
            found.append(f"{name} (line {line})")
    for node in tree.nodes(module):
        if isinstance(node, ast.ClassDef) and words(node.name)[-1:] and words(node.name)[-1] in EMPTY_WORDS:
            found.append(f"{node.name} (line {node.lineno})")
    return found


@pytest.mark.parametrize("path", tree.python_files(), ids=tree.name_of)
def test_names_follow_the_word_list(path: Path) -> None:
    assert not EMPTY_WORDS & set(words(path.stem)), "a module is named by what lives in it"
    assert poor_names(tree.parsed(path)) == []


def test_poor_names_are_seen() -> None:
    source = "class ShiftManager: ...\ndef roster(): ...\nvedtaket = 1\ndef f(vakt): ...\nUKE = 1\n"
    source += "class DataKey: ...\n"
    assert poor_names(ast.parse(source)) == [
        "roster (line 2)",
        "vedtaket (line 3)",
        "vakt (line 4)",
        "ShiftManager (line 1)",
    ]
