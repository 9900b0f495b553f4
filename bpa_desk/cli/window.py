"""Opening the window when no command is given; Qt is looked for only then."""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec

from bpa_desk.cli.arguments import DEMOS, Parser, one_of
from bpa_desk.cli.console import CommandError
from bpa_desk.language import _

INSTALL_LINE = 'python -m pip install "bpa-desk[window]"'
LIBRARIES_LINE = "sudo apt install libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0"


def add_arguments(parser: Parser) -> None:
    """Add what the window takes."""
    parser.option(
        "--demo",
        nargs="?",
        const="nes",
        type=one_of(DEMOS),
        metavar="|".join(DEMOS),
        help=_("Open an invented ordning in a throw-away encrypted file."),
    )


def run(chosen: argparse.Namespace) -> int:
    """Open the window and return its exit code; raise CommandError with the line that mends it."""
    if find_spec("PySide6") is None:
        raise CommandError(
            _("The window needs Qt, which is not installed. Install it with:\n  {line}", line=INSTALL_LINE)
        )
    try:
        import_module("bpa_desk.ui")  # which brings Qt in
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        sentence = _("Qt is installed, but a system library is missing. On Debian or Ubuntu:\n  {line}")
        raise CommandError(sentence.format(line=LIBRARIES_LINE)) from error
    from bpa_desk.app import window

    return window(demo=chosen.demo)
