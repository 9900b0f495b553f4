"""Where a command reads from: an invented ordning, or an encrypted file opened by its passphrase."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.cli.arguments import DEMOS, Parser, one_of
from bpa_desk.cli.console import CommandError, file_trouble, passphrase
from bpa_desk.language import _

if TYPE_CHECKING:
    from bpa_desk.services.store import Store


def add_arguments(parser: Parser) -> None:
    """Add the choice between an invented ordning and a file."""
    parser.option(
        "--demo", type=one_of(DEMOS), metavar="|".join(DEMOS), help=_("Take one of the invented ordninger.")
    )
    parser.option("--file", metavar=_("FILE"), help=_("Take this encrypted file."))
    add_passphrase_argument(parser)


def add_passphrase_argument(parser: Parser) -> None:
    """Add where the passphrase is read from; it is never an argument itself, for arguments can be seen."""
    parser.option(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("Read the passphrase from the first line of this file (- is standard input)."),
    )


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[Store]:
    """Lend the store the arguments ask for; raise CommandError unless they name exactly one."""
    if (chosen.demo is None) == (chosen.file is None):
        raise CommandError(_("Say what to read: either --demo with a name or --file with a file."))
    if chosen.demo is not None:
        from bpa_desk.demo import open_demo

        with open_demo(chosen.demo) as store:
            yield store
        return
    from bpa_desk.services.exchange.encrypted_copies import viewed

    file = existing(chosen.file)
    with viewed(file, asked(chosen, file)) as store:
        yield store


def existing(name: str) -> Path:
    """Return the path if there is such a file, before anybody is asked for a passphrase."""
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name}: {file_trouble(IsADirectoryError())}")
    if not path.is_file():
        raise CommandError(_("{file}: There is no such file.", file=name))
    return path


def asked(chosen: argparse.Namespace, file: Path) -> Callable[[], str]:
    """Return what gives the passphrase of the file, read or asked for when it is called."""
    return partial(passphrase, chosen.passphrase_file, _("Passphrase of {file}:", file=file.name))
