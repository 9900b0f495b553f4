"""`bpa-desk hours`: legal and paid hours per assistant of a rota file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from bpa_desk.cli.arguments import Parser, day_of
from bpa_desk.cli.check import load
from bpa_desk.cli.command import Command
from bpa_desk.cli.console import CommandError, read_bytes, say, worded, write_bytes
from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.sums import CategorySum, half_up
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import DateSpan
from bpa_desk.language import _, current
from bpa_desk.services import tariffs
from bpa_desk.services.exchange.hours_file import write_hours
from bpa_desk.services.pay import PaidHours, hours, span_of

_FILES = (".toml", ".json")


def _summary() -> str:
    return _("Legal and paid hours of each assistant in a rota.")


def _add_arguments(parser: Parser) -> None:
    parser.operand("rota", "ROTA.json", _("The rota file, or - for standard input."))
    parser.option("--from", dest="first", type=_day, metavar=_("DATE"), help=_("Sum from this day on."))
    parser.option("--to", dest="last", type=_day, metavar=_("DATE"), help=_("Sum up to and with this day."))
    parser.option(
        "--profile",
        metavar=_("NAME"),
        default=tariffs.PLAIN,
        help=_(
            "The tariff profile: the name of one that comes with the program, or a .toml or .json file as "
            "the page “Pay and supplements” writes it; plain hours if left out."
        ),
    )
    parser.option("--json", action="store_true", help=_("Write the hours as JSON."))
    parser.epilog = _("Exit code: 0 when the hours are summed, 2 when a file cannot be read.")


def run(chosen: argparse.Namespace) -> int:
    """Print legal and paid hours and return 0; raise CommandError for what cannot be read."""
    rota = load(chosen.rota)
    if chosen.first and chosen.last and chosen.last < chosen.first:
        raise CommandError(_("--to: Expected a day that is not before --from."))
    profile = _profile(chosen.profile)
    span = span_of(rota, chosen.first, chosen.last)
    found = hours(rota, span, lambda _assistant, _on: profile)
    if chosen.json:
        write_bytes(write_hours(found, span, profile))
    else:
        for line in _lines(found, span, profile):
            say(line)
    return 0


COMMAND = Command("hours", _summary, _add_arguments, run)


def _day(text: str) -> date:
    try:
        return day_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("Expected a date such as 2026-10-24.")) from None


def _profile(name: str) -> TariffProfile:
    suffix = Path(name).suffix.lower()
    if suffix not in _FILES:
        try:
            return tariffs.named(name)
        except DomainError as error:
            raise CommandError(f"--profile: {worded(error)}") from error
    content = read_bytes(name, tariffs.MOST_BYTES)
    try:
        return tariffs.from_file(content, suffix)
    except DomainError as error:
        raise CommandError(f"{name}: {worded(error)}") from error


def _lines(found: tuple[PaidHours, ...], span: DateSpan, profile: TariffProfile) -> list[str]:
    language = current()
    assert span.last is not None
    name = _("Plain hours, no tariff") if profile.name == tariffs.PLAIN else profile.name
    lines = [_("{span}, paid by: {profile}", span=language.span(span.first, span.last), profile=name)]
    if profile.name != tariffs.PLAIN:
        lines.append(_("Rules and windows are dated; check them with your leverandør."))
    for each in found:
        lines += ["", each.name, "  " + _legal(each)]
        lines += ["  " + _paid(total) for total in each.sums] or ["  " + _("Nothing to pay.")]
    return lines


def _legal(each: PaidHours) -> str:
    language, legal = current(), each.legal
    return _(
        "As the law counts: {hours} in all; overtime {overtime}, extra hours {additional}, night {night}, "
        "Sundays and red days {sunday}.",
        hours=language.hours(legal.hours),
        overtime=language.hours(legal.overtime),
        additional=language.hours(legal.additional),
        night=language.hours(legal.night),
        sunday=language.hours(legal.sunday),
    )


def _paid(total: CategorySum) -> str:
    language = current()
    words = language.message(category.name(total.category))
    return f"{total.category}  {words}: {language.hours(half_up(total.minutes))}"
