"""The dependency law: which layer may know which, and which part of the outside world."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import tree

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layer:
    """What a layer may import: other layers, libraries, and layers only while a function runs."""

    layers: frozenset[str]
    libraries: frozenset[str] = NOTHING
    late: frozenset[str] = NOTHING


def _layer(layers: str = "", libraries: str = "", late: str = "") -> Layer:
    return Layer(frozenset(layers.split()), frozenset(libraries.split()), frozenset(late.split()))


PAPER = "reportlab pikepdf pypdf openpyxl icalendar PIL"
# Spreadsheets are read where rotas from elsewhere are brought along, and nowhere else in the hall.
ROOMS = {"bpa_desk.services.exchange": frozenset({"python_calamine"})}
LAW = {
    "paths": _layer(),
    "domain": _layer(),
    "language": _layer("domain paths"),
    "storage": _layer("domain paths", "sqlcipher3 sqlite_utils nacl"),
    "planner": _layer("domain", "ortools"),
    "services": _layer("domain storage planner paths"),
    "export": _layer("domain language paths", PAPER),
    "settings": _layer("domain language paths"),
    "ui": _layer("services export domain language settings paths", "PySide6 shiboken6"),
    "demo": _layer("services export language domain"),
    # The command without arguments opens the window; the rest of the command line must never load it.
    "cli": _layer("services export language domain paths demo", late="app"),
    "app": _layer(
        "paths domain language storage planner services export settings ui cli demo",
        "PySide6",
    ),
    "__main__": _layer("cli"),
    "__init__": _layer(),
}


def violations(source: str, module: str) -> list[str]:
    """Return each import of the source that the law forbids its layer."""
    layer = _layer_of(module)
    law = LAW.get(layer)
    if law is None:
        return [f"{module}: {layer} is no layer of the house"]
    found = []
    for each in tree.imports(ast.parse(source), module):
        top = each.module.split(".")[0]
        if top != tree.PACKAGE:
            if top not in sys.stdlib_module_names and top not in law.libraries | _of_the_room(module):
                found.append(f"{module}:{each.line}: {layer} may not import {top}")
            continue
        # `from bpa_desk import paths` names the layer after the word import.
        targets = (
            [f"{tree.PACKAGE}.{name}" for name in each.names]
            if each.module == tree.PACKAGE
            else [each.module]
        )
        for target in targets:
            other = _layer_of(target)
            allowed = law.layers | {layer} | (law.late if each.late else NOTHING)
            if other not in allowed and target != f"{tree.PACKAGE}.__version__":
                found.append(f"{module}:{each.line}: {layer} may not import {other}")
    return found


def _of_the_room(module: str) -> frozenset[str]:
    rooms = [libraries for room, libraries in ROOMS.items() if f"{module}.".startswith(f"{room}.")]
    return NOTHING.union(*rooms)


def _layer_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_every_import_obeys_the_law(path: Path) -> None:
    assert violations(path.read_text(encoding="utf-8"), tree.module_of(path)) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bpa_desk.domain.shift", "import babel"),
        ("bpa_desk.domain.shift", "from bpa_desk.storage.store import Store"),
        ("bpa_desk.domain.shift", "def f():\n    from bpa_desk import storage"),
        ("bpa_desk.services.rota", "from bpa_desk.export import pdf"),
        ("bpa_desk.services.rota", "import python_calamine"),
        ("bpa_desk.services.rota", "from PySide6.QtCore import QObject"),
        ("bpa_desk.export.pdf", "from bpa_desk.storage import store"),
        ("bpa_desk.ui.session", "import sqlcipher3"),
        ("bpa_desk.cli.window", "from bpa_desk import app"),
        ("bpa_desk.attic.box", "import os"),
    ],
)
def test_the_law_sees_a_breach(module: str, source: str) -> None:
    assert len(violations(source, module)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bpa_desk.services.exchange.table_file", "import python_calamine"),
        ("bpa_desk.domain.shift", "import datetime\nfrom bpa_desk.domain.text import N_"),
        ("bpa_desk.cli.window", "def f():\n    from bpa_desk import app"),
        ("bpa_desk.cli.command", "from bpa_desk import __version__"),
    ],
)
def test_the_law_lets_the_lawful_pass(module: str, source: str) -> None:
    assert violations(source, module) == []


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_a_paper_module_knows_one_outside_library(path: Path) -> None:
    used = {each.module.split(".")[0] for each in tree.imports_of(path)} & set(PAPER.split())
    assert len(used) <= 1, used
