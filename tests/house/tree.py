"""The source tree as the house tests see it: which files, which layers, which imports."""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "bpa_desk"
_ELSEWHERE = {".git", ".venv", "__pycache__", "demo-out", "build", "dist", "node_modules"}


@cache
def files() -> tuple[Path, ...]:
    """Return every file that belongs to the project, with or without git."""
    listed = (
        subprocess.run(
            ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"],
            capture_output=True,
            check=False,
        )
        if (ROOT / ".git").exists()
        else None
    )
    if listed is not None and listed.returncode == 0:
        names = (ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
        return tuple(sorted(path for path in names if path.is_file()))
    return tuple(sorted(_walk()))


def _walk() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in _ELSEWHERE and not each.endswith("_cache")]
        yield from (Path(folder, name) for name in names)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def python_files(*under: str) -> list[Path]:
    """Return the Python files under the given top folders (all of the project's when none is given)."""
    tops = under or (PACKAGE, "installers", "tests")
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in tops]


def name_of(path: Path) -> str:
    """Return the path as it is written in a message."""
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """Return the dotted module name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, the names taken from it, where, and whether only when a function runs."""

    module: str
    names: tuple[str, ...]
    line: int
    late: bool


@cache
def nodes(module: ast.Module) -> tuple[ast.AST, ...]:
    """Return all that stands in a module; each module is walked once, whoever asks."""
    return tuple(ast.walk(module))


def _statements(body: Iterable[ast.AST], late: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield every statement, and whether it runs only when a function does."""
    for node in body:
        yield node, late
        inside = late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(node, part, ()), inside)


def imports(tree: ast.Module, module: str, package: bool = False) -> list[Import]:
    """Return every import of a module, relative ones made absolute."""
    found = []
    for node, late in _statements(tree.body):
        if isinstance(node, ast.Import):
            found += [Import(each.name, (), node.lineno, late) for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.split(".")
                parents = parents[: len(parents) - node.level + (1 if package else 0)]
                base = ".".join([*parents, *([base] if base else [])])
            found.append(Import(base, tuple(each.name for each in node.names), node.lineno, late))
    return found


@cache
def imports_of(path: Path) -> list[Import]:
    """Return every import of one file."""
    return imports(parsed(path), module_of(path), path.name == "__init__.py")
