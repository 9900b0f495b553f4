"""The agreement between kommune, employer and arbeidsleder: clauses, matrix, signatures (G.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.responsibility import Party, Task
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.vedtak import VedtakUnit

SIGNERS = (Party.KOMMUNE, Party.EMPLOYER, Party.LEADER, Party.CO_LEADER)


class TrepartState(StrEnum):
    """Where a version stands; a signed one never changes."""

    DRAFT = "draft"
    SENT = "sent"
    SIGNED = "signed"


class Standing(StrEnum):
    """How a version stands on a day: its state, or that its time has not come or is over."""

    DRAFT = "draft"
    SENT = "sent"
    COMING = "coming"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Member:
    """One party: the body or person, who speaks for it, the deputy, and the ISO day it signed."""

    party: str
    name: str = ""
    contact: str = ""
    deputy: str = ""
    signed_on: str = ""


class TrepartEventKind(StrEnum):
    """What happened to a signed version."""

    EVALUATION = "evaluation"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class TrepartEvent:
    """An evaluation that was held, or a notice that was given by a party; no part of what was signed."""

    id: str
    agreement: str
    kind: TrepartEventKind
    day: date
    party: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trepartsavtale:
    """One version; versions share ``document``. ``vedtak_minutes`` are granted per ``vedtak_unit``.

    ``evaluate_on`` is the first evaluation, then every ``evaluate_months`` (0: never again). What happens
    after the signing (``evaluated_on``, ``notice_given_on``) is not part of what was signed; ``sha256`` is
    the checksum of what was.
    """

    id: str
    document: str
    version: int
    title: str
    language: str
    state: TrepartState = TrepartState.DRAFT
    members: tuple[Member, ...] = ()
    clauses: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    vedtak_on: date | None = None
    vedtak_minutes: int = 0
    vedtak_unit: VedtakUnit = VedtakUnit.WEEK
    vedtak_until: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    notice_months: int = 3
    evaluate_on: date | None = None
    evaluate_months: int = 12
    sent_on: date | None = None
    evaluated_on: date | None = None
    notice_given_on: date | None = None
    sha256: str = ""
    changed_at: str = ""

    def member(self, party: Party) -> Member:
        """Return the party as it stands in the agreement; an empty one when it does not."""
        return next((each for each in self.members if each.party == party), Member(party))

    @property
    def parties(self) -> tuple[Member, ...]:
        """Those it is made between: kommune, employer, arbeidsleder, and a medarbeidsleder who is named."""
        found = (self.member(party) for party in SIGNERS)
        return tuple(each for each in found if each.party != Party.CO_LEADER or each.name)

    @property
    def one_body(self) -> bool:
        """True when the kommune is also the employer: one body, that signs once for both parts."""
        kommune, employer = (self.member(each).name.casefold() for each in (Party.KOMMUNE, Party.EMPLOYER))
        return bool(kommune) and kommune == employer

    @property
    def signers(self) -> tuple[Member, ...]:
        """Those who must sign; a kommune that is also the employer signs once."""
        return tuple(
            each for each in self.parties if not (self.one_body and each.party == Party.EMPLOYER)
        )

    @property
    def unsigned(self) -> tuple[Member, ...]:
        """Those who must sign and have not."""
        return tuple(each for each in self.signers if not each.signed_on)

    @property
    def last_day(self) -> date | None:
        """The last day it holds: as agreed, or the end of the notice when that comes first."""
        days = [self.ends_on] if self.ends_on else []
        if self.notice_given_on is not None:
            days.append(months_after(self.notice_given_on, self.notice_months))
        return min(days) if days else None

    @property
    def decide_by(self) -> date | None:
        """The day to have decided what comes after the agreed end: the notice before it."""
        if self.ends_on is None or self.notice_given_on is not None:
            return None
        return months_after(self.ends_on, -self.notice_months)

    @property
    def next_evaluation(self) -> date | None:
        """The day of the first evaluation, or of the one after the last that was held."""
        if self.evaluated_on is None:
            return self.evaluate_on
        return months_after(self.evaluated_on, self.evaluate_months) if self.evaluate_months else None

    def standing(self, today: date, replaced_from: date | None = None) -> Standing:
        """Return how it stands today; ``replaced_from`` is the first day of a later signed version."""
        if self.state is TrepartState.DRAFT:
            return Standing.DRAFT
        if self.state is TrepartState.SENT:
            return Standing.SENT
        if replaced_from is not None and replaced_from <= today:
            return Standing.REPLACED
        if self.last_day is not None and self.last_day < today:
            return Standing.EXPIRED
        return Standing.COMING if self.starts_on is not None and self.starts_on > today else Standing.IN_FORCE


def agreed(agreement: Trepartsavtale) -> Trepartsavtale:
    """Return what the parties sign, without who has signed and what happened since: the checksum's facts."""
    return replace(
        agreement,
        state=TrepartState.SIGNED,
        members=tuple(replace(each, signed_on="") for each in agreement.members),
        tasks=tuple(replace(each, answer="") for each in agreement.tasks),
        sent_on=None,
        evaluated_on=None,
        notice_given_on=None,
        sha256="",
        changed_at="",
    )
