"""The hours account as a paper, as rows and as JSON: agreed and granted hours against what was worked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction

from bpa_desk.domain.document import (
    Align,
    Block,
    Column,
    Facts,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Size,
    Stack,
    Tone,
)
from bpa_desk.domain.hours_account import AssistantAccount, HoursAccount, HoursFigures, VedtakAccount
from bpa_desk.domain.ledger import AccountLine
from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.time import DateSpan, zone
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, Value, decimal_hours
from bpa_desk.language import Language


def hours_account(facts: HoursAccount, language: Language) -> Paper:
    """Return the account: the sums first, then the months behind them; shifts stand in workbook and JSON."""
    text, content = language.text, written(facts)
    period = frame.period_words(language, facts.span)
    title = text("Hours account for {period}", period=period)
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Facts(
            (
                (text("Ordning"), facts.ordning),
                (text("Employer"), facts.employer),
                (text("Arbeidsleder"), facts.leader),
                (text("As it stood on"), language.date_year(facts.as_of)),
            ),
            columns=4,
        ),
        Heading(2, text("Assistants")),
        _assistants(facts, language),
        Heading(2, text("Vedtak")),
        _vedtak(facts, language),
        Paragraph(explained(language), Tone.SMALL),
        PageBreak(),
        *_behind(facts, language),
    )
    document = frame.paper(
        language, title, blocks, head=title, state="", version=0, sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    name = (language.context("file name", "hours account"), frame.period_name(facts.span))
    more = (_shifts(facts, language), _drawn(facts, language))
    return Paper(name, document, _months(facts, language), more=more, facts=content)


def explained(language: Language) -> str:
    """Return what the figures of the account mean."""
    return language.text(
        "Agreed hours are a seventh of the week for each day of the position. Balance is what is worked and "
        "planned, and own absence as if it were worked, less what is agreed. Paid hours follow the tariff "
        "profile. How the kommune counts resting nights, training and standby against the vedtak varies: ask."
    )


def vedtak_words(held: VedtakAccount, language: Language) -> str:
    """Return which vedtak it is, ``40 t i uka fra 1. jan. 2026``."""
    hours = language.hours(held.vedtak.minutes)
    day = language.date_year(held.vedtak.start)
    if held.vedtak.unit is VedtakUnit.WEEK:
        return language.text("{hours} a week from {day}", hours=hours, day=day)
    return language.text("{hours} a year from {day}", hours=hours, day=day)


def written(facts: HoursAccount) -> bytes:
    """Return the account as JSON, with the shifts behind each figure; the same facts give the same bytes."""
    clock = zone(facts.timezone)
    content = {
        "format": "bpa-desk-hours-account",
        "version": 1,
        "from": facts.span.first.isoformat(),
        "to": frame.last_day(facts.span).isoformat(),
        "as_of": facts.as_of.isoformat(),
        "assistants": {
            each.assistant: {
                "name": each.name,
                **_figures(each.total),
                "months": [{"from": one.span.first.isoformat(), **_figures(one)} for one in each.months],
                "shifts": [
                    {
                        "id": line.shift,
                        "start": clock.text(line.start),
                        "end": clock.text(line.end),
                        "worked_hours": _number(line.worked),
                        "planned_hours": _number(line.planned),
                        "absent_hours": _number(line.absent),
                        "paid_hours": _number(line.paid),
                        "code": line.code,
                    }
                    for line in each.lines
                ],
            }
            for each in facts.assistants
        },
        "vedtak": [
            {
                "from": each.vedtak.start.isoformat(),
                "to": each.vedtak.end.isoformat() if each.vedtak.end else None,
                **_drawn_figures(each.account.total),
                "runs_out": each.account.runs_out.isoformat() if each.account.runs_out else None,
                "months": [
                    {"from": one.span.first.isoformat(), **_drawn_figures(one)}
                    for one in each.account.months
                ],
            }
            for each in facts.vedtak
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _assistants(facts: HoursAccount, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Assistants"),
        columns=(Column(text("Name"), share=1), *_figure_columns(language)),
        rows=tuple((each.name, *_cells(each.total, language)) for each in facts.assistants),
        empty=text("Nobody worked or was employed in this period."),
        show_caption=False,
    )


def _vedtak(facts: HoursAccount, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Vedtak"),
        columns=(Column(text("Vedtak"), share=1), *_drawn_columns(language), Column(text("Runs out"))),
        rows=tuple(
            (
                vedtak_words(each, language),
                *_drawn_cells(each.account.total, language),
                language.date_year(each.account.runs_out) if each.account.runs_out else "",
            )
            for each in facts.vedtak
        ),
        empty=text("No vedtak in this period."),
        show_caption=False,
    )


def _behind(facts: HoursAccount, language: Language) -> Iterable[Block]:
    text = language.text
    columns = (Column(text("Month"), share=1), *_figure_columns(language))
    for each in facts.assistants:
        yield Heading(2, text("The figures behind: {name}", name=each.name))
        yield Grid(
            caption=each.name,
            columns=columns,
            rows=tuple((_month(one.span, language), *_cells(one, language)) for one in each.months),
            totals=((text("Sum"), *_cells(each.total, language)),),
            size=Size.CLOSE,
            show_caption=False,
        )
    for held in facts.vedtak:
        name = vedtak_words(held, language)
        yield Heading(2, text("The figures behind: {name}", name=name))
        yield Grid(
            caption=name,
            columns=(Column(text("Month"), share=1), *_drawn_columns(language)),
            rows=tuple(
                (_month(one.span, language), *_drawn_cells(one, language)) for one in held.account.months
            ),
            totals=((text("Sum"), *_drawn_cells(held.account.total, language)),),
            size=Size.CLOSE,
            show_caption=False,
        )


def _months(facts: HoursAccount, language: Language) -> Table:
    """Return a row for each month and sum of everybody and each vedtak, under the same columns."""
    text = language.text
    columns = (
        text("What"), text("Name"), text("Employee number"), text("From"), text("To"),
        text("Agreed or granted"), text("Worked or used"), text("Planned"), text("Fell away"),
        text("Balance or left"), text("Paid hours"),
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for each in facts.assistants:
        rows += [_month_row(each, one, language) for one in (*each.months, each.total)]
    for held in facts.vedtak:
        name = vedtak_words(held, language)
        rows += [
            (
                text("Vedtak"), name, "", one.span.first, one.span.last, decimal_hours(one.granted),
                decimal_hours(one.used), decimal_hours(one.planned), None, decimal_hours(one.left), None,
            )
            for one in (*held.account.months, held.account.total)
        ]  # fmt: skip
    return Table(text("Hours account"), columns, tuple(rows))


def _month_row(each: AssistantAccount, one: HoursFigures, language: Language) -> tuple[Value, ...]:
    return (
        language.text("Assistant"), each.name, each.employee_number, one.span.first, one.span.last,
        None if one.agreed is None else decimal_hours(one.agreed), decimal_hours(one.worked),
        decimal_hours(one.planned), decimal_hours(one.absent),
        None if one.balance is None else decimal_hours(one.balance), decimal_hours(one.paid),
    )  # fmt: skip


def _shifts(facts: HoursAccount, language: Language) -> Table:
    text, clock = language.text, zone(facts.timezone)
    columns = (
        text("Name"), text("Date"), text("Time"), language.context("column", "Kind"), text("Worked"),
        text("Planned"), text("Fell away"), text("Reason"), text("Paid hours"),
    )  # fmt: skip
    rows = tuple(
        (
            each.name, line.day, f"{frame.clock_of(clock, line.start)}–{frame.clock_of(clock, line.end)}",
            text(KIND_WORDS[line.kind]), decimal_hours(line.worked), decimal_hours(line.planned),
            decimal_hours(line.absent), text(code_words(line.code)) if line.code else "",
            decimal_hours(line.paid),
        )
        for each in facts.assistants
        for line in each.lines
    )  # fmt: skip
    return Table(text("Shifts behind the balance"), columns, rows)


def _drawn(facts: HoursAccount, language: Language) -> Table:
    text, clock = language.text, zone(facts.timezone)
    columns = (
        text("Vedtak"), text("Date"), text("Time"), language.context("column", "Kind"), text("Name"),
        text("Used"), text("Planned"),
    )  # fmt: skip
    rows = tuple(
        (
            vedtak_words(held, language), line.day,
            f"{frame.clock_of(clock, line.start)}–{frame.clock_of(clock, line.end)}",
            text(KIND_WORDS[line.kind]), line.who, decimal_hours(line.used), decimal_hours(line.planned),
        )
        for held in facts.vedtak
        for line in held.lines
    )  # fmt: skip
    return Table(text("Shifts behind the vedtak"), columns, rows)


def _cells(one: HoursFigures, language: Language) -> tuple[Stack, ...]:
    def shown(value: Fraction | int | None) -> str:
        return "–" if value is None else language.hours(value, unit=False)

    return (
        shown(one.agreed), shown(one.worked), shown(one.planned), shown(one.absent), shown(one.balance),
        shown(one.paid),
    )  # fmt: skip


def _figure_columns(language: Language) -> tuple[Column, ...]:
    text = language.text
    labels = (
        text("Agreed"), text("Worked"), text("Planned"), text("Fell away"), text("Balance"),
        language.context("column", "Paid"),
    )  # fmt: skip
    return tuple(Column(each, Align.END) for each in labels)


def _drawn_columns(language: Language) -> tuple[Column, ...]:
    text = language.text
    labels = (text("Granted"), text("Used"), text("Planned"), language.context("hours", "Left"))
    return tuple(Column(each, Align.END) for each in labels)


def _drawn_cells(one: AccountLine, language: Language) -> tuple[Stack, ...]:
    return tuple(
        language.hours(each, unit=False) for each in (one.granted, one.used, one.planned, one.left)
    )


def _month(span: DateSpan, language: Language) -> str:
    return language.month(span.first)


def _figures(one: HoursFigures) -> dict[str, float | None]:
    return {
        "agreed_hours": _number(one.agreed),
        "worked_hours": _number(one.worked),
        "planned_hours": _number(one.planned),
        "absent_hours": _number(one.absent),
        "balance_hours": _number(one.balance),
        "paid_hours": _number(one.paid),
    }


def _drawn_figures(one: AccountLine) -> dict[str, float | None]:
    return {
        "granted_hours": _number(one.granted),
        "used_hours": _number(one.used),
        "planned_hours": _number(one.planned),
        "left_hours": _number(one.left),
    }


def _number(minutes: Fraction | int | None) -> float | None:
    return None if minutes is None else float(decimal_hours(minutes))
