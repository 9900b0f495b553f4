"""`bpa-desk backup`, `verify` and `restore`: encrypted copies."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.cli.arguments import Parser
from bpa_desk.cli.command import Command
from bpa_desk.cli.console import out_of, say
from bpa_desk.cli.source import add_passphrase_argument, asked, existing
from bpa_desk.language import _, current

if TYPE_CHECKING:
    from bpa_desk.services.exchange.encrypted_copies import Backup


def _backup_summary() -> str:
    return _("Make an encrypted backup of a file and check it.")


def _add_backup_arguments(parser: Parser) -> None:
    parser.option("--file", required=True, metavar=_("FILE"), help=_("The file to back up."))
    parser.option(
        "--out", metavar=_("FOLDER"), help=_("The folder for the backup; beside the file if not given.")
    )
    add_passphrase_argument(parser)


def _back_up(chosen: argparse.Namespace) -> int:
    from bpa_desk.services.exchange.encrypted_copies import back_up

    file = existing(chosen.file)
    folder = None if chosen.out is None else Path(out_of(chosen.out))
    made = back_up(file, asked(chosen, file), folder)
    say(str(made.path))
    say(_("The backup is made and checked."))
    return 0


def _verify_summary() -> str:
    return _("Check every byte of a backup.")


def _add_verify_arguments(parser: Parser) -> None:
    parser.operand("backup", _("BACKUP"), _("The backup to check."))
    add_passphrase_argument(parser)


def _verify(chosen: argparse.Namespace) -> int:
    from bpa_desk.services.exchange.encrypted_copies import verify_backup

    copy = existing(chosen.backup)
    say(_("The backup is whole. It was made {when}.", when=_when(verify_backup(copy, asked(chosen, copy)))))
    return 0


def _restore_summary() -> str:
    return _("Bring a backup back, into the file or as a new file.")


def _add_restore_arguments(parser: Parser) -> None:
    parser.operand("backup", _("BACKUP"), _("The backup to bring back."))
    parser.option(
        "--file",
        required=True,
        metavar=_("FILE"),
        help=_("Where to bring it: a file that is there is backed up first, otherwise a new file is made."),
    )
    add_passphrase_argument(parser)
    parser.option(
        "--backup-passphrase-file",
        metavar=_("FILE"),
        help=_("Where the passphrase of the backup is written, if it was another one then."),
    )


def _restore(chosen: argparse.Namespace) -> int:
    from bpa_desk.cli.console import passphrase
    from bpa_desk.services.exchange.encrypted_copies import bring_back

    copy, file = existing(chosen.backup), Path(chosen.file)
    file = existing(chosen.file) if file.exists() else file
    older = None
    if chosen.backup_passphrase_file is not None:
        older = partial(passphrase, chosen.backup_passphrase_file, "")
    brought = bring_back(copy, file, asked(chosen, file), older)
    say(str(file))
    say(_("The backup from {when} is brought back.", when=_when(brought)))
    return 0


def _when(backup: Backup) -> str:
    language = current()
    local = backup.made_at.astimezone()
    return f"{language.date_year(local)} {language.time(local)}"


BACKUP = Command("backup", _backup_summary, _add_backup_arguments, _back_up)
RESTORE = Command("restore", _restore_summary, _add_restore_arguments, _restore)
VERIFY = Command("verify", _verify_summary, _add_verify_arguments, _verify)
