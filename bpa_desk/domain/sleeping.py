"""Modules that sleep: they stand among the loaded ones, and are run when a name of theirs is first missing.

``importlib.util.LazyLoader`` is not enough: it wakes a module by anything, and import itself looks at each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

# A job that writes papers and the window may ask at once; the second must not find half a module.
_one_at_a_time = RLock()


def put_off(name: str) -> None:
    """Let a module be run when first asked for something; one loaded already or not found stays as it is."""
    spec = PathFinder.find_spec(name) if name not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    module, loader = module_from_spec(spec), spec.loader
    vars(module)["__getattr__"] = waking(module, lambda: loader.exec_module(module))
    sys.modules[name] = module


def waking(module: ModuleType, run: Callable[[], None]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a module that sleeps; where ``run`` fails, the module sleeps on."""
    sleeps = True

    def wake() -> None:
        nonlocal sleeps
        # Before it runs: what it imports may look back at it, as round any circle of imports.
        sleeps = False
        try:
            run()
        except BaseException:
            sleeps = True
            raise
        if vars(module).get("__getattr__") is answer:
            del vars(module)["__getattr__"]

    def answer(name: str) -> Any:
        # Import looks for names of its own, which a module that sleeps need not have; a star for ``__all__``.
        if name == "__all__" or not name.startswith("__"):
            with _one_at_a_time:
                if sleeps:
                    wake()
            if name in vars(module):
                return vars(module)[name]
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

    return answer
