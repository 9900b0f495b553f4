"""What `bpa-desk export` writes of hours as accounts: the hours account, and the month package."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.cli.console import CommandError, complain
from bpa_desk.domain.time import DateSpan, month_end
from bpa_desk.language import _, current

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.services.store import Store


def hours_account(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the account of the month asked for, or else of this calendar year."""
    from bpa_desk.export.hours_account import hours_account as builder
    from bpa_desk.services import clock
    from bpa_desk.services import hours_account as accounts

    if chosen.month is None:
        span = accounts.year_of(clock.today(store))
    else:
        span = DateSpan(chosen.month, month_end(chosen.month))
    return [builder(accounts.account(store, span, chosen.assistant), current())]


def write_month_package(store: Store, chosen: argparse.Namespace, first: date, folder: Path) -> list[Path]:
    """Write the package of the pay period into a folder of its own; what it lacks is said on stderr."""
    from bpa_desk.export import month_package as package
    from bpa_desk.services import payroll, timesheets

    if chosen.assistant:
        raise CommandError(_("A month package is for everybody; leave --assistant out."))
    span = timesheets.named(store, first.year, first.month)
    held = payroll.month_package(store, span)
    if not held.sheets:
        raise CommandError(_("There is nothing to write for that month."))
    language = current()
    for each in held.lacking:
        complain(language.message(each))
    made = package.files(held.sheets, held.lines, language, visma=held.visma)
    return package.write(made, folder / package.folder_name(held.sheets, language))
