"""Facts for the rights sheets: one for each assistant, with the person's own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.employment_clocks import employed_since, notice_months, trial_end
from bpa_desk.domain.rights_paper import RightsFacts
from bpa_desk.domain.rules.limits import CLASS_WEEK
from bpa_desk.services import clock, employments, holidays, ordning, people, template_texts
from bpa_desk.services.template_texts import TextKind

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def facts(store: Store, assistant: str) -> RightsFacts:
    """Return what the sheet of one assistant shows today; NotFoundError when there is none."""
    return _facts(store, store.get(Assistant, assistant), 1)


def all_facts(store: Store) -> list[RightsFacts]:
    """Return what the sheets of everybody at work show, by name."""
    return [_facts(store, each, number) for number, each in enumerate(people.assistants(store), 1)]


def _facts(store: Store, person: Assistant, number: int) -> RightsFacts:
    here, today = ordning.current(store), clock.today(store)
    held = employments.employments(store, person.id)
    terms = employments.employment_on(held, today)
    began = employed_since(held, today)
    trial = trial_end(terms, began) if terms is not None else None
    account = holidays.balance(store, person.id, today.year)
    return RightsFacts(
        here.name,
        here.employer,
        here.employer_model,
        here.leader,
        person.name,
        person.employee_number or str(number),
        today,
        terms,
        (terms.full_time or CLASS_WEEK.get(terms.hours_class)) if terms is not None else None,
        notice_months(min(began or today, today), today),
        trial if trial is not None and trial >= today else None,
        account.entitled if account is not None else None,
        account.left if account is not None else None,
        template_texts.own(store, TextKind.RIGHTS),
    )
