"""What is to be written down: papers and training of each assistant, internal control, the trepartsavtale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.internal_control import LACKS, PointStanding
from bpa_desk.domain.internal_control import Lack as Gap
from bpa_desk.domain.person_paper import PaperKind, PaperState
from bpa_desk.domain.person_paper_words import LAWS, NAMES
from bpa_desk.domain.risk import Grade, Risk, Scale
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.trepartsavtale import Trepartsavtale, TrepartState
from bpa_desk.services import internal_control, person_papers, remedies, risks, trepartsavtale
from bpa_desk.services.in_order.check import Check, Lack
from bpa_desk.services.person_papers import Entry

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

INTERNAL_CONTROL = "internkontrollforskriften § 5"


class PaperFacts(NamedTuple):
    """The register of papers on the day."""

    entries: tuple[Entry, ...]
    today: date


class ControlFacts(NamedTuple):
    """The eight points, and the first risk that is to be looked at again and the first red one left alone."""

    points: tuple[PointStanding, ...]
    late_risk: str = ""
    red_risk: str = ""


class TrepartFacts(NamedTuple):
    """Every version of the trepartsavtale."""

    held: tuple[Trepartsavtale, ...]
    today: date


def _papers(store: Store, today: date) -> PaperFacts:
    return PaperFacts(tuple(person_papers.register(store)), today)


def papers_there(facts: PaperFacts) -> Iterator[Lack]:
    """Every paper that is to be there is signed, and the contract deals with all the points of § 14-6."""
    for each in facts.entries:
        values: dict[str, object] = {"paper": Message(NAMES[each.kind])}
        law = LAWS.get(each.kind, "")
        if each.state is PaperState.MISSING and (each.due is None or each.due <= facts.today):
            text, mend = N_("{paper}: nothing is written down."), N_("Write it down")
        elif each.state in (PaperState.DRAFT, PaperState.SENT) and each.kind is PaperKind.CONTRACT:
            text, mend = N_("{paper}: not signed yet."), N_("Open the paper")
        elif each.paper is not None and each.paper.lacking and each.state is not PaperState.ENDED:
            values["points"] = ", ".join(each.paper.lacking)
            text, mend = N_("{paper}: nothing about the points {points}."), N_("Open the paper")
            law = "aml. § 14-6"
        else:
            continue
        yield Lack(
            Message(text, values), Message(mend), "papers", each.id, law=law, assistant=each.person.id
        )


def _control(store: Store, today: date) -> ControlFacts:
    late = (each for each in store.all(Risk) if each.review_on is not None and each.review_on < today)
    scale, met = risks.scale(store), {each.about for each in remedies.of_kind(store, risks.KIND)}
    red = (each for each in store.all(Risk) if _red(scale, each) and each.id not in met)
    return ControlFacts(
        tuple(internal_control.points(store)),
        next((each.id for each in late), ""),
        next((each.id for each in red), ""),
    )


def controlled(facts: ControlFacts) -> Iterator[Lack]:
    """Each of the eight points of internal control is met."""
    empty = [each.point.number for each in facts.points if Gap.NO_TEXT in each.lacks]
    if empty:
        first = next(each for each in facts.points if Gap.NO_TEXT in each.lacks)
        numbers = ", ".join(map(str, empty))
        yield Lack(
            Message(N_("Internal control: nothing is written of point {points}."), {"points": numbers}),
            Message(N_("Write how it is met")),
            internal_control.PAGE,
            f"points:{first.id}",
            Message(N_("The overview has texts to begin from.")),
            INTERNAL_CONTROL,
        )
    steps = {
        Gap.NO_ROUND: ("hms", "round:home", N_("Begin a round")),
        Gap.ALONE: ("hms", "round:home", N_("Begin a round")),
        Gap.NO_GOAL: (internal_control.PAGE, "goals:", N_("Write a goal")),
        Gap.NO_VERNEOMBUD: (internal_control.PAGE, "card:", N_("Fill in the emergency card")),
        Gap.NO_RISK: (internal_control.PAGE, "risk:", N_("Assess a risk")),
        Gap.RISK_REVIEW: (internal_control.PAGE, f"risk:{facts.late_risk}", N_("Look at the risk")),
        Gap.RED_RISK: (internal_control.PAGE, f"risk:{facts.red_risk}", N_("Look at the risk")),
        Gap.NEVER_REVIEWED: (internal_control.PAGE, "points:review", N_("Go through it")),
        Gap.REVIEW_OLD: (internal_control.PAGE, "points:review", N_("Go through it")),
    }
    for gap in dict.fromkeys(gap for each in facts.points for gap in each.lacks if gap in steps):
        page, subject, mend = steps[gap]
        yield Lack(Message(LACKS[gap]), Message(mend), page, subject, law=INTERNAL_CONTROL)


def _trepart(store: Store, today: date) -> TrepartFacts:
    return TrepartFacts(tuple(trepartsavtale.agreements(store)), today)


def agreed_by_three(facts: TrepartFacts) -> Iterator[Lack]:
    """A signed trepartsavtale holds today; no law asks for it, but most municipalities do."""
    signed = [each for each in facts.held if each.state is TrepartState.SIGNED]
    if any(each.last_day is None or each.last_day >= facts.today for each in signed):
        return
    draft = next((each for each in facts.held if each.state is not TrepartState.SIGNED), None)
    yield Lack(
        Message(
            N_("The trepartsavtale is not signed yet.") if draft is not None
            else N_("No trepartsavtale applies today.")
        ),
        Message(N_("Open the trepartsavtale") if draft is not None else N_("Begin one")),
        "trepartsavtale",
        f"open:{draft.id}" if draft is not None else "",
        Message(N_("It says who answers for what, so that nothing falls between two chairs.")),
        optional=True,
    )  # fmt: skip


def _red(scale: Scale, each: Risk) -> bool:
    return scale.grade(each.likelihood, each.consequence) is Grade.RED


CHECKS: tuple[
    Check[PaperFacts] | Check[ControlFacts] | Check[TrepartFacts], ...
] = (
    Check("papers", N_("Papers of the employment"), _papers, papers_there, of_people=True),
    Check("control", N_("Internal control"), _control, controlled),
    Check("trepart", N_("Trepartsavtale"), _trepart, agreed_by_three),
)
