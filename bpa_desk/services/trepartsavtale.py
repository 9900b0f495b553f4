"""Trepartsavtaler: made from a template, written, and kept version by version (hms-and-papers.md G.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.trepartsavtale import SIGNERS, Member, Standing, Trepartsavtale, TrepartState
from bpa_desk.domain.trepartsavtale_paper import TrepartFacts
from bpa_desk.services import attachments, clock, invariants, ordning, trepart_template, vedtak
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "trepartsavtale"
FIRST_EVALUATION = 3
"""Months from the start to the first evaluation; a proposal."""
LONGEST_NOTICE, LONGEST_PAUSE = 24, 60
TERMS = (
    "title", "vedtak_on", "vedtak_minutes", "vedtak_unit", "vedtak_until", "starts_on", "ends_on",
    "notice_months", "evaluate_on", "evaluate_months",
)  # fmt: skip


def agreements(store: Store) -> list[Trepartsavtale]:
    """Return every version, the newest start first; drafts without a start stand on top."""
    found = store.all(Trepartsavtale)
    return sorted(found, key=lambda each: (each.starts_on or date.max, each.version, each.id), reverse=True)


def agreement(store: Store, key: str) -> Trepartsavtale:
    """Return one version; NotFoundError when it is gone."""
    return store.get(Trepartsavtale, key)


def found(store: Store, key: str) -> Trepartsavtale | None:
    """Return one version, or None when it is gone."""
    return store.find(Trepartsavtale, key)


def versions(store: Store, document: str) -> list[Trepartsavtale]:
    """Return all versions of one agreement, the newest first."""
    held = store.all(Trepartsavtale, "document = ?", (document,))
    return sorted(held, key=lambda each: -each.version)


def replaced_from(store: Store, held: Trepartsavtale) -> date | None:
    """Return the first day of the later signed version, or None when there is none."""
    starts = [
        each.starts_on
        for each in versions(store, held.document)
        if each.version > held.version and each.state is TrepartState.SIGNED and each.starts_on is not None
    ]
    return min(starts) if starts else None


def standing(store: Store, held: Trepartsavtale) -> Standing:
    """Return how a version stands today."""
    return held.standing(clock.today(store), replaced_from(store, held))


def new_from_template(store: Store, language: str) -> Trepartsavtale:
    """Store and return a first draft: the template's clauses and matrix, with the names and the vedtak."""
    here, today = ordning.current(store), clock.today(store)
    key = new_id()
    start = months_after(today.replace(day=1), 1)
    made = Trepartsavtale(
        id=key,
        document=key,
        version=1,
        title=trepart_template.title(language),
        language=language,
        members=(
            Member(Party.KOMMUNE, here.municipality),
            Member(Party.EMPLOYER, here.employer or _employing_kommune(here)),
            Member(Party.LEADER, here.leader),
            Member(Party.CO_LEADER, here.co_leaders[0] if here.co_leaders else ""),
        ),
        clauses=trepart_template.clauses(language, here),
        tasks=trepart_template.tasks(language),
        starts_on=start,
        evaluate_on=months_after(start, FIRST_EVALUATION),
        changed_at=clock.stamp(store),
    )
    with store.change(Message(N_("New trepartsavtale"))) as changes:
        changes.put(_with_vedtak(store, made, start))
    return store.get(Trepartsavtale, key)


def describe(store: Store, key: str, terms: Mapping[str, object]) -> Trepartsavtale:
    """Change the title, the vedtak it builds on, or its dates; DomainError names the field that is wrong."""
    unknown = set(terms) - set(TERMS)
    if unknown:
        raise TypeError(f"a trepartsavtale has no term {', '.join(sorted(unknown))}")
    after = replace(draft(store, key), **terms)  # type: ignore[arg-type]
    after = replace(after, title=invariants.named(after.title, "title"))
    invariants.in_order(after.vedtak_on or date.min, after.vedtak_until, "vedtak_until")
    invariants.within(after.vedtak_minutes, 0, vedtak.MOST_PER_WEEK * 53, "vedtak_minutes")
    invariants.within(after.notice_months, 0, LONGEST_NOTICE, "notice_months")
    invariants.within(after.evaluate_months, 0, LONGEST_PAUSE, "evaluate_months")
    if after.starts_on is not None:
        invariants.in_order(after.starts_on, after.ends_on, "ends_on")
        if after.evaluate_on is not None and after.evaluate_on <= after.starts_on:
            raise DomainError(Message(N_("The evaluation must be after the first day.")), "evaluate_on")
    return put(store, after, Message(N_("Change what the trepartsavtale rests on")))


def save_members(store: Store, key: str, members: tuple[Member, ...]) -> Trepartsavtale:
    """Write who the parties are, who speaks for them and who steps in."""
    held = draft(store, key)
    given = {each.party: each for each in members}
    kept = tuple(
        Member(
            party,
            invariants.one_line(given[party].name),
            invariants.one_line(given[party].contact),
            invariants.one_line(given[party].deputy),
        )
        for party in SIGNERS
        if party in given
    )
    return put(store, replace(held, members=kept), Message(N_("Change the parties")))


def save_clause(store: Store, key: str, clause: Section) -> Trepartsavtale:
    """Write one clause; one with a new key comes last."""
    held = draft(store, key)
    heading = invariants.named(clause.heading, "heading")
    saved = Section(clause.key or new_id(), heading, invariants.prose(clause.body, "body"))
    if any(each.key == saved.key for each in held.clauses):
        clauses = tuple(saved if each.key == saved.key else each for each in held.clauses)
    else:
        clauses = (*held.clauses, saved)
    said = Message(N_("Change the clause “{heading}”"), {"heading": heading})
    return put(store, replace(held, clauses=clauses), said)


def move_clause(store: Store, key: str, clause: str, steps: int) -> Trepartsavtale:
    """Move a clause so many places down (up when negative); at the ends it stays."""
    held = draft(store, key)
    order = list(held.clauses)
    at = [each.key for each in order].index(clause)
    to = min(max(at + steps, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return put(
        store,
        replace(held, clauses=tuple(order)),
        Message(N_("Move the clause “{heading}”"), {"heading": order[to].heading}),
    )


def remove_clause(store: Store, key: str, clause: str) -> Trepartsavtale:
    """Take a clause away."""
    held = draft(store, key)
    heading = next((each.heading for each in held.clauses if each.key == clause), "")
    left = tuple(each for each in held.clauses if each.key != clause)
    return put(
        store, replace(held, clauses=left), Message(N_("Remove the clause “{heading}”"), {"heading": heading})
    )


def new_version(store: Store, key: str) -> Trepartsavtale:
    """Store and return the next version as a draft; one that is not signed yet is returned instead."""
    newest = versions(store, agreement(store, key).document)[0]
    if newest.state is not TrepartState.SIGNED:
        return newest
    start = months_after(clock.today(store).replace(day=1), 1)
    made = replace(
        newest,
        id=new_id(),
        version=newest.version + 1,
        state=TrepartState.DRAFT,
        members=tuple(replace(each, signed_on="") for each in newest.members),
        starts_on=start,
        ends_on=newest.ends_on if newest.ends_on is not None and newest.ends_on > start else None,
        evaluate_on=months_after(start, FIRST_EVALUATION),
        sent_on=None,
        evaluated_on=None,
        notice_given_on=None,
        sha256="",
        changed_at=clock.stamp(store),
    )
    with store.change(Message(N_("New version of the trepartsavtale"))) as changes:
        changes.put(_with_vedtak(store, made, start))
    return store.get(Trepartsavtale, made.id)


def remove(store: Store, key: str) -> None:
    """Remove a version nobody has signed, with its files; DomainError for a signed one."""
    held = agreement(store, key)
    if held.state is TrepartState.SIGNED or any(each.signed_on for each in held.members):
        raise DomainError(Message(N_("A version that somebody has signed is kept as it is.")))
    with store.change(
        Message(N_("Delete version {number} of the trepartsavtale"), {"number": held.version})
    ) as changes:
        attachments.detach_all(store, KIND, key)
        changes.remove(Trepartsavtale, key)


def facts(store: Store, key: str) -> TrepartFacts:
    """Return what the paper of one version shows; NotFoundError when it is gone."""
    held = agreement(store, key)
    # How it stands changes with the days; a paper printed twice must be the same, so only the state is on it.
    return TrepartFacts(ordning.current(store).name, held)


def draft(store: Store, key: str) -> Trepartsavtale:
    """Return a version that may be changed; DomainError for one that is sent or signed."""
    held = agreement(store, key)
    if held.state is TrepartState.SIGNED:
        raise DomainError(
            Message(N_("This version is signed and stays as it is. Make a new version to change it."))
        )
    if held.state is TrepartState.SENT:
        raise DomainError(Message(N_("This version is sent. Take it back to change it.")))
    return held


def put(store: Store, after: Trepartsavtale, said: Message) -> Trepartsavtale:
    """Store the version as one step with these words, unless nothing differs."""
    if after != agreement(store, after.id):
        after = replace(after, changed_at=clock.stamp(store))
        with store.change(said) as changes:
            changes.put(after)
    return after


def _employing_kommune(here: Ordning) -> str:
    """Return the kommune where it employs and nothing else is written of the employer."""
    return here.municipality if here.employer_model is EmployerModel.KOMMUNE else ""


def _with_vedtak(store: Store, made: Trepartsavtale, day: date) -> Trepartsavtale:
    held = vedtak.vedtak_on(store, day) or vedtak.vedtak_on(store, clock.today(store))
    if held is None:
        return made
    return replace(
        made,
        vedtak_on=held.decided_on or held.start,
        vedtak_minutes=held.minutes,
        vedtak_unit=held.unit,
        vedtak_until=held.end,
    )
