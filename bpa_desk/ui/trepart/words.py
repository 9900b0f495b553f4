"""What a version of the trepartsavtale is called on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.trepartsavtale import Standing, TrepartEvent, TrepartEventKind, Trepartsavtale
from bpa_desk.export.trepartsavtale import hours_words, party_word, standing_word, state_word
from bpa_desk.language import _, current, ngettext

ICONS = {
    Standing.DRAFT: "edit", Standing.SENT: "mail", Standing.COMING: "lock", Standing.IN_FORCE: "good",
    Standing.EXPIRED: "warning", Standing.REPLACED: "archive",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the list, and how it stands today."""

    held: Trepartsavtale
    standing: Standing
    today: date

    @property
    def id(self) -> str:
        """The version's id."""
        return self.held.id

    @property
    def next_day(self) -> date | None:
        """The next day something is to be done; only agreements in force have one."""
        if self.standing not in (Standing.IN_FORCE, Standing.COMING):
            return None
        days = [
            each
            for each in (self.held.next_evaluation, self.held.decide_by, self.held.last_day)
            if each is not None
        ]
        return min(days) if days else None

    @property
    def late(self) -> bool:
        """Whether that day has come."""
        return self.next_day is not None and self.next_day <= self.today


def version_word(held: Trepartsavtale) -> str:
    """Return the version and its state, as the list of differences needs it."""
    return _("{number} ({state})", number=held.version, state=state_word(held.state, current()))


def next_words(row: VersionRow) -> str:
    """Return what comes next, and when."""
    day = row.next_day
    if day is None:
        return "–"
    shown = current().date_numeric(day)
    if day == row.held.last_day:
        said = _("Ends {day}", day=shown)
    elif day == row.held.decide_by:
        said = _("Decide by {day}", day=shown)
    else:
        said = _("Evaluate by {day}", day=shown)
    return _("{day}, it is time", day=said) if row.late else said


def standing_line(row: VersionRow) -> str:
    """Return version, standing and dates in one line."""
    held, language = row.held, current()
    said = [_("Version {number}", number=held.version), standing_word(row.standing, language)]
    if held.starts_on is not None:
        said.append(_("from {day}", day=language.date_year(held.starts_on)))
    if held.last_day is not None:
        said.append(_("to {day}", day=language.date_year(held.last_day)))
    if held.notice_given_on is not None:
        said.append(_("notice given {day}", day=language.date_year(held.notice_given_on)))
    if row.next_day is not None and row.next_day != held.last_day:
        said.append(next_words(row))
    return " · ".join(said)


def event_lines(events: Iterable[TrepartEvent]) -> list[str]:
    """Return what happened since the signing, a line each."""
    language, lines = current(), []
    for each in events:
        day = language.date_year(each.day)
        if each.kind is TrepartEventKind.EVALUATION:
            said = _("Evaluated {day}", day=day)
        elif each.party:
            said = _("Notice given {day} by {who}", day=day, who=party_word(Party(each.party), language))
        else:
            said = _("Notice given {day}", day=day)
        lines.append(_("{label}: {value}", label=said, value=each.note) if each.note else said)
    return lines


def basis(held: Trepartsavtale) -> str:
    """Return what the agreement builds on, and its dates, in two sentences."""
    language = current()
    hours = hours_words(held, language) or _("no hours written yet")
    day = language.date_year(held.vedtak_on) if held.vedtak_on else "–"
    if held.vedtak_until is not None:
        until = language.date_year(held.vedtak_until)
        said = [_("Vedtak of {day}: {hours}, until {until}.", day=day, hours=hours, until=until)]
    else:
        said = [_("Vedtak of {day}: {hours}, with no last day.", day=day, hours=hours)]
    if held.evaluate_on is not None:
        said.append(_("First evaluation {day}.", day=language.date_year(held.evaluate_on)))
    if held.evaluate_months:
        often = ngettext("every month", "every {n} months", held.evaluate_months)
        said.append(_("After that {often}.", often=often))
    notice = ngettext("{n} month", "{n} months", held.notice_months)
    said.append(_("Notice of termination: {months}.", months=notice))
    if held.evaluated_on is not None:
        said.append(_("Last evaluated {day}.", day=language.date_year(held.evaluated_on)))
    return " ".join(said)
