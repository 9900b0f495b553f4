"""The rota as files: which days, for whom, as what; and what is going to be in them before they leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.rota_paper import PaperAssistant, RotaPaperFacts
from bpa_desk.domain.time import DateSpan
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import rota_papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.span import SpanSection
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

WALL, PAGES, CALENDARS = "wall", "pages", "calendars"
FORMATS = {WALL: ("pdf", "html", "xlsx", "csv"), PAGES: ("pdf", "html"), CALENDARS: ("ics",)}


class RotaSection(SpanSection[RotaPaperFacts]):
    """The section of the page for the rota papers; it opens the export dialog with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("The plan as papers"))
        what = Form()
        self.what = what.row(
            _("What"),
            ChoiceField[str](
                [
                    (WALL, _("One plan for the wall")),
                    (PAGES, _("A page for each assistant")),
                    (CALENDARS, _("A calendar for each assistant")),
                ]
            ),
            field="what",
        )
        self.lay_out(_("Write these files…"), what)

    def place(self) -> dict[str, object]:
        """Return the days and the kind of paper, where they were chosen."""
        first, last = self.first.value(), self.last.value()
        if not self._touched or first is None or last is None:
            return {}
        return {"first": first.isoformat(), "last": last.isoformat(), "what": self._kind()}

    def restore(self, first: date, last: date, what: str) -> None:
        """Choose days and kind of paper again."""
        self._touched = True
        self.what.set_value(what)
        self.show_span(first, last)

    def usual_days(self, today: date) -> DateSpan:
        """Return the days that are planned from today on."""
        return self.desk.session.read(rota_papers.coming, today)

    def read_days(self, first: date, last: date) -> RotaPaperFacts:
        """Return the plan of the days."""
        return self.desk.session.read(rota_papers.facts, first, last)

    def people_of(self, facts: RotaPaperFacts) -> Sequence[tuple[str, str]]:
        """Return those who have a shift, with their shifts and hours."""
        return [(each.id, _person(each)) for each in _with_shifts(facts)]

    def only(self, facts: RotaPaperFacts, people: Collection[str]) -> RotaPaperFacts:
        """Return the plan of these people alone; open shifts and gaps stay."""
        return replace(facts, assistants=tuple(each for each in facts.assistants if each.id in people))

    def holds(self, facts: RotaPaperFacts) -> bool:
        """Say whether anybody works; on the wall also what is open or lacking is worth a plan."""
        on_the_wall = self._kind() == WALL and bool(facts.open_shifts or facts.gaps)
        return on_the_wall or bool(_with_shifts(facts))

    def told(self, facts: RotaPaperFacts) -> str:
        """Return in words what is going to be written."""
        people, what = _with_shifts(facts), self._kind()
        shifts = sum(len(_standing(each)) for each in people)
        if not self.holds(facts):
            return _("There is nothing to write for these days and people.")
        names = [each.name for each in people]
        holds = ngettext("{n} shift", "{n} shifts", shifts)
        if what == WALL:
            told = [_("One plan with {shifts} for: {names}.", shifts=holds, names=names or _("nobody yet"))]
            told += _missing(facts)
        elif what == PAGES:
            told = [
                ngettext("{n} page for: {names}.", "{n} pages for: {names}.", len(people), names=names),
                _("On each only that person’s own shifts."),
            ]
        else:
            count = len(people)
            told = [
                ngettext("{n} calendar for: {names}.", "{n} calendars for: {names}.", count, names=names),
                _("In each only that person’s own shifts."),
            ]
        return " ".join([*told, _state(facts)])

    def export(self, facts: RotaPaperFacts) -> None:
        """Ask how and where the plan is to be written."""
        what = self._kind()

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.rota import rota_papers as builder
            from bpa_desk.export.rota import wall

            return [wall(facts, language)] if what == WALL else builder(facts, language)[1:]

        several = what == PAGES and len(_with_shifts(facts)) > 1
        together = (pgettext("file name", "rota"), f"{facts.span.first}_{facts.span.last}") if several else ()
        dialog = ExportDialog(
            self.desk,
            _("The plan as files"),
            make,
            FORMATS[what],
            about=self.told(facts),
            together=together,
            apart=True,
            parent=self,
        )
        dialog.open()

    def _kind(self) -> str:
        return self.what.value() or WALL


def _missing(facts: RotaPaperFacts) -> list[str]:
    told = []
    if facts.open_shifts:
        told.append(ngettext("{n} open shift.", "{n} open shifts.", len(facts.open_shifts)))
    if facts.gaps:
        told.append(
            ngettext("Somebody is missing once.", "Somebody is missing {n} times.", len(facts.gaps))
        )
    return told


def _state(facts: RotaPaperFacts) -> str:
    if facts.published_on is not None:
        return _("Version {version}, published {day}.", version=facts.version, day=facts.published_on)
    return _("It is marked as a draft, because the plan as it is now is not published.")


def _with_shifts(facts: RotaPaperFacts) -> tuple[PaperAssistant, ...]:
    return tuple(each for each in facts.assistants if each.shifts)


def _standing(person: PaperAssistant) -> list[object]:
    return [each for each in person.shifts if not each.cancelled]


def _person(person: PaperAssistant) -> str:
    return _(
        "{name}: {shifts}, {hours}",
        name=person.name,
        shifts=ngettext("{n} shift", "{n} shifts", len(_standing(person))),
        hours=current().hours(person.worked),
    )
