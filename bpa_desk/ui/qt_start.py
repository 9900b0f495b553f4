"""Brings Qt's Python side in without what no start needs: words for wrong calls, and a watch on imports.

PySide carries a package of its own as text (``shibokensupport``) and compiles and runs all of it each time it
is loaded: the parser of its signatures, the maker of its stubs. That is a third of a bare window's start.
It also looks through the source of every module that is loaded after it, for the sake of its ``__feature__``
switch, which nothing here uses, and Python keeps each source it has looked through in memory.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from types import CodeType, ModuleType
from typing import Any

from bpa_desk.ui import quick_enums

_FOLDER = "shibokensupport/signature/"
_SELDOM = frozenset(
    _FOLDER + name
    for name in (
        "errorhandler.py", "layout.py", "mapping.py", "parser.py",
        "lib/enum_sig.py", "lib/pyi_generator.py", "lib/tool.py",
    )
) | {"shibokensupport/feature.py"}  # fmt: skip
"""What is run when it is first asked for something: for the words of a wrong call, or a signature."""

_STAND_IN = """
from {here} import waking
__getattr__ = waking({file!r})
def update_mapping():  # the one name that is looked up past __getattr__, from C
    __getattr__("namespace")["update_mapping"]()
# The watch on imports, until it is taken away.
def feature_import(*_import, **_more):
    return None
def feature_imported(_module):
    return None
"""

_asleep: dict[str, Any] = {}
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


def waking(file: str) -> Callable[[str], Any]:
    """Return what answers for a sleeping module when a name of it is missing: it runs its real text first."""
    module = sys.modules[file.removesuffix(".py").replace("/", ".")]

    def answer(name: str) -> Any:
        if not name.startswith("__"):
            source = _asleep.pop(file, None)
            if source is not None:
                _run(module, file, source)
            if name in vars(module):
                return vars(module)[name]
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

    return answer


def _run(module: ModuleType, file: str, source: Any) -> None:
    from importlib.abc import InspectLoader

    class Waker(InspectLoader):
        """Loads the text PySide gave."""

        def get_source(self, _fullname: str) -> str:
            """Return the text."""
            return str(source, "utf-8") if isinstance(source, bytes) else str(source)

        def get_code(self, fullname: str) -> CodeType:
            """Return it compiled, under the name PySide gives its file."""
            return self.source_to_code(self.get_source(fullname), file)

    Waker().exec_module(module)


def _compile_seldom(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> CodeType | Any:
    if filename not in _SELDOM:
        return _compile(source, filename, mode, *rest, **more)
    _asleep[filename] = source
    return _compile(_STAND_IN.format(here=__name__, file=filename), filename, mode)
