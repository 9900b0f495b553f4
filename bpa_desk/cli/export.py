"""`bpa-desk export`: write timesheets, rotas, job descriptions, overviews and accounts to a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.cli import accounts, handover, interviews, records, source
from bpa_desk.cli.arguments import Parser, month, one_of
from bpa_desk.cli.command import Command
from bpa_desk.cli.console import CommandError, complain, out_of, say, writing
from bpa_desk.domain.time import month_end
from bpa_desk.language import Language, _, current, ngettext

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.services.store import Store

ACCOUNT, PACKAGE, ACCESS, WHOLE_YEAR = "hours-account", "month-package", "access", "yearwheel-private"
FORMATS = ("pdf", "html", "xlsx", "csv", "ics", "json")


def _summary() -> str:
    return _("Write timesheets, rotas, job descriptions, holiday lists, hours accounts or month packages.")


def _add_arguments(parser: Parser) -> None:
    parser.operand(
        "what", _("WHAT"), _("What to write: {kinds}.", kinds=", ".join(KINDS)), type=one_of(KINDS)
    )
    parser.option("--out", required=True, metavar=_("FOLDER"), help=_("The folder to write in."))
    source.add_arguments(parser)
    parser.option(
        "--month",
        type=month,
        metavar="YYYY-MM",
        help=_(
            "The month (for timesheets the pay period that ends in it); the last whole one if not given, "
            "for the hours account, the holiday list and the year wheel this year, for extra hours the "
            "twelve months to today."
        ),
    )
    parser.option("--assistant", metavar="ID", help=_("Only this assistant."))
    parser.option(
        "--format",
        type=one_of(FORMATS),
        default="pdf",
        metavar="|".join(FORMATS),
        help=_(
            "What kind of files; json is the rota file, the hours account or the access report. "
            "A package has them all."
        ),
    )
    parser.option(
        "--appendix",
        action="store_true",
        help=_("Write the restricted appendices to the job descriptions or the book, and only them."),
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the papers and print the path of each file."""
    from bpa_desk.export import papers

    if chosen.appendix and chosen.what not in ("stillingsbeskrivelser", "handover"):
        raise CommandError(_("Only a job description and the handover book have a restricted appendix."))
    folder = Path(out_of(chosen.out))
    with source.opened(chosen) as store, writing(folder):
        _require_assistant(store, chosen.assistant)
        if chosen.what == PACKAGE:
            written = accounts.write_month_package(store, chosen, _first_day(store, chosen), folder)
        elif chosen.format == "json" and chosen.what not in (ACCOUNT, ACCESS):
            written = [_write_rota_file(store, chosen, folder)]
        else:
            made = MAKERS[chosen.what](store, chosen)
            _require_format(chosen.what, chosen.format, made)
            written = papers.write(made, papers.Format(chosen.format), folder)
            if chosen.format == "pdf" and (odd := papers.unprintable(made)):
                complain(
                    _("No font has these characters, so they are missing on paper: {odd}.", odd=" ".join(odd))
                )
    for path in written:
        say(str(path))
    say(ngettext("{n} file written.", "{n} files written.", len(written)))
    return 0


COMMAND = Command("export", _summary, _add_arguments, run)


def _timesheets(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.timesheet import timesheets
    from bpa_desk.services import timesheets as sheets

    first = _first_day(store, chosen)
    span = sheets.named(store, first.year, first.month)
    if chosen.assistant:
        return timesheets([sheets.facts(store, chosen.assistant, span)], current())
    return timesheets(sheets.all_facts(store, span), current())


def _rota(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.rota import rota_papers
    from bpa_desk.services import rota_papers as facts

    first = _first_day(store, chosen)
    named = [chosen.assistant] if chosen.assistant else None
    made = rota_papers(facts.facts(store, first, month_end(first), named), current())
    # The wall plan has no calendar and the personal pages no table: each format takes those it suits.
    return _suited(made, chosen)


def _stillingsbeskrivelser(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.stillingsbeskrivelse import appendix, stillingsbeskrivelse
    from bpa_desk.services import papers, people

    whose = people.assistant(store, chosen.assistant) if chosen.assistant else None
    made = []
    for paper in papers.stillingsbeskrivelser(store):
        if whose is not None and not paper.is_for(whose.id, whose.roles):
            continue
        facts = papers.facts(store, paper.id)
        # The paper keeps the language it was written in: a translated frame round it helps nobody.
        language = Language(paper.language)
        one = appendix(facts, language) if chosen.appendix else stillingsbeskrivelse(facts, language)
        made += [one] if one is not None else []
    return made


def _holiday_list(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.holiday_list import holiday_list
    from bpa_desk.services import clock, holidays

    if chosen.assistant:
        raise CommandError(_("The holiday list is for everybody; leave --assistant out."))
    # A list looks ahead: without a month it is this year's, not that of the last whole month.
    day = chosen.month if chosen.month is not None else clock.today(store)
    return [holiday_list(holidays.holiday_list(store, day.year), current())]


def _working_times(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.domain.time import DateSpan
    from bpa_desk.export.working_time import working_times
    from bpa_desk.services import working_time

    first = _first_day(store, chosen)
    named = [chosen.assistant] if chosen.assistant else None
    facts = working_time.overviews(store, DateSpan(first, month_end(first)), named)
    return working_times(facts, current())


def _hms(store: Store, _chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.hms import hms_papers
    from bpa_desk.services import hms

    rounds = [hms.facts(store, each.id) for each in hms.rounds(store)]
    return hms_papers(hms.overview(store), rounds, current())


def _training(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export import training as papers
    from bpa_desk.services import training_papers as facts

    if chosen.assistant:
        record, held = facts.record(store, chosen.assistant), facts.certificates(store, chosen.assistant)
        return papers.person_papers(record, held, current())
    return papers.training_papers(facts.matrix(store), facts.records(store), current())


def _trepartsavtale(store: Store, _chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.trepartsavtale import trepartsavtale
    from bpa_desk.services import trepartsavtale as agreements

    # As a job description, it keeps the language it was written in.
    held = agreements.agreements(store)
    return [trepartsavtale(agreements.facts(store, each.id)) for each in held]


def _transfer(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.transfer import package
    from bpa_desk.services import transfer_package as facts
    from bpa_desk.services import transfers

    held = transfers.transfers(store)
    if not held:
        raise CommandError(_("No change of leverandør is written down."))
    who = [chosen.assistant] if chosen.assistant else None
    return [package(facts.package(store, held[0].id, who), current())]


def _meetings(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.meetings import minutes_paper
    from bpa_desk.services import meetings

    if chosen.assistant:
        raise CommandError(_("Minutes are of everybody; leave --assistant out."))
    return [minutes_paper(each, current()) for each in meetings.meeting_facts(store)]


def _talks(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.meetings import talk_paper
    from bpa_desk.services import meetings

    # A talk concerns two people: it is never written together with those of others.
    if not chosen.assistant:
        raise CommandError(_("Talks are written for one assistant at a time; say which with --assistant."))
    return [talk_paper(each, current()) for each in meetings.talk_facts(store, chosen.assistant)]


def _rights(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.rights import rights_sheet
    from bpa_desk.services import rights

    one = chosen.assistant
    held = [rights.facts(store, one)] if one else rights.all_facts(store)
    return [rights_sheet(each, current()) for each in held]


def _yearwheel(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.year_wheel import year_wheel
    from bpa_desk.services import clock
    from bpa_desk.services import year_wheel as wheel

    if chosen.assistant:
        raise CommandError(_("The year wheel is for everybody; leave --assistant out."))
    day = chosen.month if chosen.month is not None else clock.today(store)
    return [year_wheel(wheel.facts(store, day.year, chosen.what == WHOLE_YEAR), current())]


def _avvik(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.avvik import avvik_papers
    from bpa_desk.services import avvik

    each = [avvik.facts(store, one.id) for one in avvik.all_avvik(store)]
    return _suited(avvik_papers(avvik.report(store), each, current()), chosen)


def _internkontroll(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.internal_control import control_papers
    from bpa_desk.services import internal_control, risks

    made = control_papers(
        internal_control.facts(store), risks.facts(store), internal_control.emergency(store), current()
    )
    return _suited(made, chosen)


def _suited(made: list[Paper], chosen: argparse.Namespace) -> list[Paper]:
    """Leave out the papers that have no table when a table is asked for."""
    from bpa_desk.export.papers import Format, formats

    return [paper for paper in made if Format(chosen.format) in formats([paper])] or made


def _privacy(store: Store, _chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.privacy import privacy_papers
    from bpa_desk.services.privacy import retention

    return privacy_papers(retention.facts(store), current())


def _access(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.access import access_paper
    from bpa_desk.services.privacy import access

    if not chosen.assistant:
        raise CommandError(_("Say whom the report is about: --assistant ID."))
    return [access_paper(access.access(store, chosen.assistant), current())]


def _extra_hours(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.extra_hours import extra_hours_papers
    from bpa_desk.services import clock, people, terms_advice

    # Counted back from today, or from the end of the month asked for.
    claimed = clock.today(store)
    if chosen.month is not None:
        claimed = month_end(chosen.month) + timedelta(days=1)
    keys = [chosen.assistant] if chosen.assistant else [each.id for each in people.assistants(store)]
    found = (terms_advice.extra_hours_facts(store, key, claimed) for key in keys)
    return extra_hours_papers([each for each in found if each is not None], current())


def _part_time(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    from bpa_desk.export.part_time import part_time_papers
    from bpa_desk.services import positions

    if chosen.assistant:
        raise CommandError(_("A part-time position is for everybody; leave --assistant out."))
    facts = [positions.facts(store, each.id) for each in positions.positions(store)]
    return part_time_papers(facts, current())


MAKERS: dict[str, Callable[[Store, argparse.Namespace], list[Paper]]] = {
    "timesheets": _timesheets,
    "rota": _rota,
    "stillingsbeskrivelser": _stillingsbeskrivelser,
    "holiday-list": _holiday_list,
    "working-time-overview": _working_times,
    "hms": _hms,
    "training": _training,
    "trepartsavtale": _trepartsavtale,
    "agreements": records.agreements,
    "follow-up": records.follow_up,
    "pregnancy-plans": records.pregnancy_plans,
    "checklists": records.checklists,
    "evaluation": records.evaluation,
    "adverts": records.adverts,
    "notebook": records.notebook,
    "meetings": _meetings,
    "talks": _talks,
    "rights": _rights,
    "interviews": interviews.interviews,
    "yearwheel": _yearwheel,
    WHOLE_YEAR: _yearwheel,
    "avvik": _avvik,
    "internkontroll": _internkontroll,
    "privacy": _privacy,
    ACCESS: _access,
    "extra-hours": _extra_hours,
    "part-time": _part_time,
    "transfer": _transfer,
    "transfer-checklist": records.transfer_checklist,
    "handover": handover.papers,
    ACCOUNT: accounts.hours_account,
}
KINDS = (*MAKERS, PACKAGE)


def _write_rota_file(store: Store, chosen: argparse.Namespace, folder: Path) -> Path:
    from bpa_desk import paths
    from bpa_desk.services import situation
    from bpa_desk.services.exchange.rota_file import write_rota

    if chosen.what != "rota" or chosen.assistant:
        raise CommandError(_("Only the whole rota can be written as json."))
    first = _first_day(store, chosen)
    content = write_rota(situation.rota(store, first, month_end(first)))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"rota_{first:%Y-%m}.json"
    paths.write_whole(path, content)
    return path


def _require_format(what: str, wanted: str, made: Sequence[Paper]) -> None:
    from bpa_desk.export.papers import formats

    if not made:
        raise CommandError(_("There is nothing to write."))
    possible = [each.value for each in formats(made)]
    if wanted not in possible:
        raise CommandError(_("{what} can be written as: {formats}.", what=what, formats=", ".join(possible)))


def _require_assistant(store: Store, key: str | None) -> None:
    from bpa_desk.services import people

    known = [person.id for person in people.assistants(store, archived=None)]
    if key is not None and key not in known:
        raise CommandError(
            _("There is no assistant with the id {id}; the ids are: {ids}.", id=key, ids=", ".join(known))
        )


def _first_day(store: Store, chosen: argparse.Namespace) -> date:
    from bpa_desk.services import clock

    if chosen.month is not None:
        return chosen.month  # type: ignore[no-any-return]
    before = clock.today(store).replace(day=1) - timedelta(days=1)
    return before.replace(day=1)
