"""What must not meet: the network with the program, Qt with the papers, heavy libraries with the start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

NETWORK = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip
# Two windows of the same program speak through a local socket, which is a file.
LOCAL = {"QLocalServer", "QLocalSocket"}
WITHOUT_QT = ("domain", "storage", "services", "export", "language", "planner", "cli", "demo", "paths")
HEAVY = ("reportlab", "openpyxl", "pypdf", "icalendar", "python_calamine", "ortools")


def reaches_out(module: ast.Module) -> list[str]:
    """Return the imports through which a module could reach another machine."""
    found = []
    for each in tree.imports(module, "module"):
        top = each.module.split(".")[0]
        parts = [each.module, *(f"{each.module}.{name}" for name in each.names)]
        if top in NETWORK or any(part.startswith("urllib.request") for part in parts):
            found.append(each.module)
        if each.module == "PySide6.QtNetwork" and not set(each.names) <= LOCAL:
            found.append(each.module)
        if "PySide6.QtNetwork" in parts[1:] or any("QtWebEngine" in part for part in parts):
            found.append(parts[-1])
    return found


@pytest.mark.parametrize("path", tree.python_files(tree.PACKAGE), ids=tree.name_of)
def test_nothing_reaches_another_machine(path: Path) -> None:
    assert reaches_out(tree.parsed(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from urllib import request",
        "import urllib.request",
        "from http.client import HTTPConnection",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork",
    ],
)
def test_a_way_out_is_seen(source: str) -> None:
    assert len(reaches_out(ast.parse(source))) == 1


def test_urls_may_be_read_and_windows_may_talk() -> None:
    assert reaches_out(ast.parse("import urllib.parse\nfrom PySide6.QtNetwork import QLocalServer")) == []


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_between_the_facts_and_the_papers_needs_qt() -> None:
    modules = [
        tree.module_of(path)
        for path in tree.python_files(tree.PACKAGE)
        if path.relative_to(tree.ROOT).parts[1].removesuffix(".py") in WITHOUT_QT
    ]
    assert len(modules) > 20
    _python(
        "import sys, importlib\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )


@pytest.mark.parametrize("module", ["bpa_desk.cli", "bpa_desk.app"])
def test_the_start_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    assert _python(code).split() == []


def test_an_ordnings_month_is_written_where_there_is_no_qt(tmp_path: Path) -> None:
    command = ["export", "timesheets", "--demo", "nes", "--month", "2026-10", "--out", str(tmp_path)]
    _python(
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from bpa_desk.cli import main\n"
        f"sys.exit(main({command!r}))\n"
    )
    papers = sorted(tmp_path.iterdir())
    assert len(papers) >= 5
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)
