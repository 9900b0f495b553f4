"""Papers of people over time: follow-up of illness, checklists, plans, agreements and evaluations."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence_case import Case, Spell, milestones
from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.agreement_paper import AgreementLine, AgreementRegister
from bpa_desk.domain.evaluation import Evaluation, EvaluationFacts
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.person_record_paper import (
    CaseLines,
    FollowUpFacts,
    PointLine,
    PointsFacts,
    PointsOf,
)
from bpa_desk.domain.text import Message
from bpa_desk.domain.transfer import Transfer, TransferFacts
from bpa_desk.export.agreements import agreement_register
from bpa_desk.export.characters import safe
from bpa_desk.export.evaluation import evaluation_paper
from bpa_desk.export.follow_up import follow_up
from bpa_desk.export.papers import Format, Paper, render
from bpa_desk.export.points import points_paper
from bpa_desk.export.transfer import checklist
from bpa_desk.language import CODES, Language
from tests.export.golden import agreed
from tests.export.people_facts import TRAINED
from tests.export.reading import spoken
from tests.export.test_record_papers import STORABLE

LONG = "Áilu-Máret " * 5


def points(of: PointsOf = PointsOf.STARTING, count: int = 4, name: str = "Kari Eksempel") -> PointsFacts:
    """Return so many points by turns: done, waiting with a day, of no concern, and settled without a day."""
    day = date(2026, 11, 2)
    made = (
        PointLine(f"Politiattest er vist til {name}.", True, day, "Eva Nes", note="før første vakt"),
        PointLine("Samtale etter fire uker.", False, due=date(2026, 12, 7)),
        PointLine("Nøkler er kvittert.", True, needless=True),
        PointLine("Bare dagvakter.", True),
    )
    ends = date(2027, 5, 2) if of is PointsOf.PREGNANCY else None
    review = date(2027, 1, 18) if of is PointsOf.PREGNANCY else None
    lines = tuple(made[at % 4] for at in range(count))
    return PointsFacts(TRAINED, name, "1042", of, day, lines, ends, review, "Snakkes i januar." * bool(ends))


def followed(count: int = 3, name: str = "Kari Eksempel") -> FollowUpFacts:
    """Return a sick leave that goes on with so many steps, one that is over, and a talk in time."""
    first = date(2026, 9, 28)
    kinds = (FollowUpKind.CONTACT, FollowUpKind.ADAPTATION, FollowUpKind.PLAN)
    steps = tuple(
        FollowUp(
            f"s{at}", "k", kinds[at % 3], first + timedelta(days=at), "Eva Nes", f"Snakket med {name}.",
            f"{name}, verneombud", at % 3 == 2,
        )
        for at in range(count)
    )  # fmt: skip
    case = Case((Spell(Stretch(first, date(2026, 12, 20)), True),))
    over = Case((Spell(Stretch(date(2026, 3, 2), date(2026, 4, 5))),))
    lines = (
        CaseLines(case, True, True, tuple(milestones(case, steps)), steps),
        CaseLines(over, False, False, tuple(milestones(over, ()))[:1], ()),
    )
    talk = (FollowUp("t", "k", FollowUpKind.TALK, date(2026, 5, 4), "Eva Nes"),)
    return FollowUpFacts(TRAINED, name, "1042", lines * bool(count), talk * bool(count))


def working_agreements(count: int = 3, name: str = "Kari Eksempel") -> AgreementRegister:
    """Return so many agreements by turns: for everybody without end, for one with an end, and not signed."""
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    made = (
        AgreementLine(
            Agreement("a", "10-5-2", start, parties="Fjord AS og Fagforbundet", signed_on=start),
            "aml. § 10-5 (2)", Message("Snitt over 26 uker"), (), "In force",
            ((Message("Ordinary hours in a day"), 12.5),),
        ),
        AgreementLine(
            Agreement("b", "10-5-1", start, end, ("k",), signed_on=start, document="permen", note=name),
            "aml. § 10-5 (1)", Message("{what}", {"what": name}), (name, "Ola Ås"), "Ends soon",
        ),
        AgreementLine(
            Agreement("c", "10-8-3", start), "aml. § 10-8 (3)", Message("Kortere hvile"), (), "Begins later"
        ),
    )  # fmt: skip
    return AgreementRegister(TRAINED, tuple(made[at % 3] for at in range(count)))


def evaluated(count: int = 3, name: str = "Kari Eksempel") -> EvaluationFacts:
    """Return the evaluations of so many years, the newest first; a mark goes up, stays, and is not given."""
    held = [
        Evaluation(
            f"e{at}", date(2026 - at, 11, 16), 6 - at % 3, 4, 0, 3 + at % 2, 5, 5, f"Med {name}." * (at % 2)
        )
        for at in range(count)
    ]  # fmt: skip
    return EvaluationFacts(TRAINED, tuple(zip(held, [*held[1:], None], strict=False)))


def changed(count: int = 4, name: str = "Ny Assistanse AS") -> TransferFacts:
    """Return a change of leverandør with so many points, and a date to come for two of them."""
    held = Transfer("t", date(2027, 3, 1), "Fjord Assistanse AS", name, note=f"Om {name}." * bool(count))
    lines = points(count=count, name=name).lines
    made = (held.tariff_by, Message("{name} bytter {day}.", {"name": name, "day": held.day}))
    return TransferFacts("Nes", "Eva Nes", date(2026, 11, 24), held, lines, (made,) * (count // 2))


PAPERS: dict[str, Callable[[Language], Paper]] = {
    "begins": lambda language: points_paper(points(), language),
    "leaves-long": lambda language: points_paper(points(PointsOf.LEAVING, 40, LONG), language),
    "pregnancy-plan": lambda language: points_paper(points(PointsOf.PREGNANCY), language),
    "pregnancy-plan-empty": lambda language: points_paper(points(PointsOf.PREGNANCY, 0), language),
    "transfer-checklist": lambda language: checklist(changed(), language),
    "transfer-checklist-empty": lambda language: checklist(changed(0), language),
    "transfer-checklist-long": lambda language: checklist(changed(40, LONG), language),
    "follow-up": lambda language: follow_up(followed(), language),
    "follow-up-empty": lambda language: follow_up(followed(0), language),
    "follow-up-long": lambda language: follow_up(followed(40, LONG), language),
    "agreements": lambda language: agreement_register(working_agreements(), language),
    "agreements-empty": lambda language: agreement_register(working_agreements(0), language),
    "agreements-long": lambda language: agreement_register(working_agreements(40, LONG), language),
    "evaluation": lambda language: evaluation_paper(evaluated(), language),
    "evaluation-empty": lambda language: evaluation_paper(evaluated(0), language),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_valid_and_says_what_was_agreed(name: str, code: str) -> None:
    agreed(PAPERS[name](Language(code)), f"{name}-{code}")


@pytest.mark.parametrize("text", STORABLE)
def test_hostile_text_comes_out_as_it_went_in(text: str) -> None:
    nb = Language("nb")
    held = replace(points(count=0, name=text), lines=(PointLine(text, True, note=text),), note=text)
    papers = [
        points_paper(held, nb),
        checklist(changed(2, text), nb),
        follow_up(followed(1, text), nb),
        agreement_register(working_agreements(3, text), nb),
        evaluation_paper(evaluated(2, text), nb),
    ]
    wanted = re.sub(r"\s+", "", safe(text))
    assert re.sub(r"\s+", "", spoken(render(papers, Format.PDF))).count(wanted) >= 13
    html = render(papers, Format.HTML, title=text).decode()
    assert "<script" not in html
    assert "<img" not in html


def test_what_concerns_one_person_stands_in_no_table_and_in_no_name_of_a_file() -> None:
    for paper in (points_paper(points(), Language("nb")), follow_up(followed(), Language("nb"))):
        assert paper.table is None
        assert not any("Kari" in part for part in paper.name)
