"""Small wrong changes to a module of rules, and how one is put into a running program.

The usual ones turn what is there: a comparison, sum, limit, ``and``, ``not``, ``min`` or ``any``. With
``more``, something is left out or exchanged too: one condition of several, an early way out, the first two
arguments.
"""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

RULES = "bpa_desk/domain/rules"
PACKAGE = RULES.replace("/", ".")
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
TURNED = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Whose first two arguments may stand in any order, or are a thing and a kind of thing.
ALIKE = frozenset(
    {
        "min",
        "max",
        "isinstance",
        "getattr",
        "zip",
        "range",
        "chain",
        "_same",
        "_same_ground",
        "_alike",
        "_changed",
    }
)


class Mutant(NamedTuple):
    """One change: the module, where in its tree, which of the changes possible there, and its words.

    ``name`` is the function or method it lies in; empty for what is done on import. ``first`` and ``last``
    are the lines of the statement it lies in (of the head, where a block follows), ``source`` its own line,
    ``begins`` and ``ends`` the lines of the function's body.
    """

    module: str
    line: int
    place: int
    choice: int
    change: str
    name: str = ""
    first: int = 0
    last: int = 0
    source: str = ""
    column: int = 0
    begins: int = 0
    ends: int = 0

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by in the list of equivalent ones, wherever its line may move."""
        return self.module, self.name, self.source, self.change


def mutants(module: str, source: str, more: bool = False) -> Iterator[Mutant]:
    """Yield every mutant of a module but those of decorators and ``strict=``, which no rule lies in."""
    tree = ast.parse(source)
    functions = list(_functions(tree))
    left_out = set(_no_rule(tree))
    spans = dict(_statements(tree))
    lines = source.splitlines()
    for place, node in enumerate(ast.walk(tree)):
        if node in left_out:
            continue
        line = getattr(node, "lineno", 0)
        name, begins, ends = next((each for each in functions if each[1] <= line <= each[2]), ("", 0, 0))
        for choice in range(_choices(node) + (_more_choices(node) if more else 0)):
            first, last = spans[node]
            change = changed(copy.deepcopy(node), choice)
            column = getattr(node, "col_offset", 0)
            where = name, first, last, lines[line - 1].strip(), column, begins, ends
            yield Mutant(module, line, place, choice, change, *where)


def changed(node: ast.AST, choice: int) -> str:
    """Make the change in the node itself; return what it was and what it became."""
    before = _head(node)
    if choice >= _choices(node):
        _leave_out(node, choice - _choices(node))
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else _number(node) + (1 if choice else -1)
    elif isinstance(node, ast.Compare):
        places = [at for at, each in enumerate(node.ops) if type(each) in SWAPS]
        at = places[choice]
        node.ops[at] = SWAPS[type(node.ops[at])]()  # type: ignore[call-overload]
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        # Twice not is the same as without, and the node itself can stay where it is.
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        node.func.id = TURNED[node.func.id]
    ast.fix_missing_locations(node)
    return f"{before}  →  {_head(node)}"


def _head(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def _leave_out(node: ast.AST, choice: int) -> None:
    if isinstance(node, ast.BoolOp):
        # What is always so changes no ``and``, what never is no ``or``.
        node.values[choice] = ast.Constant(isinstance(node.op, ast.And))
    elif isinstance(node, ast.If):
        node.test = ast.Constant(False)
    elif isinstance(node, ast.Call):
        node.args[:2] = reversed(node.args[:2])


def tree_of(mutant: Mutant, source: str) -> ast.Module:
    """Return the module's tree with the change made."""
    tree = ast.parse(source)
    node = next(each for place, each in enumerate(ast.walk(tree)) if place == mutant.place)
    changed(node, mutant.choice)
    ast.fix_missing_locations(tree)
    return tree


def infect(mutant: Mutant, path: Path) -> bool:
    """Give the living function the changed code; False when it is no function or cannot be found."""
    module = sys.modules.get(f"{PACKAGE}.{mutant.module}")
    if module is None or not mutant.name:
        return False
    source = path.read_text(encoding="utf-8")
    code = _code(compile(tree_of(mutant, source), str(path), "exec"), mutant.name)
    living = _living(module, mutant.name)
    if code is None or living is None or len(code.co_freevars) != len(living.__code__.co_freevars):
        return False
    living.__code__ = code
    return True


def _functions(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node.body[0].lineno, node.end_lineno or node.lineno
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    yield f"{node.name}.{each.name}", each.body[0].lineno, each.end_lineno or each.lineno


def _statements(tree: ast.AST, span: tuple[int, int] = (0, 0)) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    """Yield each node and the lines that run when its statement does."""
    for node in ast.iter_child_nodes(tree):
        inner = span
        if isinstance(node, ast.stmt):
            body: list[ast.stmt] = getattr(node, "body", [])
            inner = node.lineno, max(node.lineno, body[0].lineno - 1 if body else node.end_lineno or 0)
        yield node, inner
        yield from _statements(node, inner)


def _no_rule(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for each in node.decorator_list:
                yield from ast.walk(each)
        elif isinstance(node, ast.keyword) and node.arg == "strict":
            yield from ast.walk(node)


def _choices(node: ast.AST) -> int:
    if isinstance(node, ast.Constant):
        return {int: 2, bool: 1}.get(type(node.value), 0)
    if isinstance(node, ast.Compare):
        return sum(type(each) in SWAPS for each in node.ops)
    if isinstance(node, ast.BinOp | ast.BoolOp):
        return int(type(node.op) in SWAPS)
    if isinstance(node, ast.UnaryOp):
        return int(isinstance(node.op, ast.Not))
    return int(isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TURNED)


def _more_choices(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values)
    if isinstance(node, ast.If):
        jump = isinstance(node.body[-1], ast.Continue | ast.Break | ast.Return)
        return int(jump and not node.orelse)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        first = node.args[:2]
        plain = len(first) == 2 and not any(isinstance(each, ast.Starred) for each in first)
        return int(plain and name not in ALIKE and ast.dump(first[0]) != ast.dump(first[1]))
    return 0


def _number(node: ast.Constant) -> int:
    assert isinstance(node.value, int)
    return node.value


def _code(code: CodeType, name: str) -> CodeType | None:
    for part in name.split("."):
        found = [each for each in code.co_consts if isinstance(each, CodeType) and each.co_name == part]
        if not found:
            return None
        code = found[-1]
    return code


def _living(module: ModuleType, name: str) -> FunctionType | None:
    found: object = module
    for part in name.split("."):
        found = vars(found).get(part)
        if isinstance(found, property):
            found = found.fget
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found if isinstance(found, FunctionType) else None
