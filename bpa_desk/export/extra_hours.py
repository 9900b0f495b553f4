"""Hours beyond a part-time position month by month, two ways of counting them, on one page (§ 14-4 a)."""

from __future__ import annotations

from fractions import Fraction

from bpa_desk.domain.document import Align, Block, Column, Facts, Grid, Heading, Paragraph, Tone
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.position_paper import ExtraHoursFacts
from bpa_desk.domain.text import Minutes
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, decimal_hours
from bpa_desk.language import Language


def extra_hours(facts: ExtraHoursFacts, language: Language, number: int = 1) -> Paper:
    """Return one person's hours beyond the position: each month, the sum, and the real week in two ways."""
    text = language.text
    title = text("Hours beyond the position")
    last = facts.months[-1].last
    blocks: tuple[Block, ...] = (
        Heading(1, text("Hours beyond the position: {name}", name=facts.name)),
        _about(facts, language),
        _months(facts, language),
        Heading(2, text("The real week")),
        _weeks(facts, language),
        Paragraph(_regular(facts, language)),
        Heading(2, text("What the law asks for")),
        Paragraph(
            text(
                "A part-timer who has regularly worked beyond the agreed hours in the last twelve months has "
                "a right to a position as large as the hours really worked, unless the employer shows that "
                "the need is gone (aml. § 14-4 a). The twelve months are counted back from the claim."
            )
        ),
        Paragraph(_terms(facts, language)),
        Paragraph(
            text(
                "Extra hours are those beyond the agreed position, overtime included, as they stand in the "
                "rota. Days away are whole days of holiday, leave or illness, whatever the cause."
            ),
            Tone.SMALL,
        ),
    )
    document = frame.paper(
        language, title, blocks, head=text("Hours beyond the position: {name}", name=facts.name), state="",
        version=0, sha256=fingerprint(facts),
    )  # fmt: skip
    name = (
        language.context("file name", "extra-hours"),
        last.isoformat(),
        facts.employee_number or str(number),
    )
    return Paper(name, document, _table(facts, language))


def extra_hours_papers(facts: list[ExtraHoursFacts], language: Language) -> list[Paper]:
    """Return a paper for each person."""
    return [extra_hours(each, language, number) for number, each in enumerate(facts, 1)]


def _about(facts: ExtraHoursFacts, language: Language) -> Facts:
    text, found = language.text, facts.found
    percent = language.percent(round(float(found.share(Fraction(found.position))), 1))
    return Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Employer"), facts.employer),
            (text("Arbeidsleder"), facts.leader),
            (text("The twelve months"), language.span(facts.months[0].first, facts.months[-1].last)),
            (
                text("Position"),
                text(
                    "{hours} a week, {percent} of full time",
                    hours=language.hours(found.position), percent=percent,
                ),
            ),
            (text("Full time is"), text("{hours} a week", hours=language.hours(found.full_time))),
        ),
        columns=2,
    )  # fmt: skip


def _months(facts: ExtraHoursFacts, language: Language) -> Grid:
    text, found = language.text, facts.found
    return Grid(
        caption=text("Month by month"),
        columns=(
            Column(text("Days"), share=3),
            Column(text("Hours beyond"), align=Align.END, share=1),
            Column(text("Days away"), align=Align.END, share=1),
        ),
        rows=tuple(
            (
                language.span(each.first, each.last),
                language.hours(each.extra) if each.extra else "–",
                str(each.days_away) if each.days_away else "–",
            )
            for each in facts.months
        ),
        totals=(
            (
                text("In all"),
                language.hours(Minutes(found.total)),
                str(sum(each.days_away for each in facts.months)),
            ),
        ),
    )


def _weeks(facts: ExtraHoursFacts, language: Language) -> Grid:
    text, found = language.text, facts.found
    ways = (
        (text("All 52 weeks"), found.real_week),
        (
            text("Without {weeks} weeks of holiday", weeks=found.holiday_weeks),
            found.real_week_without_holiday,
        ),
    )
    return Grid(
        caption=text("The position and the hours beyond it, on average"),
        columns=(
            Column(text("Counted over"), share=3),
            Column(text("Hours a week"), align=Align.END, share=1),
            Column(text("Share of full time"), align=Align.END, share=1),
        ),
        rows=tuple(
            (
                label,
                language.hours(week),
                language.percent(round(float(found.share(week)), 1)),
            )
            for label, week in ways
        ),
        show_caption=False,
    )


def _regular(facts: ExtraHoursFacts, language: Language) -> str:
    found = facts.found
    told = language.text(
        "{months} of 12 months have extra hours, {hours} in all.",
        months=found.months_with_extra,
        hours=language.hours(Minutes(found.total)),
    )
    if found.regular:
        return told + " " + language.text("That looks regular.")
    return told + " " + language.text(
        "From {months} months on we call it regular; the law gives no number.", months=found.regular_months
    )


def _terms(facts: ExtraHoursFacts, language: Language) -> str:
    if facts.permanent:
        return language.text("The terms show a permanent part-time position all twelve months.")
    return language.text(
        "The terms do not show a permanent part-time position all twelve months. Ask the employer if the "
        "right applies all the same."
    )


def _table(facts: ExtraHoursFacts, language: Language) -> Table:
    text = language.text
    columns = (text("Name"), text("First day"), text("Last day"), text("Hours beyond"), text("Days away"))
    rows = tuple(
        (facts.name, each.first, each.last, decimal_hours(each.extra), each.days_away)
        for each in facts.months
    )
    return Table(text("Hours beyond the position"), columns, rows)
