"""Dates an employment sets running: contract, trial, notice of an end, three years (working-time.md A.11).

As of the text in force from 1 July 2024. The program reminds; it never decides what an employment is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.person_paper import changes_terms, with_previous
from bpa_desk.domain.text import N_, Message

CONTRACT_DAYS = 7
SHORT_MONTHS = 1
TRIAL_MONTHS = 6
NOTICE_AFTER_MONTHS = 12
NOTICE_MONTHS = 1
PERMANENT_YEARS = 3
REMIND_MONTHS = 2
ANSWER_MONTHS = 1
ASK_AGAIN_MONTHS = 6
LONGER_NOTICE_AGES = (50, 55, 60)

PERMANENT = EmploymentKind.FAST
_DAY = timedelta(days=1)
TEMPORARY = frozenset({EmploymentKind.MIDLERTIDIG})


class Deadline(NamedTuple):
    """Something to be done by ``due``; show it from ``remind`` on. ``rule`` is an id of the rule book."""

    due: date
    remind: date
    rule: str
    law: str
    assistant: str
    text: Message


def deadlines(
    employments: Iterable[Employment], written: frozenset[str] = frozenset()
) -> tuple[Deadline, ...]:
    """Return the deadlines of all employments, in order of date; what is past stays in the list.

    ``written`` are the ids of those whose terms stand in a signed contract.
    """
    pairs = with_previous(employments)
    held = [each for _before, each in pairs]
    found: list[Deadline] = []
    for before, each in pairs:
        if each.id not in written:
            found.append(_change(each) if changes_terms(each, before) else _contract(each))
    for each, chain in _chains(held):
        found += _trial(each, chain)
    for each, chain in _chains([each for each in held if each.kind in TEMPORARY]):
        found += [*_year(each, chain), *_notice(each, chain)]
    found += _three_years(held)
    # Terms that follow on one another may set the same day: it is told of once.
    once = {(each.assistant, each.rule, each.text.template, each.due): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: (each.due, each.rule, each.assistant)))


def answer_due(asked: date) -> date:
    """Return the last day for a written answer about more predictable terms (aml. § 14-8 a)."""
    return months_after(asked, ANSWER_MONTHS)


def may_ask_again(asked: date) -> date:
    """Return the first day more predictable terms can be asked for anew (aml. § 14-8 a)."""
    return months_after(asked, ASK_AGAIN_MONTHS)


def requests(arrangements: Iterable[Arrangement]) -> tuple[Deadline, ...]:
    """Return the deadlines of requests for more predictable terms that are not answered yet."""
    found = []
    for each in arrangements:
        if each.kind is ArrangementKind.PREDICTABLE and each.end is None:
            due = answer_due(each.start)
            text = Message(
                N_("The request for more predictable terms must be answered in writing by {due}."),
                {"due": due},
            )
            found.append(Deadline(due, each.start, "DELT-4", "aml. § 14-8 a", each.assistant, text))
    return tuple(sorted(found, key=lambda each: (each.due, each.assistant)))


def health_checks(
    arrangements: Iterable[Arrangement], night_workers: Mapping[str, date], months: int
) -> tuple[Deadline, ...]:
    """Return when mainly night workers, by id with their first day, must be offered a health check (NATT-5).

    Before the first night, and after each offer every so many months (aml. § 10-11 eighth paragraph).
    """
    offered: dict[str, date] = {}
    for each in arrangements:
        if each.kind is ArrangementKind.HEALTH_CHECK:
            offered[each.assistant] = max(offered.get(each.assistant, date.min), each.start)
    found = []
    for person, begun in night_workers.items():
        last = offered.get(person)
        due = begun if last is None else months_after(last, months)
        text = Message(N_("A health check for night workers must be offered by {due}."), {"due": due})
        remind = months_after(due, -1)
        found.append(Deadline(due, remind, "NATT-5", "aml. § 10-11 (8)", person, text))
    return tuple(sorted(found, key=lambda each: (each.due, each.assistant)))


def notice_end(given: date, start: date, trial: bool = False, born: date | None = None) -> date:
    """Return the day a notice runs out (aml. § 15-3): one to six months from the first of the next month.

    Fourteen days from the day itself in the trial period. ``born`` is given for a notice by the employer:
    after ten years it is longer from 50, 55 and 60 years on.
    """
    if trial:
        return given + timedelta(days=14)
    return months_after(given.replace(day=1), notice_months(start, given, born) + 1) - timedelta(days=1)


def notice_months(start: date, given: date, born: date | None = None) -> int:
    """Return the months of notice the law gives (aml. § 15-3); ``born`` is given for one by the employer."""
    years = _years(start, given)
    months = 3 if years >= 10 else 2 if years >= 5 else 1
    if born is not None and years >= 10:
        months += sum(_years(born, given) >= age for age in LONGER_NOTICE_AGES)
    return months


def employed_since(employments: Iterable[Employment], day: date) -> date | None:
    """Return the first day of the employment that holds on the day, with terms that led up to it; or None.

    An earlier day that seniority is counted from goes before it.
    """
    held = sorted(employments, key=lambda each: (each.assistant, each.start, each.id))
    for each, chain in _chains(held):
        if each.covers(day):
            return min(chain, each.seniority_from or chain)
    return None


def permanent_by_law(employments: Iterable[Employment], day: date) -> bool:
    """True when a temporary employment has lasted more than three years in a row on the day (aml. § 14-9).

    It holds for stand-ins and temporary work, which only the ground can tell.
    """
    held = sorted((each for each in employments if each.kind in TEMPORARY), key=lambda each: each.start)
    return any(
        each.covers(day) and months_after(chain, 12 * PERMANENT_YEARS) <= day for each, chain in _chains(held)
    )


def _years(start: date, day: date) -> int:
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def _chains(held: list[Employment]) -> list[tuple[Employment, date]]:
    """Return each employment with the first day of the terms that follow on one another without a gap.

    Work on call leads up to nothing: each shift is an employment of its own (MIDL-2).
    """
    found: list[tuple[Employment, date]] = []
    for each in held:
        first = each.start
        if found:
            last, began = found[-1]
            steady = last.assistant == each.assistant and last.kind in (PERMANENT, *TEMPORARY)
            if steady and last.end is not None and each.start == last.end + _DAY:
                first = began
        found.append((each, first))
    return found


def trial_end(employment: Employment, chain: date | None = None) -> date:
    """Return the last day a trial period can have (aml. § 15-6), of terms that go back to ``chain``."""
    start = employment.start
    last = months_after(chain or start, TRIAL_MONTHS) - timedelta(days=1)
    if employment.kind in TEMPORARY and employment.end is not None:
        half = start + timedelta(days=((employment.end - start).days + 1) // 2 - 1)
        last = max(start, min(last, half))
    return last


def _change(employment: Employment) -> Deadline:
    """Changed terms in writing no later than the day they take effect (aml. § 14-8)."""
    due = employment.start
    text = Message(N_("The change of the contract must be in writing by {due}."), {"due": due})
    return Deadline(due, due - timedelta(days=14), "AVT-3", "aml. § 14-8", employment.assistant, text)


def _contract(employment: Employment) -> Deadline:
    """A written contract within seven days, at once for a month or less (aml. § 14-5)."""
    start = employment.start
    short = employment.end is not None and employment.end < months_after(start, SHORT_MONTHS)
    due = start if short else start + timedelta(days=CONTRACT_DAYS)
    text = Message(N_("The written contract must be signed by {due}."), {"due": due})
    return Deadline(due, start - timedelta(days=14), "AVT-1", "aml. § 14-5", employment.assistant, text)


def _trial(employment: Employment, chain: date) -> list[Deadline]:
    """A trial period ends after six months, or half of a temporary employment (aml. § 15-6).

    Terms that follow on earlier ones get no new trial beyond six months in all.
    """
    if months_after(chain, TRIAL_MONTHS) <= employment.start:
        return []
    last = trial_end(employment, chain)
    text = Message(N_("A trial period can last until {due} at the longest."), {"due": last})
    return [Deadline(last, last - timedelta(days=28), "PRØVE-1", "aml. § 15-6", employment.assistant, text)]


def _year(employment: Employment, chain: date) -> list[Deadline]:
    """From a year on the end of a temporary employment needs written notice (aml. § 14-9 fifth)."""
    year = months_after(chain, NOTICE_AFTER_MONTHS)
    lasts = employment.start < year and (employment.end is None or employment.end >= year)
    if not lasts:
        return []
    text = Message(
        N_(
            "From {day} the temporary employment has lasted a year; its end must then be notified in "
            "writing a month before."
        ),
        {"day": year},
    )
    remind = months_after(year, -REMIND_MONTHS)
    return [Deadline(year, remind, "MIDL-1", "aml. § 14-9 (5)", employment.assistant, text)]


def _notice(employment: Employment, chain: date) -> list[Deadline]:
    """Written notice a month before a temporary employment of more than a year ends (aml. § 14-9)."""
    end = employment.end
    if end is None or end < months_after(chain, NOTICE_AFTER_MONTHS):
        return []
    due = months_after(end, -NOTICE_MONTHS)
    text = Message(
        N_("The temporary employment ends {end}; written notice must be given by {due}."),
        {"end": end, "due": due},
    )
    remind = months_after(due, -REMIND_MONTHS)
    return [Deadline(due, remind, "MIDL-1", "aml. § 14-9 (5)", employment.assistant, text)]


def _three_years(held: list[Employment]) -> list[Deadline]:
    """More than three years of temporary employment in a row make it permanent (aml. § 14-9 seventh)."""
    found: list[Deadline] = []
    chain: list[Employment] = []
    for each in [*held, None]:
        joined = (
            each is not None
            and chain
            and each.assistant == chain[-1].assistant
            and each.kind in TEMPORARY
            and chain[-1].end is not None
            and each.start <= chain[-1].end + timedelta(days=1)
        )
        if joined and each is not None:
            chain.append(each)
            continue
        if chain:
            found += _permanent(chain)
        chain = [each] if each is not None and each.kind in TEMPORARY else []
    return found


def _permanent(chain: list[Employment]) -> list[Deadline]:
    last_end = chain[-1].end
    limit = months_after(chain[0].start, 12 * PERMANENT_YEARS)
    if last_end is not None and last_end < months_after(limit, -REMIND_MONTHS):
        return []
    text = Message(
        N_(
            "After three years as a stand-in or for temporary work, from {limit}, the employment is "
            "permanent; the end must be notified before."
        ),
        {"limit": limit},
    )
    due = months_after(limit, -NOTICE_MONTHS)
    return [
        Deadline(
            due, months_after(due, -REMIND_MONTHS), "MIDL-1", "aml. § 14-9 (7)", chain[0].assistant, text
        )
    ]
