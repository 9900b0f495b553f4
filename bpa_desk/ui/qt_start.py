"""Brings Qt's Python side in without what no start needs: words for wrong calls, and a watch on imports.

PySide carries a package of its own as text (``shibokensupport``) and compiles and runs all of it each time it
is loaded: the parser of its signatures, the maker of its stubs. That is a third of a bare window's start.
It also looks through the source of every module that is loaded after it, for the sake of its ``__feature__``
switch, which nothing here uses, and Python keeps each source it has looked through in memory.
"""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable
from importlib import import_module
from types import CodeType
from typing import Any

from bpa_desk.ui import quick_enums

_FOLDER = "shibokensupport/signature/"
_SELDOM = frozenset(
    _FOLDER + name
    for name in (
        "errorhandler.py", "layout.py", "mapping.py", "parser.py",
        "lib/enum_sig.py", "lib/pyi_generator.py", "lib/tool.py",
    )
)  # fmt: skip
"""What is run when it is first asked for something: for the words of a wrong call, or a signature."""

_STAND_IN = """
from {here} import waking
__getattr__ = waking({file!r}, globals())
def update_mapping():  # the one name that is looked up past __getattr__, from C
    __getattr__("namespace")["update_mapping"]()
"""

_asleep: dict[str, Any] = {}
_waking = threading.RLock()
_compile = builtins.compile


def load() -> None:
    """Load Qt's core; the parts that are seldom asked for sleep, and imports are Python's own again."""
    quick_enums.install()
    builtins.compile = _compile_seldom  # type: ignore[assignment]
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = _compile
    own = getattr(builtins, "__orig_import__", None)  # where PySide keeps what it put itself before
    if own is not None:
        builtins.__import__ = own


def asleep() -> frozenset[str]:
    """Return the files of PySide's that have not been asked for yet."""
    return frozenset(_asleep)


def waking(file: str, names: dict[str, Any]) -> Callable[[str], Any]:
    """Return what answers for a sleeping module when a name of it is missing: it runs its real text first."""

    def answer(name: str) -> Any:
        if not name.startswith("__"):
            with _waking:
                source = _asleep.pop(file, None)
                if source is not None:
                    exec(_compile(source, file, "exec"), names)
            if name in names:
                return names[name]
        raise AttributeError(f"module {names['__name__']!r} has no attribute {name!r}")

    return answer


def _compile_seldom(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> CodeType | Any:
    if filename not in _SELDOM:
        return _compile(source, filename, mode, *rest, **more)
    _asleep[filename] = source
    return _compile(_STAND_IN.format(here=__name__, file=filename), filename, mode)
