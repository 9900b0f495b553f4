"""Who can step in: everybody else who could take a shift, in the order to ask, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import WishKind
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.offer import Offer, Turn
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.ways import StandIn
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.stepping_in import NO_BURDEN, Burden, burden, free_around, wish_of
from bpa_desk.services import employments, offers

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_WISHED = {WishKind.WANT: 0, WishKind.CAN: 1, WishKind.RESERVE: 2, None: 3, WishKind.CANNOT: 4}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take the shift, and all that speaks for and against it; times are minutes.

    ``asked`` is the last time they were asked about this shift, ``before`` about any other.
    """

    person: Assistant
    turn: Turn
    lawful: bool
    appear: tuple[Finding, ...] = ()
    had: int = 0
    agreed: int | None = None
    burden: Burden = NO_BURDEN
    free_before: int | None = None
    free_after: int | None = None
    wish: WishKind | None = None
    asked: Offer | None = None
    before: Offer | None = None

    @property
    def left(self) -> int:
        """Minutes of the position that are not planned that week."""
        return max(0, (self.agreed or 0) - self.had)

    @property
    def fits(self) -> bool:
        """True when it would be lawful, breaks nothing, and the person has not said they cannot."""
        return self.lawful and self.wish is not WishKind.CANNOT

    @property
    def grave(self) -> tuple[Finding, ...]:
        """What the rules would say, without what is only good to know."""
        return tuple(each for each in self.appear if each.severity is not Severity.INFO)


def candidates(store: Store, rota: Rota, shift: Shift, found: Iterable[StandIn]) -> list[Candidate]:
    """Return the people in the order to ask them; ``found`` is what the rules say about each of them.

    Whoever can lawfully comes before whoever cannot, then those it gives no overtime; among them part-timers
    before the others (aml. § 14-3 (2)), then by wishes, and most left of the position first.
    """
    made = [_candidate(store, rota, shift, each) for each in found]
    return sorted((each for each in made if each is not None), key=_order)


def part_timers_not_asked(listed: Iterable[Candidate]) -> list[Candidate]:
    """Return the part-timers who could take the shift and have not been asked about it."""
    return [each for each in listed if each.fits and each.turn is Turn.PART_TIME and each.asked is None]


def _candidate(store: Store, rota: Rota, shift: Shift, each: StandIn) -> Candidate | None:
    person = store.find(Assistant, each.assistant)
    if person is None or person.archived:
        return None
    terms = employments.employment_on(
        employments.employments(store, person.id), store.zone.day(shift.start)
    )
    asked = offers.offers_to(store, person.id)
    before, after = free_around(rota, person.id, shift)
    return Candidate(
        person=person,
        turn=offers.turn_by(terms),
        lawful=each.lawful,
        appear=each.appear,
        had=each.minutes,
        agreed=terms.minutes_per_week if terms is not None else None,
        burden=burden(rota, person.id, shift),
        free_before=before,
        free_after=after,
        wish=wish_of(rota, person.id, shift),
        asked=next((one for one in asked if one.shift == shift.id), None),
        before=next((one for one in asked if one.shift != shift.id), None),
    )


def _order(each: Candidate) -> tuple[object, ...]:
    return (
        not each.fits,
        not each.lawful,
        each.asked is not None,
        each.burden.overtime > 0,
        each.turn,
        len(each.grave),
        _WISHED[each.wish],
        -each.left,
        each.had,
        each.person.id,
    )
