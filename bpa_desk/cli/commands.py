"""The commands there are, in the order the help lists them."""

from __future__ import annotations

from bpa_desk.cli import check, copies, demo, export, hours
from bpa_desk.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    hours.COMMAND,
    export.COMMAND,
    demo.COMMAND,
    copies.BACKUP,
    copies.RESTORE,
    copies.VERIFY,
)
