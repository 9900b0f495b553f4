"""Facts for the register of working-time agreements on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.agreement_paper import AgreementLine, AgreementRegister
from bpa_desk.services import agreements, clock, people
from bpa_desk.services.training_papers import frame

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def register(store: Store, assistant: str | None = None) -> AgreementRegister:
    """Return every agreement, or those that hold for one assistant."""
    names = {each.id: each.name for each in people.assistants(store, None)}
    held = agreements.agreements(store)
    if assistant is not None:
        held = [each for each in held if not each.assistants or assistant in each.assistants]
    return AgreementRegister(frame(store), tuple(_line(store, each, names) for each in held))


def _line(store: Store, each: Agreement, names: dict[str, str]) -> AgreementLine:
    about = agreements.facts(each.basis)
    where = agreements.state(each, clock.today(store), agreements.reminder(store))
    own = ((limit.name, each.limits.get(limit.key, limit.default)) for limit in about.limits)
    return AgreementLine(
        each, about.law, about.title, tuple(names[key] for key in each.assistants if key in names),
        agreements.STATE_WORDS[where], tuple((name, value) for name, value in own if value is not None),
    )  # fmt: skip
