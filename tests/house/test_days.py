"""A day stands in one form in every column: ``day_column`` writes it, no table by itself."""

from __future__ import annotations

import ast

from tests.house.tree import ROOT

FORMS = {"date_numeric", "date_year", "date_long", "day_long"}


def _texts(tree: ast.AST) -> list[ast.expr]:
    """Return what gives the words of each column made in the module."""
    return [
        node.args[1]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split("[")[0] == "Column"
        and len(node.args) > 1
    ]


def test_columns_of_days_are_all_made_by_one_function() -> None:
    found = []
    for path in sorted((ROOT / "bpa_desk" / "ui").rglob("*.py")):
        if path.name == "rows.py":
            continue
        for text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            own = {node.attr for node in ast.walk(text) if isinstance(node, ast.Attribute)} & FORMS
            found += [f"{path.relative_to(ROOT)}:{text.lineno}: {each}" for each in own]
    assert found == []
