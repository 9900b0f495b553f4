"""Rules about the rota as a whole: notice of the plan, the vedtak, need lines, the private employer's regime.

The vedtak (by week) is measured per week on all shifts that are not cancelled, open ones included; one by
year is measured on the calendar year. Hours are legal hours: an hour of standby weighs its factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from bpa_desk.domain.coverage import Gap, Presence, stretches
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.text import N_, Clock, Message, Minutes
from bpa_desk.domain.time import EPOCH_ORDINAL, Period
from bpa_desk.domain.vedtak import VedtakUnit

PLAN_LAW = "aml. § 10-3"
HOME_REGULATION = "forskrift om arbeid i arbeidsgivers hjem og husholdning"


def notice(frame: Frame) -> Iterator[Finding]:
    """The plan is discussed at least two weeks before it takes effect (aml. § 10-3)."""
    plan = frame.rota.plan
    if plan is None:
        return
    wanted = frame.ordning.plan_notice_days
    start = frame.zone.at(plan.start)
    day = plan.start.toordinal() - EPOCH_ORDINAL
    values: dict[str, object] = {"start": plan.start, "latest": frame.date_of(day - wanted)}
    if plan.discussed_on is None:
        text = Message(N_("It is not written down when the plan from {start} was discussed."), values)
        severity, amount = Severity.ADVARSEL, 0
    else:
        given = (plan.start - plan.discussed_on).days
        if given >= wanted:
            return
        values |= {"days": given, "wanted": wanted}
        text = Message(
            N_(
                "Days between discussing the plan from {start} and its start: {days}. At least {wanted} "
                "are needed."
            ),
            values,
        )
        severity, amount = Severity.FEIL, (wanted - given) * 1440
    yield Finding(
        rule="PLAN-1",
        severity=severity,
        start=start,
        end=start,
        text=text,
        amount=amount,
        law=PLAN_LAW,
        mend=Message(N_("Discuss the plan by {latest}, or let it begin later."), values),
    )


def private_employer(frame: Frame) -> Iterator[Finding]:
    """A private person who employs at home follows a regulation of its own (working-time.md SCOPE-2)."""
    if frame.private:
        yield Finding(
            rule="SCOPE-2",
            severity=Severity.INFO,
            start=frame.judged.start,
            end=frame.judged.end,
            text=Message(
                N_(
                    "You employ privately at home: other paragraphs apply, and no limit can be changed "
                    "through tillitsvalgte."
                )
            ),
            law=HOME_REGULATION,
        )


def vedtak(frame: Frame, minutes: Mapping[int, int]) -> Iterator[Finding]:
    """No more hours than the municipality has granted; ``minutes`` are all legal minutes by day."""
    grants = frame.rota.vedtak
    if not grants:
        return
    weekly = [each for each in grants if each.unit is VedtakUnit.WEEK]
    worked: dict[int, int] = {}
    granted: dict[int, Fraction] = {}
    for day, value in minutes.items():
        if value and weekly and any(each.covers(frame.date_of(day)) for each in weekly):
            worked[frame.week_of(day)] = worked.get(frame.week_of(day), 0) + value
    for week in worked:
        first = frame.first_day_of(week)
        dates = [frame.date_of(day) for day in range(first, first + 7)]
        granted[week] = sum(
            (each.per_day(day) for day in dates for each in weekly if each.covers(day)), Fraction()
        )
    for week in sorted(worked):
        if worked[week] > granted[week] and frame.judges_week(week):
            text = N_("{hours} are planned in week {week}; the vedtak grants {limit}.")
            values: dict[str, object] = {"week": frame.week_number(week)}
            yield _beyond(text, values, frame.week_period(week), worked[week], granted[week])
    for year in range(frame.date_of(frame.first_day).year, frame.date_of(frame.last_day).year + 1):
        yield from _beyond_year(frame, year, minutes)


def needs(frame: Frame) -> Iterator[Finding]:
    """Every need line is covered by enough people who know what it requires."""
    rota = frame.rota
    if not rota.needs:
        return
    known = {person.id: person.skills for person in rota.people}
    trained = {person.id: person.trained for person in rota.people}
    presence = Presence(rota.shifts, known, rota.absences, trained)
    for need in rota.needs:
        for stretch in stretches(need, frame.judged, frame.zone):
            yield from uncovered(frame, presence, need, stretch)


def uncovered(frame: Frame, presence: Presence, need: Need, stretch: Period) -> Iterator[Finding]:
    """Yield a finding for each gap of the need line in one of its stretches."""
    for gap in presence.gaps_in(need, stretch):
        yield _gap(frame, gap)


def _gap(frame: Frame, gap: Gap) -> Finding:
    start, end = gap.period
    values: dict[str, object] = {
        "start": frame.moment(start),
        "end": Clock(frame.zone.minute_of_day(end)),
        "missing": gap.missing,
        "skills": gap.skills,
    }
    if gap.skills:
        text = N_("Somebody is on a shift {start} to {end}, but nobody trained in {skills}.")
        mend = N_("Put somebody trained in {skills} on a shift {start} to {end}.")
    elif gap.open_shifts:
        text = N_("Nobody has the open shift {start} to {end} yet ({missing} missing).")
        mend = N_("Give the open shift to somebody.")
    else:
        text = N_("The need {start} to {end} is not covered ({missing} missing).")
        mend = N_("Put somebody on a shift {start} to {end}.")
    return Finding(
        rule="NEED",
        severity=Severity.ADVARSEL,
        start=start,
        end=end,
        text=Message(text, values),
        shifts=gap.open_shifts,
        amount=(end - start) * gap.missing,
        mend=Message(mend, values),
        details={"need": gap.need.id, "missing": gap.missing, "skills": gap.skills},
    )


def _beyond_year(frame: Frame, year: int, minutes: Mapping[int, int]) -> Iterator[Finding]:
    grants = [each for each in frame.rota.vedtak if each.unit is VedtakUnit.YEAR]
    if not grants:
        return
    first, last = date(year, 1, 1), date(year, 12, 31)
    low, high = first.toordinal() - EPOCH_ORDINAL, last.toordinal() - EPOCH_ORDINAL
    dates = [frame.date_of(day) for day in range(low, high + 1)]
    granted = sum((each.per_day(day) for day in dates for each in grants if each.covers(day)), Fraction())
    total = sum(
        value
        for day, value in minutes.items()
        if low <= day <= high and any(each.covers(frame.date_of(day)) for each in grants)
    )
    if total > granted:
        text = N_("{hours} are planned in {year}; the vedtak grants {limit}.")
        period = Period(frame.day_at(low), frame.day_at(high + 1))
        yield _beyond(text, {"year": str(year)}, period, total, granted)


def _beyond(text: str, values: dict[str, object], period: Period, worked: int, granted: Fraction) -> Finding:
    limit = int(granted)
    values = {**values, "hours": Minutes(worked), "limit": Minutes(limit), "over": Minutes(worked - limit)}
    return Finding(
        rule="VEDTAK",
        severity=Severity.ADVARSEL,
        start=period.start,
        end=period.end,
        text=Message(text, values),
        amount=worked - limit,
        mend=Message(N_("Plan {over} less, or make up for it in other weeks."), values),
        details={"minutes": worked, "granted": limit},
    )
