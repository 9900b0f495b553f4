"""Everything a rota is judged by, as one frozen value: what a rota file holds and what services hand the
rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bpa_desk.domain.absence import Absence, Wish
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.elsewhere import Elsewhere, counted
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.skill import Asked, SkillSpan, lacking
from bpa_desk.domain.time import DateSpan, zone
from bpa_desk.domain.vedtak import Vedtak

GROWN_UP = 18


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person works on in a span of days; ``position`` is minutes per week or None."""

    span: DateSpan
    hours_class: HoursClass = HoursClass.T38C
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules need to know about one assistant; ``weekly_cap`` is minutes.

    ``skills`` are known always, those of ``trained`` in their spans; ``asked`` are those one must have
    whatever the shift asks for.
    """

    id: str
    name: str
    birth_date: date | None = None
    terms: tuple[Terms, ...] = ()
    weekly_cap: int | None = None
    skills: frozenset[str] = frozenset()
    regular_night: bool | None = None
    strenuous_night: bool = False
    arrangements: tuple[Arrangement, ...] = ()
    trained: tuple[SkillSpan, ...] = ()
    asked: tuple[Asked, ...] = ()

    def lacks(self, wanted: Iterable[str], period: tuple[int, int]) -> tuple[str, ...]:
        """Return which of the skills the person does not know through the whole period."""
        return lacking(wanted, self.skills, self.trained, period)

    def terms_on(self, day: date) -> Terms:
        """Return the terms in force on the day; outside them the law's usual class without a position."""
        for terms in self.terms:
            if terms.span.covers(day):
                return terms
        return Terms(DateSpan(date.min, None))


@dataclass(frozen=True, slots=True)
class Rota:
    """A dated plan with its surroundings; ``period`` is what is judged, shifts outside it are context."""

    ordning: Ordning
    period: DateSpan | None = None
    plan: RotaPlan | None = None
    vedtak: tuple[Vedtak, ...] = ()
    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    shifts: tuple[Shift, ...] = ()
    needs: tuple[Need, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = field(default=())
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def work(self) -> tuple[Shift, ...]:
        """The shifts and, beside them, the work at other workplaces that counts for the same people.

        Hours for other employers count for those under eighteen only (aml. § 11-2 fourth paragraph).
        """
        if not self.elsewhere:
            return self.shifts
        born = {each.id: each.birth_date for each in self.people}
        where = zone(self.ordning.timezone)
        return (
            *self.shifts,
            *(
                counted(each)
                for each in self.elsewhere
                if not each.other_employer or is_young(born.get(each.assistant), where.day(each.start))
            ),
        )


def is_young(born: date | None, day: date) -> bool:
    """True for somebody known to be under eighteen on the day."""
    return born is not None and age(born, day) < GROWN_UP


def age(born: date, day: date) -> int:
    """Return whole years from birth to the day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
