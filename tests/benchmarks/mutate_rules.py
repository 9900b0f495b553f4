"""How many small wrong changes to the rules go unnoticed: a mutation run over ``bpa_desk/domain/rules``.

Run it by itself: ``python tests/benchmarks/mutate_rules.py [--seconds 600] [--quick] [module …]``.
Each mutant is the module with one comparison, sum, limit, ``and``, ``not``, ``min`` or ``any`` changed. The
tests are collected once and each is run once to see which lines it reaches; a mutant is then a fork that
gets the changed function and runs only the tests that reach its statement, the quickest first. For what a
module does on import (its constants) the rules are loaded anew in the fork, and all the tests are run. All of
it happens in a copy of the tree, so the work tree itself is never touched. It prints the survivors with their
lines and, for each module, the share that died of those that could: what no test can notice is written down
with its reason in ``equivalent_mutants.toml``. ``--quick`` leaves out the few long tests. It asserts nothing.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple

import hypothesis  # noqa: F401 - imported once here, so that each forked run need not
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.mutants import PACKAGE, RULES, Mutant, infect, mutants, tree_of  # noqa: E402

# The words have golden files of their own, and odd input asks only that nothing falls over.
LEFT_OUT = frozenset({"test_odd_input.py", "test_explained.py", "test_equivalent_mutants.py"})
WORDS_ONLY = frozenset({"__init__", "explained", "explained_people", "explanation", "readings"})
# No configuration and no plugins: the rules need none, and starting them takes longer than the tests.
PLAIN = (
    "-c", os.devnull, "--rootdir", ".", "--import-mode=importlib", "--noconftest", "-x", "-q",
    "-p", "no:cacheprovider", "-p", "no:warnings",
)  # fmt: skip
KILLED, SURVIVED = "killed", "SURVIVED"
EQUIVALENT, WRONG = "equivalent", "KILLED THOUGH LISTED AS EQUIVALENT"
LISTED = Path(__file__).with_name("equivalent_mutants.toml")
LONG = (  # what --quick leaves out: readings of many random rotas, and of all findings at once
    "test_every_finding_can_be_laid_out_and_parts_make_the_sum", "test_both_opinions_agree",
    "test_person_by_person_is_the_same_as_all_at_once", "test_one_person_alone_is_judged_as_among_the_others",
    "test_no_way_out_brings_anything_unlawful", "test_incremental_equals_full", "test_order_does_not_matter",
    "test_removing_a_shift_never_makes_an_overlap", "test_whole_weeks_later_is_the_same",
)  # fmt: skip
WATCHED = 0.1  # seconds of a test that is watched; a longer one is taken to reach everything


class Loader(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives the changed module in place of the one on disk."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"{PACKAGE}.{mutant.module}"
        self.path = path_of(mutant.module)
        self.tree = tree_of(mutant, self.path.read_text(encoding="utf-8"))

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


class Test(NamedTuple):
    """One collected test: how long it took, and which lines of the modules under trial it reached.

    None stands for all of them.
    """

    item: pytest.Item
    seconds: float
    reached: frozenset[tuple[str, int]] | None


class Trial:
    """A plugin that tries the mutants where pytest would run the tests."""

    def __init__(self, queue: list[Mutant], asked: argparse.Namespace, files: list[str]) -> None:
        self.queue, self.asked, self.files = queue, asked, files
        self.modules = {each.module for each in queue}
        self.equivalent = equivalents()
        self.log = None if asked.log is None else Path(asked.log).absolute()
        self.known = dead(self.log)
        self.ended: list[tuple[Mutant, str]] = []
        self.tests: list[Test] = []
        self.kills: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the long tests when in a hurry."""
        items[:] = [each for each in items if not (self.asked.quick and each.name in LONG)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each test once, then each mutant in a fork."""
        began = time.monotonic()
        self.tests = sorted((self.reach(each) for each in session.items), key=lambda each: each.seconds)
        if session.testsfailed:
            print("The tests fail as the rules stand; mend that first.", file=sys.__stdout__)
            return True
        took = time.monotonic() - began
        told(f"{len(self.queue)} mutants; the tests take {took:.1f} s as the rules stand, watched")
        self.run(session)
        return True

    def reach(self, item: pytest.Item) -> Test:
        """Run one test and remember which lines of the rules it came to."""
        forget()
        began = time.process_time()  # not the clock on the wall: others may be busy too
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        took = time.process_time() - began
        if took > WATCHED:
            return Test(item, took, None)
        reached: set[tuple[str, int]] = set()

        def watch(frame: FrameType, event: str, _what: object) -> Callable[..., Any] | None:
            name = frame.f_code.co_filename
            if RULES not in name or Path(name).stem not in self.modules:
                return None
            module = Path(name).stem

            def line(frame: FrameType, event: str, _what: object) -> Any:
                reached.add((module, frame.f_lineno))
                return line

            return line

        forget()
        sys.settrace(watch)
        try:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        finally:
            sys.settrace(None)
        return Test(item, took, frozenset(reached))

    def run(self, session: pytest.Session) -> None:
        """Try mutants until the time is up, and print each that lives."""
        running: dict[int, Mutant] = {}
        gc.freeze()  # so that a fork need not copy what it only reads
        last = time.monotonic() + self.asked.seconds
        while running or (self.queue and time.monotonic() < last):
            while self.queue and len(running) < self.asked.jobs and time.monotonic() < last:
                mutant = self.queue.pop()
                before = self.known.get(written(mutant))
                if self.asked.believe and mutant.key in self.equivalent:
                    before = EQUIVALENT
                if before is not None:
                    self.ended.append((mutant, before))
                else:
                    running[self.start(session, mutant)] = mutant
            signal.sigtimedwait([signal.SIGCHLD], 0.02)
            for child, mutant in list(running.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if not done:
                    continue
                outcome = KILLED if status else SURVIVED
                self.learn()
                if mutant.key in self.equivalent:
                    outcome = EQUIVALENT if outcome == SURVIVED else WRONG
                if not done:
                    os.kill(child, 9)
                    os.waitpid(child, 0)
                del running[child]
                self.ended.append((mutant, outcome))
                self.note(mutant, outcome)
                if len(self.ended) % 50 == 0:
                    told(f"… {len(self.ended)} tried, {len(self.queue)} left")
                if outcome in (SURVIVED, WRONG):
                    told(f"{outcome}: {mutant.module}.py:{mutant.line}: {mutant.change}   [{mutant.source}]")

    def learn(self) -> None:
        """Put the tests first that kill most for their time."""
        killer = Path("killer")
        if killer.exists():
            self.kills[killer.read_text(encoding="utf-8")] += 1
            killer.unlink()
            self.tests.sort(key=lambda each: each.seconds / (1 + self.kills[each.item.nodeid]))

    def note(self, mutant: Mutant, outcome: str) -> None:
        """Write down what became of the mutant."""
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps([*written(mutant), outcome], ensure_ascii=False) + "\n")

    def start(self, session: pytest.Session, mutant: Mutant) -> int:
        """Fork a run against the mutant; return the process id."""
        child = os.fork()
        if child:
            return child
        quiet = os.open(os.environ.get("BPA_MUTATE_LOG", os.devnull), os.O_WRONLY | os.O_CREAT)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        failed = True
        try:
            lines = {(mutant.module, line) for line in range(mutant.first, mutant.last + 1)}
            if not infect(mutant, path_of(mutant.module)):
                renew(mutant)
                lines = set()
            failed = self.fails(session, mutant, lines)
        finally:
            os._exit(int(failed))

    def fails(self, session: pytest.Session, mutant: Mutant, lines: set[tuple[str, int]]) -> bool:
        """Run the tests that reach one of the lines, or all of them if there is none; True if one fails."""
        forget()
        for test in self.tests:
            if mutant.key in self.equivalent and test.item.name in LONG:
                continue
            if test.reached is None or not lines or not lines.isdisjoint(test.reached):
                within(1 + 5 * test.seconds)
                test.item.config.hook.pytest_runtest_protocol(item=test.item, nextitem=None)
                if session.testsfailed:
                    Path("killer").write_text(test.item.nodeid, encoding="utf-8")
                    return True
        return False


def renew(mutant: Mutant) -> None:
    """Load all the rules anew with the changed module, and let those who hold the old ones use the new.

    What has been imported elsewhere is the old function, but what it looks up is the old module's names: they
    are set to what the new module has.
    """
    old = {name: module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.")}
    for name in old:
        del sys.modules[name]
    sys.meta_path.insert(0, Loader(mutant))
    for name, module in old.items():
        vars(module).update(vars(importlib.import_module(name)))


def written(mutant: Mutant) -> tuple[str, ...]:
    """Return what a mutant is known by from one run to the next: while its function stays as it is."""
    lines = path_of(mutant.module).read_text(encoding="utf-8").splitlines()
    text = "\n".join(lines[mutant.begins - 1 : mutant.ends]) if mutant.name else mutant.source
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return (
        *mutant.key,
        f"{mutant.line - mutant.begins if mutant.name else 0}.{mutant.column}.{mutant.choice}",
        digest,
    )


def dead(log: Path | None) -> dict[tuple[str, ...], str]:
    """Return the mutants that an earlier run saw die."""
    if log is None or not log.exists():
        return {}
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {tuple(row[:-1]): row[-1] for row in rows if row[-1] == KILLED}


def equivalents() -> set[tuple[str, str, str, str]]:
    """Return the keys of the mutants that are known to change nothing anybody could see."""
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8")).get("mutant", [])
    return {(each["module"], each["function"], each["line"], each["change"]) for each in listed}


def forget() -> None:
    """Empty what the program keeps of earlier answers, so that none of them hides a change."""
    for name, module in list(sys.modules.items()):
        if name.startswith("bpa_desk."):
            for each in list(vars(module).values()):
                clear = getattr(each, "cache_clear", None)
                if callable(clear):
                    clear()


def path_of(module: str) -> Path:
    """Return where a module of the rules lies in the copied tree."""
    return Path(RULES) / f"{module}.py"


def told(line: str) -> None:
    """Print at once, past what pytest holds back."""
    print(line, file=sys.__stdout__, flush=True)


def within(seconds: float) -> None:
    """Let this process end, and so the mutant be killed, once it has worked so long: it would never end."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def summary(ended: list[tuple[Mutant, str]], left: int) -> None:
    """Print the share that died of those that could, for each module and in all."""
    tried = Counter(mutant.module for mutant, _ in ended)
    for module in [*sorted(tried), ""]:
        outcomes = Counter(outcome for mutant, outcome in ended if module in ("", mutant.module))
        lived, same = outcomes[SURVIVED], outcomes[EQUIVALENT]
        could = sum(outcomes.values()) - same
        dead = could - lived
        share = 100 * dead / could if could else 100
        of = f"{could + same} tried, {same} equivalent, {dead} of {could} killed ({share:.1f} %)"
        told(f"{module or 'in all'}: {of}")
    told(f"{left} not tried")


def main() -> None:
    """Copy the tree, try the mutants in a random order, and print the share that died."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("modules", nargs="*")
    words.add_argument("--seconds", type=float, default=600)
    words.add_argument("--jobs", type=int, default=1)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--log", help="a file of outcomes: what died in an earlier run is not tried again")
    words.add_argument("--quick", action="store_true", help="leave out the few long tests")
    words.add_argument("--tests", action="append", help="only such files, as test_mutants_*; may be repeated")
    words.add_argument("--believe", action="store_true", help="do not try what is listed as equivalent")
    words.add_argument("--more", action="store_true", help="leave out conditions and early ways out too")
    words.add_argument("--opinions", default="160", help="random rotas of the second opinion for each mutant")
    asked = words.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["BPA_OPINIONS"] = asked.opinions
    with tempfile.TemporaryDirectory() as folder:
        for part in ("bpa_desk", "tests", "resources"):
            shutil.copytree(ROOT / part, Path(folder) / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        asked.log = asked.log and str(Path(asked.log).absolute())
        os.chdir(folder)
        sys.path.insert(0, folder)
        for name in [each for each in sys.modules if each.split(".")[0] == "tests"]:
            del sys.modules[name]
        queue: list[Mutant] = []
        for path in sorted(Path(RULES).glob("*.py")):
            if path.stem in asked.modules or (not asked.modules and path.stem not in WORDS_ONLY):
                queue += mutants(path.stem, path.read_text(encoding="utf-8"), asked.more)
        random.Random(asked.seed).shuffle(queue)
        found = sorted(Path("tests/domain/rules").glob("test_*.py"))
        if asked.tests:
            files = [str(path) for path in found if any(path.match(each) for each in asked.tests)]
        else:
            files = [str(path) for path in found if path.name not in LEFT_OUT] + ["tests/second_opinion"]
        trial = Trial(queue, asked, files)
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - what pytest says of each test is not wanted
        pytest.main([*PLAIN, "-s", *files], plugins=[trial])
        summary(trial.ended, len(trial.queue))


if __name__ == "__main__":
    main()
