"""What is deliberately not in the house (and, where one room may have it, which)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

# A name that may be used only in these files; with none named, nowhere.
ONLY_IN = {
    "processEvents": (),
    "QGraphicsView": (),
    "QGraphicsScene": (),
    "QPdfView": (),
    "eval": (),
    "exec": (),
    "pickle": (),
    "shelve": (),
    "QThread": ("bpa_desk/ui/jobs.py",),
    # Besides the jobs: to catch errors of a thread, and a lock for what any thread may wake.
    "threading": ("bpa_desk/ui/jobs.py", "bpa_desk/ui/crash.py", "bpa_desk/domain/sleeping.py"),
    "setStyleSheet": ("bpa_desk/ui/theme.py",),
}
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
# The rock and the hall are told what time it is, so that a test can choose it.
NOW = {"now", "today", "utcnow", "time_ns"}
CLOCKS = {"bpa_desk/services/clock.py"}
FAKES = {"mock", "MagicMock", "Mock", "patch", "sleep"}


def used(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield every name the module reads or imports, with its line (not the names of methods it defines)."""
    for node in tree.nodes(module):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            # A dialog is shown with exec(), which is not Python's.
            yield ("" if node.attr in {"exec", "eval"} else node.attr), node.lineno
    for each in tree.imports(module, "module"):
        yield from ((name, each.line) for name in (*each.module.split("."), *each.names))


def misplaced(module: ast.Module, path: str) -> list[str]:
    """Return the uses of a name outside the rooms that may have it."""
    return [f"{name} (line {line})" for name, line in used(module) if path not in ONLY_IN.get(name, (path,))]


def colours(module: ast.Module) -> list[str]:
    """Return the colours written out in strings of the module, docstrings left out."""
    documents = {
        id(node.body[0].value)
        for node in tree.nodes(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in tree.nodes(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and COLOUR.search(node.value)
    ]


def asks_the_time(module: ast.Module) -> list[int]:
    """Return the lines where the module asks the machine what time it is."""
    return [
        node.lineno
        for node in tree.nodes(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in NOW
        and ast.unparse(node.func.value).split(".")[-1] in {"date", "datetime", "time"}
    ]


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_nothing_stands_where_it_should_not(path: Path) -> None:
    assert misplaced(tree.parsed(path), tree.name_of(path)) == []


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_the_window_takes_its_colours_from_the_tokens(path: Path) -> None:
    if path.relative_to(tree.ROOT).parts[1] == "ui" and path.name != "tokens.py":
        assert colours(tree.parsed(path)) == []


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_domain_and_services_are_told_the_time(path: Path) -> None:
    if path.relative_to(tree.ROOT).parts[1] in {"domain", "services"} and tree.name_of(path) not in CLOCKS:
        assert asks_the_time(tree.parsed(path)) == []


@pytest.mark.parametrize("path", tree.python_files("tests"), ids=tree.name_of)
def test_tests_neither_sleep_nor_fake(path: Path) -> None:
    assert [name for name, _ in used(tree.parsed(path)) if name in FAKES] == []


def test_no_window_is_drawn_in_a_designer() -> None:
    assert [tree.name_of(path) for path in tree.files() if path.suffix in {".ui", ".mo", ".qm"}] == []


def test_each_breach_is_seen() -> None:
    source = "from PySide6.QtCore import QThread\nimport pickle\nw.setStyleSheet('a')\neval('1')\nd.exec()\n"
    assert sorted(misplaced(ast.parse(source), "bpa_desk/ui/x.py")) == [
        "QThread (line 1)",
        "eval (line 4)",
        "pickle (line 2)",
        "setStyleSheet (line 3)",
    ]
    assert misplaced(ast.parse("w.setStyleSheet('a')"), "bpa_desk/ui/theme.py") == []
    assert colours(ast.parse("'''Like #fff.'''\na = 'color: #1B1F23'\nb = 'item #12'")) == ["color: #1B1F23"]
    assert asks_the_time(ast.parse("a = date.today()\nb = datetime.now(UTC)\nc = clock.now(store)")) == [1, 2]
