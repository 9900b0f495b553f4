"""Small enough to read: files of at most 400 lines, functions of at most 60."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house import tree

FILE_LINES = 400
FUNCTION_LINES = 60


def long_functions(module: ast.Module) -> list[str]:
    """Return each function that is longer than the house allows."""
    return [
        f"{node.name} (line {node.lineno}): {length} lines"
        for node in tree.nodes(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]


@pytest.mark.parametrize("path", tree.python_files(), ids=tree.name_of)
def test_files_and_functions_are_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES
    assert long_functions(tree.parsed(path)) == []


def test_a_long_function_is_seen() -> None:
    body = "    pass\n" * FUNCTION_LINES
    assert long_functions(ast.parse(f"def f():\n{body}")) == [f"f (line 1): {FUNCTION_LINES + 1} lines"]
    assert long_functions(ast.parse("def f():\n" + "    pass\n" * (FUNCTION_LINES - 1))) == []
