"""`bpa-desk check`: judge a rota file and say what would mend it."""

from __future__ import annotations

import argparse

from bpa_desk.cli.arguments import Parser
from bpa_desk.cli.command import Command
from bpa_desk.cli.console import CommandError, plain_message, read_bytes, say, worded, write_bytes
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import Figures, check, figures
from bpa_desk.domain.time import Zone, zone
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services.exchange.findings_file import write_findings
from bpa_desk.services.exchange.rota_file import MOST_BYTES, ImportFileError, read_rota

LAWFUL = 0
UNLAWFUL = 1


def _summary() -> str:
    return _("Judge a rota: what is unlawful, why, and what would mend it.")


def _add_arguments(parser: Parser) -> None:
    parser.operand("rota", "ROTA.json", _("The rota file, or - for standard input."))
    parser.option("--json", action="store_true", help=_("Write findings and sums as JSON."))
    parser.epilog = _("Exit code: 0 nothing is unlawful, 1 something is, 2 the file cannot be read.")


def run(chosen: argparse.Namespace) -> int:
    """Print the findings and the sums; return 1 if something is unlawful."""
    rota = load(chosen.rota)
    findings = check(rota)
    sums = figures(rota)
    if chosen.json:
        write_bytes(write_findings(findings, sums, zone(rota.ordning.timezone), plain_message))
    else:
        for line in [*_findings(findings, rota), "", *_sums(sums, rota), "", _verdict(findings)]:
            say(line)
    return UNLAWFUL if any(each.severity.unlawful for each in findings) else LAWFUL


def load(file: str) -> Rota:
    """Return the rota of a file; raise CommandError with file, place and what was expected."""
    try:
        return read_rota(read_bytes(file, MOST_BYTES))
    except ImportFileError as error:
        raise CommandError(f"{file}: {worded(error)}") from error


COMMAND = Command("check", _summary, _add_arguments, run)


def _findings(findings: tuple[Finding, ...], rota: Rota) -> list[str]:
    where = zone(rota.ordning.timezone)
    language = current()
    lines: list[str] = []
    for finding in findings:
        if lines:
            lines.append("")
        law = f" ({finding.law})" if finding.law else ""
        when = _when(finding, where, language)
        head = f"{severity_word(finding.severity)} {finding.rule}, {when}:"
        lines.append(f"{head} {language.message(finding.text)}{law}")
        if finding.mend is not None:
            lines.append("  " + _("What would mend it: {mend}", mend=finding.mend))
        if finding.lawful_with:
            bases = language.list([section(basis) for basis in finding.lawful_with], alternatives=True)
            lines.append("  " + _("Lawful with an agreement under {bases}.", bases=bases))
    return lines


def _when(finding: Finding, where: Zone, language: Language) -> str:
    wall = where.wall(finding.start)
    return f"{language.date_year(wall.date())} {language.time(wall)}"


def section(basis: str) -> str:
    """Return ``§ 10-5 (2)`` for the basis ``10-5-2``."""
    paragraph, _dash, part = basis.rpartition("-")
    return f"§ {paragraph} ({part})"


def severity_word(severity: Severity) -> str:
    """Return the severity in words."""
    return {
        Severity.FEIL: _("Unlawful"),
        Severity.KREVER_AVTALE: _("Needs an agreement"),
        Severity.ADVARSEL: _("Worth a look"),
        Severity.INFO: _("Good to know"),
    }[severity]


def _sums(sums: dict[str, Figures], rota: Rota) -> list[str]:
    language = current()
    names = {person.id: person.name for person in rota.people}
    return [
        _(
            "{name}: {hours} in all; overtime {overtime}, extra hours {additional}, night {night}, "
            "Sundays and red days {sunday}.",
            name=names.get(person, person),
            hours=language.hours(each.hours),
            overtime=language.hours(each.overtime),
            additional=language.hours(each.additional),
            night=language.hours(each.night),
            sunday=language.hours(each.sunday),
        )
        for person, each in sums.items()
    ]


def _verdict(findings: tuple[Finding, ...]) -> str:
    unlawful = sum(each.severity.unlawful for each in findings)
    if unlawful == 0:
        return _("Nothing here is unlawful.")
    return ngettext("{n} thing here is unlawful.", "{n} things here are unlawful.", unlawful)
