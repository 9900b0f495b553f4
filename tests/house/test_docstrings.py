"""Every module and every public name says in one sentence what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

Named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(module: ast.Module) -> list[str]:
    """Return the public names without a docstring, Qt's own and Python's own methods left out."""
    found = [] if ast.get_docstring(module) else ["the module"]
    found += [f"{node.name} (line {node.lineno})" for node in _public(module) if not ast.get_docstring(node)]
    return found


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[Named]:
    for node in parent.body:
        if not isinstance(node, Named) or node.name.startswith("_") or _spoken_for(node):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from _public(node)


def _spoken_for(node: Named) -> bool:
    """True for Qt overrides (camelCase), overloads, setters and methods that only fulfil a base class."""
    if isinstance(node, ast.ClassDef):
        return False
    decorators = {ast.unparse(each).split(".")[-1] for each in node.decorator_list}
    return not node.name.islower() or bool(decorators & {"overload", "override", "setter", "deleter"})


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE, "installers"), ids=tree.name_of)
def test_every_public_name_is_documented(path: Path) -> None:
    assert undocumented(tree.parsed(path)) == []


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_every_dataclass_is_documented_for_the_library_would_write_what_is_missing(path: Path) -> None:
    # From the signature, and ``inspect`` with all it brings in takes two megabytes to read that.
    classes = [node for node in ast.walk(tree.parsed(path)) if isinstance(node, ast.ClassDef)]
    made = [each for each in classes if any("dataclass" in ast.unparse(one) for one in each.decorator_list)]
    assert [each.name for each in made if not ast.get_docstring(each)] == []


def test_a_missing_docstring_is_seen() -> None:
    source = (
        '"""M."""\nclass A:\n    """A."""\n    def b(self): ...\n    def mimeData(self): ...\ndef _c(): ...\n'
    )
    assert undocumented(ast.parse(source)) == ["b (line 4)"]
    assert undocumented(ast.parse("")) == ["the module"]
