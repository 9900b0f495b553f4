"""Break the rules one small piece at a time, and see that some test notices.

Run it by itself: ``python tests/benchmarks/mutate_rules.py [--seconds 600] [--jobs 2] [module …]``.
Each mutant moves one number by one, or turns one comparison, sign, ``and`` or ``or``; the tests then run
in a forked process against a copy of the tree, so the work tree itself is never touched. It prints the
survivors with their lines and the share that died; it asserts nothing.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import hypothesis  # noqa: F401 - imported once here, so that each forked run need not
import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = "bpa_desk/domain/rules"
TESTS = (
    "test_rest", "test_examples", "test_edges", "test_hours", "test_other_rules", "test_standby_rest",
    "test_wording", "test_mutants_*",
)
# Words and explanations have golden files of their own; here the limits count.
WORDS_ONLY = frozenset({"__init__", "explained"})
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
# No configuration and no plugins: the rules need none, and starting them takes longer than the tests.
PLAIN = (
    "-c", os.devnull, "--rootdir", ".", "--import-mode=importlib", "--noconftest", "-x", "-q",
    "-p", "no:cacheprovider",
)  # fmt: skip
KILLED, SURVIVED, SLOW = "killed", "SURVIVED", "killed (never ended)"


class Mutant(NamedTuple):
    """One change: the module, the line, what was done, and the changed tree."""

    module: str
    line: int
    change: str
    tree: ast.Module


class Loader(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives the changed module in place of the one on disk."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self.name, self.path, self.tree = name, path, tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Answer for the one module only."""
        if fullname != self.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self.path))

    def get_code(self, fullname: str) -> CodeType:
        """Compile the changed tree."""
        return compile(self.tree, str(self.path), "exec")

    def get_source(self, fullname: str) -> str:
        """Return the source as it stands on disk."""
        return self.path.read_text(encoding="utf-8")


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, each with its own tree."""
    tree = ast.parse(source)
    for place, node in enumerate(ast.walk(tree)):
        for change in range(_choices(node)):
            other = copy.deepcopy(tree)
            target = next(each for at, each in enumerate(ast.walk(other)) if at == place)
            yield Mutant(module, getattr(node, "lineno", 0), _changed(target, change), other)


def _choices(node: ast.AST) -> int:
    if isinstance(node, ast.Constant):
        return 2 if type(node.value) is int else 0
    if isinstance(node, ast.Compare):
        return sum(type(each) in SWAPS for each in node.ops)
    if isinstance(node, ast.BinOp | ast.BoolOp):
        return int(type(node.op) in SWAPS)
    return 0


def _changed(node: ast.AST, change: int) -> str:
    before = ast.unparse(node)
    if isinstance(node, ast.Constant):
        assert type(node.value) is int
        node.value += 1 if change else -1
    elif isinstance(node, ast.Compare):
        places = [at for at, each in enumerate(node.ops) if type(each) in SWAPS]
        at = places[change]
        node.ops[at] = SWAPS[type(node.ops[at])]()  # type: ignore[call-overload]
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    return f"{before}  →  {ast.unparse(node)}"


def start(mutant: Mutant | None, files: list[str]) -> int:
    """Fork a run of the tests against the mutant (None: as it stands); return the process id."""
    child = os.fork()
    if child:
        return child
    quiet = os.open(os.environ.get("BPA_MUTATE_LOG", os.devnull), os.O_WRONLY | os.O_CREAT)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant is not None:
        name = f"{RULES.replace('/', '.')}.{mutant.module}"
        sys.meta_path.insert(0, Loader(name, Path(RULES) / f"{mutant.module}.py", mutant.tree))
    failed = True
    try:
        failed = pytest.main([*PLAIN, *files]) != 0
    finally:
        sys.stdout.flush()
        os._exit(int(failed))


def run(queue: list[Mutant], files: list[str], seconds: float, jobs: int, limit: float) -> list[str]:
    """Try mutants until the time is up; print each survivor; return how each that was tried ended."""
    ended: list[str] = []
    running: dict[int, tuple[Mutant, float]] = {}
    last = time.monotonic() + seconds
    while running or (queue and time.monotonic() < last):
        while queue and len(running) < jobs and time.monotonic() < last:
            mutant = queue.pop()
            running[start(mutant, files)] = (mutant, time.monotonic())
        signal.sigtimedwait([signal.SIGCHLD], 0.02)
        for child, (mutant, began) in list(running.items()):
            done, status = os.waitpid(child, os.WNOHANG)
            if not done and time.monotonic() - began < limit:
                continue
            outcome = SLOW if not done else KILLED if status else SURVIVED
            if not done:
                os.kill(child, 9)
                os.waitpid(child, 0)
            del running[child]
            ended.append(outcome)
            if outcome != KILLED:
                print(f"{outcome}: {mutant.module}.py:{mutant.line}: {mutant.change}", flush=True)
    return ended


def main() -> None:
    """Copy the tree, try the mutants in a random order, and print the share that died."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("modules", nargs="*")
    words.add_argument("--seconds", type=float, default=600)
    words.add_argument("--jobs", type=int, default=1)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--opinions", default="25", help="random rotas of the second opinion for each mutant")
    asked = words.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["BPA_OPINIONS"] = asked.opinions
    with tempfile.TemporaryDirectory() as folder:
        for part in ("bpa_desk", "tests", "resources"):
            shutil.copytree(ROOT / part, Path(folder) / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        os.chdir(folder)
        sys.path.insert(0, folder)
        queue: list[Mutant] = []
        for path in sorted(Path(RULES).glob("*.py")):
            if path.stem in asked.modules or (not asked.modules and path.stem not in WORDS_ONLY):
                queue += mutants(path.stem, path.read_text(encoding="utf-8"))
        found = [sorted(Path("tests/domain/rules").glob(f"{name}.py")) for name in TESTS]
        files = [str(path) for paths in found for path in paths] + ["tests/second_opinion"]
        began = time.monotonic()
        _child, status = os.waitpid(start(None, files), 0)
        took = time.monotonic() - began
        if status:
            sys.exit("The tests fail as the rules stand; mend that first.")
        print(f"{len(queue)} mutants; the tests take {took:.1f} s as the rules stand", flush=True)
        random.Random(asked.seed).shuffle(queue)
        ended = run(queue, files, asked.seconds, asked.jobs, 5 * took + 20)
    dead = len(ended) - ended.count(SURVIVED)
    if ended:
        print(f"{len(ended)} tried, {dead} killed ({100 * dead / len(ended):.1f} %), {len(queue)} not tried")


if __name__ == "__main__":
    main()
