"""User text reaches a PDF through one door, which escapes it."""

from __future__ import annotations

import ast

from tests.house import tree


def makes_paragraphs(module: ast.Module) -> bool:
    """True when the module takes reportlab's Paragraph, whose text is markup."""
    taken = any(
        each.module.startswith("reportlab") and "Paragraph" in each.names
        for each in tree.imports(module, "m")
    )
    reached = any(
        isinstance(node, ast.Attribute)
        and node.attr == "Paragraph"
        and ast.unparse(node.value).split(".")[-1] in {"platypus", "paragraph"}
        for node in tree.nodes(module)
    )
    return taken or reached


def test_one_module_makes_paragraphs() -> None:
    makers = [path for path in tree.python_files(tree.PACKAGE) if makes_paragraphs(tree.parsed(path))]
    assert len(makers) <= 1, [tree.name_of(path) for path in makers]


def test_a_second_door_is_seen() -> None:
    assert makes_paragraphs(ast.parse("from reportlab.platypus import Paragraph"))
    assert makes_paragraphs(ast.parse("from reportlab import platypus\nplatypus.Paragraph('<b>')"))
    assert not makes_paragraphs(ast.parse("from bpa_desk.domain.document import Paragraph"))
