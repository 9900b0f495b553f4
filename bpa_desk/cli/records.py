"""Papers of single records on the command line: follow-up, checklists, evaluations, adverts, the notebook."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bpa_desk.cli.console import CommandError
from bpa_desk.language import Language, _, current

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.services.store import Store


def agreements(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the register of the assistants' papers and that of agreements about working hours."""
    from bpa_desk.export.agreements import agreement_register
    from bpa_desk.export.person_papers import register
    from bpa_desk.services import agreement_papers, person_papers

    return [
        register(person_papers.lines(store, chosen.assistant), current()),
        agreement_register(agreement_papers.register(store, chosen.assistant), current()),
    ]


def follow_up(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return what was done about the sick leaves of one assistant; never written together with others'."""
    from bpa_desk.export.follow_up import follow_up as paper
    from bpa_desk.services import person_record_papers

    if not chosen.assistant:
        raise CommandError(_("Say whom the follow-up is about: --assistant ID."))
    return [paper(person_record_papers.follow_up(store, chosen.assistant), current())]


def pregnancy_plans(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the plans for work in pregnancy of one assistant."""
    from bpa_desk.export.points import points_paper
    from bpa_desk.services import person_record_papers, pregnancies

    if not chosen.assistant:
        raise CommandError(_("Say whom the plan is about: --assistant ID."))
    held = pregnancies.plans(store, chosen.assistant)
    return [points_paper(person_record_papers.plan(store, each), current()) for each in held]


def checklists(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the checklists for who begins and who leaves."""
    from bpa_desk.export.points import points_paper
    from bpa_desk.services import person_record_papers

    held = person_record_papers.checklists(store, chosen.assistant)
    return [points_paper(each, current()) for each in held]


def transfer_checklist(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the checklist of each change of leverandør, the latest first."""
    from bpa_desk.export.transfer import checklist
    from bpa_desk.services import transfer_package, transfers

    _of_nobody(chosen)
    keys = [each.id for each in transfers.transfers(store)]
    return [checklist(transfer_package.checklist(store, key), current()) for key in keys]


def evaluation(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the yearly evaluations."""
    from bpa_desk.export.evaluation import evaluation_paper
    from bpa_desk.services import evaluations

    _of_nobody(chosen)
    return [evaluation_paper(evaluations.facts(store), current())]


def adverts(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the advert of each vacancy that is not filled, in the language it was written in."""
    from bpa_desk.export.advert import advert
    from bpa_desk.services import recruitment

    _of_nobody(chosen)
    held = [row.vacancy for row in recruitment.vacancies(store)]
    return [advert(each, Language(each.language)) for each in held if each.filled_on is None and each.advert]


def notebook(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the draft letter to the municipality with the notes since the vedtak was decided."""
    from bpa_desk.export.need_letter import need_letter
    from bpa_desk.services import need_notes

    _of_nobody(chosen)
    keys = [each.id for each in need_notes.since_decision(store)]
    return [need_letter(need_notes.letter(store, keys), current())]


def _of_nobody(chosen: argparse.Namespace) -> None:
    if chosen.assistant:
        raise CommandError(_("This is about no assistant; leave --assistant out."))
