"""Brings Qt's Python side in without what no start needs: words for wrong calls, and a watch on imports.

PySide carries a package of its own as text (``shibokensupport``) and compiles and runs all of it each time it
is loaded: the parser of its signatures, the maker of its stubs. That is a third of a bare window's start.
It also looks through the source of every module that is loaded after it, for the sake of its ``__feature__``
switch, which nothing here uses, and Python keeps each source it has looked through in memory.

Only the very texts that were read and tried sleep. Another release of PySide is brought in as it comes, and
so is one that keeps these texts in files or was loaded before, as in a program that PyInstaller froze (its
hooks come first, and load ``inspect`` too) or under pytest: then nothing is gained and nothing lost.
``tests/house/test_first_picture.py`` says so when a new release asks for new sums; read what changed in the
texts first, above all which of their names C looks up.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

from bpa_desk.domain import sleeping
from bpa_desk.ui import quick_enums

_SELDOM = {
    "shibokensupport/feature.py": 0x16ACCFE1,
    "shibokensupport/signature/errorhandler.py": 0x097485F4,
    "shibokensupport/signature/layout.py": 0x5A9065C3,
    "shibokensupport/signature/mapping.py": 0x71461F42,
    "shibokensupport/signature/parser.py": 0x8478C7EB,
    "shibokensupport/signature/lib/enum_sig.py": 0x2DAA4418,
    "shibokensupport/signature/lib/pyi_generator.py": 0x8032D059,
    "shibokensupport/signature/lib/tool.py": 0x35E890F1,
}
"""What is run when it is first asked for something, and the sum of its text in PySide 6.12.0."""

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

_asleep: dict[str, bytes] = {}
_compile = builtins.compile


def load() -> None:
    """Load Qt's core; the parts that are seldom asked for sleep, and imports are Python's own again."""
    quick_enums.install()
    builtins.compile = _compile_seldom  # type: ignore[assignment]
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = _compile
    # PySide puts its watch before whatever import was there; one put before the watch by others stays.
    watch = getattr(builtins, "__feature_import__", None)
    if watch is not None and builtins.__import__ is watch:
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]


def asleep() -> frozenset[str]:
    """Return the files of PySide's that have not been asked for yet."""
    return frozenset(_asleep)


def waking(file: str) -> Callable[[str], Any]:
    """Return what answers for a sleeping module when a name of it is missing: it runs its real text first."""
    module = sys.modules[file.removesuffix(".py").replace("/", ".")]

    def run() -> None:
        _run(module, file, _asleep[file])
        del _asleep[file]

    return sleeping.waking(module, run)


def _run(module: ModuleType, file: str, source: bytes) -> None:
    from importlib.abc import InspectLoader

    class Waker(InspectLoader):
        """Loads the text PySide gave."""

        def get_source(self, _fullname: str) -> str:
            """Return the text."""
            return str(source, "utf-8")

        def get_code(self, fullname: str) -> CodeType:
            """Return it compiled, under the name PySide gives its file."""
            return self.source_to_code(self.get_source(fullname), file)

    Waker().exec_module(module)


def _compile_seldom(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> CodeType | Any:
    known = _SELDOM.get(filename) if type(source) is bytes else None
    if known is None or crc32(source) != known:
        return _compile(source, filename, mode, *rest, **more)
    _asleep[filename] = source
    return _compile(_STAND_IN.format(here=__name__, file=filename), filename, mode)
