"""The overview of working time (aml. § 10-7) as files: which days, for whom, and what will be in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.working_time_paper import WorkingTimeFacts
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import working_time
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.span import SpanSection
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.section import words

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "xlsx", "html", "csv")


class OverviewSection(SpanSection[list[WorkingTimeFacts]]):
    """The section of the page for the overviews; it opens the export dialog with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Overview of working time (§ 10-7)"))
        self.add(
            words(
                _(
                    "The employer must keep an overview of how much each assistant has worked. "
                    "Arbeidstilsynet and the tillitsvalgt may ask for it."
                ),
                "soft",
            )
        )
        self.lay_out(_("Write the overviews…"))

    def usual_days(self, today: date) -> DateSpan:
        """Return the last whole month."""
        return working_time.month_before(today)

    def read_days(self, first: date, last: date) -> list[WorkingTimeFacts]:
        """Return what each assistant has worked on the days."""
        return self.desk.session.read(working_time.overviews, DateSpan(first, last))

    def people_of(self, facts: list[WorkingTimeFacts]) -> Sequence[tuple[str, str]]:
        """Return those who have worked, with their hours."""
        return [(each.assistant, _person(each)) for each in facts]

    def only(self, facts: list[WorkingTimeFacts], people: Collection[str]) -> list[WorkingTimeFacts]:
        """Return the overviews of these people."""
        return [each for each in facts if each.assistant in people]

    def holds(self, facts: list[WorkingTimeFacts]) -> bool:
        """Say whether anybody has worked."""
        return bool(facts)

    def told(self, facts: list[WorkingTimeFacts]) -> str:
        """Return in words whose overviews are going to be written, and up to when they count."""
        if not facts:
            return _("Nobody chosen has worked on these days.")
        names = [each.name for each in facts]
        count = len(facts)
        told = [ngettext("{n} overview for: {names}.", "{n} overviews for: {names}.", count, names=names)]
        if facts[0].until < (facts[0].span.last or facts[0].until):
            told.append(_("Counted up to {day}: what is planned later is not in it.", day=facts[0].until))
        return " ".join(told)

    def export(self, facts: list[WorkingTimeFacts]) -> None:
        """Ask how and where the overviews are to be written."""

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.working_time import working_times

            return working_times(facts, language)

        span = facts[0].span
        name = (pgettext("file name", "working-time"), f"{span.first}_{span.last}")
        dialog = ExportDialog(
            self.desk,
            _("Overviews of working time as files"),
            make,
            FORMATS,
            about=self.told(facts),
            together=name if len(facts) > 1 else (),
            apart=True,
            parent=self,
        )
        dialog.open()


def _person(facts: WorkingTimeFacts) -> str:
    hours = current().hours(sum(day.minutes for day in facts.days))
    return _("{name}: {hours} worked", name=facts.name, hours=hours)
