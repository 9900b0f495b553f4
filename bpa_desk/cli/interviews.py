"""What `bpa-desk export interviews` writes: a sheet for each candidate who waits for an answer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bpa_desk.cli.console import CommandError
from bpa_desk.language import _, current

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.services.store import Store


def interviews(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the interview sheets: with the answers where there are some, else to write on."""
    from bpa_desk.export.interview import interview_sheet
    from bpa_desk.services import recruitment

    if chosen.assistant:
        raise CommandError(_("Interviews are with candidates; leave --assistant out."))
    waiting = [row.candidate for row in recruitment.candidates(store) if row.candidate.waiting]
    if not waiting:
        raise CommandError(_("No candidate waits for an answer."))
    code = current().code
    return [interview_sheet(recruitment.interview_facts(store, each, code), current()) for each in waiting]
