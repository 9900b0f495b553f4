"""Where the command `bpa-desk` begins: the arguments, the language, and what becomes of errors."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from bpa_desk import __version__
from bpa_desk.cli import window
from bpa_desk.cli.arguments import Parser, chosen_language
from bpa_desk.cli.commands import COMMANDS
from bpa_desk.cli.console import CommandError, complain, file_trouble, worded
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current, use

BAD_INPUT = 2
OWN_FAULT = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no argument opens the window. Never a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    try:
        use(chosen_language(arguments))
        code = _run(arguments)
        sys.stdout.flush()  # here a reader that has gone is noticed, not at exit
        return code
    except SystemExit as leaving:  # argparse leaves this way after --help and bad arguments
        return leaving.code if isinstance(leaving.code, int) else 0
    except CommandError as error:
        complain(error.sentence)
    except DomainError as error:
        complain(worded(error))
    except KeyboardInterrupt:
        complain(_("Stopped."))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; what is left in the buffer must not be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(file_trouble(error))
    except Exception as error:
        # What storage refuses carries its own sentence; asking for its class would load the database.
        message = getattr(error, "message", None)
        if not isinstance(message, Message):
            complain(_own_fault(error))
            return OWN_FAULT
        complain(current().message(message))
    return BAD_INPUT


def _run(arguments: list[str]) -> int:
    about = _("Plan, check and document the working weeks of a BPA ordning. No command opens the window.")
    parser = Parser("bpa-desk", about)
    shown = f"bpa-desk {__version__}"
    parser.option("--version", action="version", version=shown, help=_("Show the version and leave."))
    window.add_arguments(parser)
    commands = parser.add_subparsers(
        dest="command", metavar=_("COMMAND"), title=_("Commands"), parser_class=Parser
    )
    for command in COMMANDS:
        summary = command.summary()
        command.add_arguments(commands.add_parser(command.name, help=summary, description=summary))
    chosen = parser.parse_args(arguments)
    chosen.language = chosen_language(arguments)
    for command in COMMANDS:
        if command.name == chosen.command:
            return command.run(chosen)
    return window.run(chosen)


def _never_fail_on_a_letter(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _own_fault(error: Exception) -> str:
    """Name the class and the place only: the text of an exception may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return _(
        "Something went wrong in the program itself ({error} in {place}). Your file is as it was.",
        error=type(error).__name__,
        place=place,
    )
