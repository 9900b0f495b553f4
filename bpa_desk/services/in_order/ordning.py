"""What the ordning itself must have: a vedtak, needs, discussed plans, sealed sheets, agreements it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import ordning, plans, timesheets, vedtak
from bpa_desk.services.in_order.check import Check, Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PERIODS = 3
"""How many whole pay periods back the timesheets are looked at."""
AHEAD = timedelta(weeks=4)
"""How far ahead the plan is looked at."""


class VedtakFacts(NamedTuple):
    """The vedtak in force on the day, if there is one."""

    current: Vedtak | None
    today: date


class PlanFacts(NamedTuple):
    """The plans that hold now or begin within the days they must be discussed before."""

    plans: tuple[RotaPlan, ...]
    notice: int


class Waiting(NamedTuple):
    """How many sheets of a pay period are not sealed."""

    span: DateSpan
    sheets: int


def _vedtak(store: Store, today: date) -> VedtakFacts:
    return VedtakFacts(vedtak.vedtak_on(store, today), today)


def vedtak_in_force(facts: VedtakFacts) -> Iterator[Lack]:
    """A vedtak holds today, and the day of its next review is known and has not passed."""
    held = facts.current
    if held is None:
        yield Lack(
            Message(N_("No vedtak applies today.")),
            Message(N_("Write the vedtak")),
            "settings",
            "vedtak",
            why=Message(N_("Without it, nobody knows how many hours may be used.")),
        )
    elif held.next_review is None:
        yield Lack(
            Message(N_("It is not written when the vedtak is to be reviewed.")),
            Message(N_("Write the day")),
            "settings",
            "vedtak",
            why=Message(N_("Then you are told in time, and can gather what has changed.")),
            optional=True,
        )
    elif held.next_review < facts.today:
        yield Lack(
            Message(N_("The vedtak was to be reviewed on {day}."), {"day": held.next_review}),
            Message(N_("Look at the vedtak")),
            "settings",
            "vedtak",
            why=Message(N_("Ask the municipality, or write the new day.")),
        )


def _needs(store: Store, _today: date) -> tuple[Need, ...]:
    return tuple(store.all(Need))


def needs_written(needs: tuple[Need, ...]) -> Iterator[Lack]:
    """It is written when somebody must be there, so that gaps can be found."""
    if not needs:
        yield Lack(
            Message(N_("It is not written when somebody must be there.")),
            Message(N_("Write the needs")),
            "settings",
            "needs",
            why=Message(N_("Then the program finds every gap in the plan.")),
            optional=True,
        )


def _here(store: Store, _today: date) -> Ordning:
    return ordning.current(store)


def employer_known(here: Ordning) -> Iterator[Lack]:
    """The papers can say who leads and who employs, and it is known where to send them."""
    for value, text, section in (
        (here.leader, N_("It is not written who the arbeidsleder is."), "about"),
        (here.employer, N_("It is not written who the employer is."), "employer"),
    ):
        if not value:
            yield Lack(
                Message(text),
                Message(N_("Write it")),
                "settings",
                section,
                why=Message(N_("It is on every timesheet and paper.")),
            )
    if here.employer and not (here.employer_email or here.employer_phone):
        yield Lack(
            Message(N_("It is not written how to reach the employer.")),
            Message(N_("Write it")),
            "settings",
            "employer",
            optional=True,
        )


def _plans(store: Store, today: date) -> PlanFacts:
    notice = ordning.current(store).plan_notice_days
    last = today + timedelta(days=notice)
    held = tuple(each for each in plans.plans(store) if each.end >= today and each.start <= last)
    return PlanFacts(tuple(reversed(held)), notice)


def plans_discussed(facts: PlanFacts) -> Iterator[Lack]:
    """Each plan that holds or is near was discussed and handed out (aml. § 10-3)."""
    for each in facts.plans:
        values = {"first": each.start, "last": each.end}
        if each.discussed_on is None:
            text, law = N_("The plan {first}–{last} is not discussed."), "aml. § 10-3"
            why = Message(N_("It is to be discussed at least {n} days before."), {"n": facts.notice})
        elif each.published_on is None:
            text, law = N_("The plan {first}–{last} is not handed out."), ""
            why = Message(N_("Then everybody knows when they work."))
        else:
            continue
        yield Lack(
            Message(text, values),
            Message(N_("Look at the plan")),
            "week",
            each.start.isoformat(),
            why=why,
            law=law,
        )


def _sheets(store: Store, today: date) -> tuple[Waiting, ...]:
    span, found = timesheets.period_of(store, today), []
    for _back in range(PERIODS):
        span = timesheets.period_before(store, span)
        found.append(Waiting(span, timesheets.waiting(store, span)))
    return tuple(reversed(found))


def sheets_sealed(periods: tuple[Waiting, ...]) -> Iterator[Lack]:
    """The timesheets of the last whole pay periods are sealed."""
    for each in periods:
        if each.sheets:
            yield Lack(
                Message(
                    N_("Timesheets {first}–{last} not sealed: {count}."),
                    {"first": each.span.first, "last": each.span.last, "count": each.sheets},
                ),
                Message(N_("Open the timesheets")),
                "timesheets",
                each.span.first.isoformat(),
                why=Message(N_("The employer needs them for pay.")),
            )


def _findings(store: Store, today: date) -> tuple[Finding, ...]:
    from bpa_desk.services.situation import Judge  # the rules are many, and only this check needs them

    judge = Judge(store)
    try:
        return judge.findings(today, today + AHEAD)
    finally:
        judge.close()


def plan_lawful(findings: tuple[Finding, ...]) -> Iterator[Lack]:
    """What is planned the coming weeks is lawful and has its agreements; one line for each paragraph."""
    for severity, why in (
        (Severity.FEIL, N_("The plan is not lawful as it is now; the finding shows ways out.")),
        (Severity.KREVER_AVTALE, N_("Get the agreement signed, or change the plan.")),
    ):
        held = [each for each in findings if each.severity is severity]
        for law in dict.fromkeys(each.law for each in held):
            same = [each for each in held if each.law == law]
            shifts = [shift for each in same for shift in each.shifts]
            yield Lack(
                _first_of(same),
                Message(N_("Look at the week")),
                "week",
                f"shift:{shifts[0]}" if shifts else "",
                why=Message(why),
                law=law,
            )


def _first_of(same: list[Finding]) -> Message:
    if len(same) == 1:
        return same[0].text
    return Message(N_("{what} And more like it: {n}."), {"what": same[0].text, "n": len(same) - 1})


CHECKS: tuple[Check[VedtakFacts] | Check[tuple[Need, ...]] | Check[Ordning] | Check[PlanFacts]
              | Check[tuple[Waiting, ...]] | Check[tuple[Finding, ...]], ...] = (
    Check("vedtak", N_("Vedtak in force"), _vedtak, vedtak_in_force),
    Check("needs", N_("When somebody must be there"), _needs, needs_written),
    Check("employer", N_("Arbeidsleder and employer"), _here, employer_known),
    Check("plans", N_("Plans discussed and handed out"), _plans, plans_discussed),
    Check("sheets", N_("Timesheets sealed"), _sheets, sheets_sealed),
    Check("lawful", N_("The plan ahead against the law"), _findings, plan_lawful),
)  # fmt: skip
