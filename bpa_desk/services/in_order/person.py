"""What each assistant must have: terms, a way to be reached, a stillingsbeskrivelse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.employment_clocks import permanent_by_law
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import courses, employments, ordning, papers, people
from bpa_desk.services.in_order.check import Check, Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE = "assistants"
NEW = "new"
"""The subject that begins a stillingsbeskrivelse."""
NO_HOURS_NEEDED = frozenset({EmploymentKind.TILKALLING, EmploymentKind.OPPDRAG})


class TermsFacts(NamedTuple):
    """Each assistant at work with the terms that hold on the day, or the next that will.

    ``permanent`` are those who have been temporary for so long that the law makes them permanent.
    """

    people: tuple[tuple[Assistant, Employment | None], ...]
    tariff_bound: bool
    permanent: frozenset[str] = frozenset()


class PaperFacts(NamedTuple):
    """The assistants at work, each stillingsbeskrivelse as it is approved, and the versions begun since."""

    people: tuple[Assistant, ...]
    approved: tuple[Stillingsbeskrivelse, ...]
    drafts: tuple[Stillingsbeskrivelse, ...]
    today: date


def _terms(store: Store, today: date) -> TermsFacts:
    bound = ordning.current(store).tariff_bound
    held = [(each, employments.employments(store, each.id)) for each in people.assistants(store)]
    return TermsFacts(
        tuple((each, _terms_of(terms, today)) for each, terms in held),
        bound,
        frozenset(each.id for each, terms in held if permanent_by_law(terms, today)),
    )


def _terms_of(held: list[Employment], today: date) -> Employment | None:
    coming = [each for each in held if each.end is None or each.end >= today]
    return min(coming, key=lambda each: (each.start, each.id), default=None)


def terms_complete(facts: TermsFacts) -> Iterator[Lack]:
    """Everybody has terms, with hours, a ground where they are temporary, and a tariff where one binds."""
    for person, terms in facts.people:
        lacking: list[tuple[str, str, str, bool]] = []
        if terms is None:
            lacking.append(
                (N_("No terms apply from today."), N_("Hours and pay are worked out by them."), "", False)
            )
        else:
            if terms.minutes_per_week is None and terms.kind not in NO_HOURS_NEEDED:
                lacking.append(
                    (
                        N_("The position has no hours a week."),
                        N_("The balance is counted by them."),
                        "",
                        False,
                    )
                )
            if terms.kind is EmploymentKind.MIDLERTIDIG and not terms.ground:
                lacking.append(
                    (N_("The ground for the temporary employment is not written."),
                     N_("Temporary employment needs a ground in the law."), "aml. § 14-9", False)
                )  # fmt: skip
            if person.id in facts.permanent:
                text = N_(
                    "Temporary for more than three years. As a stand-in or for temporary work, the "
                    "employment is then permanent."
                )
                why = N_("The employer decides: ask, and write the terms as they are.")
                lacking.append((text, why, "aml. § 14-9", False))
            if not terms.tariff:
                lacking.append(
                    (
                        N_("It is not written which tariff applies."),
                        N_("Hours to be paid are sorted by it."),
                        "",
                        not facts.tariff_bound,
                    )
                )
            if terms.seniority_from is None:
                lacking.append(
                    (
                        N_("It is not written from when seniority counts."),
                        N_("Pay often follows it."),
                        "",
                        True,
                    )
                )
        for text, why, law, optional in lacking:
            yield Lack(
                Message(text), Message(N_("Write the terms")), PAGE, person.id, Message(why), law, optional,
                person.id,
            )  # fmt: skip


def reachable(everybody: tuple[Assistant, ...]) -> Iterator[Lack]:
    """Everybody can be reached, and it is known whom to call if something happens at work."""
    for each in everybody:
        if not (each.reach("phone") or each.reach("email")):
            yield Lack(
                Message(N_("No phone number or e-mail is written.")), Message(N_("Write how to reach them")),
                PAGE, each.id, Message(N_("You need it when somebody is ill or the plan changes.")),
                assistant=each.id,
            )  # fmt: skip
        if not each.next_of_kin:
            yield Lack(
                Message(N_("No next of kin is written.")), Message(N_("Write whom to call")), PAGE, each.id,
                Message(N_("Good to have if something happens at work.")), optional=True, assistant=each.id,
            )  # fmt: skip
        if not each.employee_number:
            yield Lack(
                Message(N_("The employee number is not written.")), Message(N_("Write the number")), PAGE,
                each.id, Message(N_("Lines for payroll need it.")), optional=True, assistant=each.id,
            )  # fmt: skip


def _papers(store: Store, today: date) -> PaperFacts:
    newest = papers.stillingsbeskrivelser(store)
    return PaperFacts(
        tuple(people.assistants(store)),
        tuple(courses.in_force(store)),
        tuple(each for each in newest if each.state is not DocumentState.APPROVED),
        today,
    )


def described(facts: PaperFacts) -> Iterator[Lack]:
    """Everybody has an approved stillingsbeskrivelse, their own or one for all, not past its review."""
    for person in facts.people:
        approved = [each for each in facts.approved if each.is_for(person.id, person.roles)]
        drafts = [each for each in facts.drafts if each.is_for(person.id, person.roles)]
        # What is approved holds until the next version is, however long that one lies half-written.
        if any(each.next_review is None or each.next_review >= facts.today for each in approved):
            continue
        begun = [each for each in drafts if each.document in {one.document for one in approved}]
        if approved:
            text = N_("The stillingsbeskrivelse is past its review.")
            mend = N_("Finish it") if begun else N_("Look through it")
        elif drafts:
            text, mend = N_("The stillingsbeskrivelse is a draft."), N_("Finish it")
        else:
            text, mend = N_("There is no stillingsbeskrivelse."), N_("Write one")
        subject = next((each.id for each in (*begun, *approved, *drafts)), NEW)
        yield Lack(
            Message(text), Message(mend), "documents", subject,
            Message(N_("It says what the work is, and what it is not.")), assistant=person.id,
        )  # fmt: skip


CHECKS: tuple[Check[TermsFacts] | Check[tuple[Assistant, ...]] | Check[PaperFacts], ...] = (
    Check("terms", N_("Terms of employment"), _terms, terms_complete, of_people=True),
    Check("reach", N_("How to reach them"), lambda store, _day: tuple(people.assistants(store)), reachable,
          of_people=True),
    Check("described", N_("Stillingsbeskrivelse"), _papers, described, of_people=True),
)  # fmt: skip
