"""Writing the papers about the size of positions: hours beyond one, and the need for a part-time one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import positions, terms_advice
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.position_paper import ExtraHoursFacts, PartTimeFacts
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "html", "xlsx")


def write_extra_hours(parent: QWidget, desk: Desk, assistant: str, claimed: date) -> None:
    """Ask how and where the hours beyond the position, counted back from the day, are to be written."""
    facts = desk.session.read(terms_advice.extra_hours_facts, assistant, claimed)
    if facts is None:
        desk.say(_("There is no fixed position to count from."), urgent=True)
        return
    about = _(
        "Hours beyond the position of {name} from {first} to {last}, month by month and in two averages.",
        name=facts.name, first=facts.months[0].first, last=facts.months[-1].last,
    )  # fmt: skip
    make = partial(_extra, facts)
    ExportDialog(desk, _("Hours beyond the position"), make, FORMATS, about=about, parent=parent).open()


def write_part_time(parent: QWidget, desk: Desk, key: str) -> None:
    """Ask how and where the need for the part-time position is to be written."""
    facts = desk.session.read(positions.facts, key)
    about = _(
        "The need for “{title}” with lines to sign, the part-timers who wish for more hours, and who was "
        "asked.",
        title=facts.position.title,
    )
    make = partial(_part_time, facts)
    ExportDialog(desk, _("Need for a part-time position"), make, FORMATS, about=about, parent=parent).open()


def _extra(facts: ExtraHoursFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.extra_hours import extra_hours

    return [extra_hours(facts, language)]


def _part_time(facts: PartTimeFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.part_time import part_time

    return [part_time(facts, language)]
