"""What an assistant's panel says of deadlines, and of hours beyond the position when one asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.employment_clocks import Deadline, employed_since, notice_end
from bpa_desk.domain.extra_hours import ExtraHours, twelve_months
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.services import terms_advice
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.people.size_papers import write_extra_hours


def deadline_words(each: Deadline, today: date) -> str:
    """Return a deadline in one line with how near it is and its paragraph."""
    when = current().relative_day(each.due, today)
    return _("{what} ({when}; {law})", what=current().message(each.text), when=when, law=each.law)


def deadlines_section(found: list[Deadline], today: date) -> Section:
    """Return the section of deadlines that are not over yet."""
    section = Section(_("Deadlines"))
    for each in found:
        section.add(words(deadline_words(each, today)))
    return section


def percent_words(terms: Employment) -> str:
    """Return the position as a percentage, or an empty text without one."""
    percent = terms_advice.position_percent(terms)
    if percent is None:
        return ""
    return _(
        "{percent} of full time ({hours} a week)",
        percent=current().percent(round(float(percent), 1)),
        hours=current().hours(terms_advice.full_time(terms)),
    )


def notice_words(person: Assistant, terms: Sequence[Employment], today: date) -> str:
    """Return when a notice given today would run out (aml. § 15-3), or an empty text without a position."""
    steady = [each for each in terms if each.kind in (EmploymentKind.FAST, EmploymentKind.MIDLERTIDIG)]
    since = employed_since(steady, today)
    if since is None:
        return ""
    language = current()
    own = notice_end(today, since)
    by_employer = notice_end(today, since, born=person.birth_date)
    told = _(
        "A notice given today would run out {day}, in an agreed trial period {trial} (aml. § 15-3). Only the "
        "employer can dismiss.",
        day=language.date_year(own),
        trial=language.date_year(notice_end(today, since, trial=True)),
    )
    if by_employer == own:
        return told
    return told + " " + _("Given by the employer: {day}.", day=language.date_year(by_employer))


class HoursBeyond(Details):
    """Unfolds to the hours beyond the position in twelve months, counted in two ways (§ 14-4 a)."""

    def __init__(self, desk: Desk, assistant: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Hours beyond the position"))
        self._desk, self._assistant, self._today = desk, assistant, today
        # Twelve months of shifts are counted, so only when asked for.
        self.toggle.toggled.connect(lambda open_: self._fill() if open_ else None)

    def _fill(self) -> None:
        emptied(self.body)
        found = self._desk.session.read(terms_advice.hours_beyond, self._assistant, self._today)
        for line in beyond_lines(found, self._today):
            self.body.addWidget(words(line))
        if found is not None:
            self.body.addWidget(button(_("Write this as a paper…"), self._write, icon="download"))

    def _write(self) -> None:
        write_extra_hours(self, self._desk, self._assistant, self._today)


def beyond_lines(found: ExtraHours | None, claimed: date) -> list[str]:
    """Return the report in sentences; counted back from the day."""
    language = current()
    if found is None:
        return [_("There is no fixed position to count from.")]
    spans = twelve_months(claimed)
    lines = [
        _(
            "{months} of 12 months have extra hours, {hours} in all.",
            months=found.months_with_extra,
            hours=language.hours(Minutes(found.total)),
        ),
        _(
            "Spread over 52 weeks: {hours} a week, {percent} of full time.",
            hours=language.hours(found.real_week),
            percent=language.percent(round(float(found.share(found.real_week)), 1)),
        ),
        _(
            "Without {weeks} weeks of holiday: {hours} a week, {percent} of full time.",
            weeks=found.holiday_weeks,
            hours=language.hours(found.real_week_without_holiday),
            percent=language.percent(round(float(found.share(found.real_week_without_holiday)), 1)),
        ),
    ]
    if found.regular:
        lines.append(
            _(
                "That looks regular. Anyone who has regularly worked more has a right to a larger "
                "position unless the need is gone (aml. § 14-4 a). Tell the employer."
            )
        )
    lines += [
        _("{month}: {hours}", month=language.span(first, last), hours=language.hours(Minutes(minutes)))
        for (first, last), minutes in zip(spans, found.months, strict=True)
        if minutes
    ]
    return lines
