"""The words of a tried week: its shifts, its sums, and the figures behind one sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bpa_desk.domain.pay.slices import Slice
from bpa_desk.domain.pay.sums import CategorySum, half_up, hourly
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import Zone
from bpa_desk.export import pay_words
from bpa_desk.language import _, current
from bpa_desk.services.tariff_trial import Trial
from bpa_desk.ui.tariffs.words import kroner

UNKNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class SumRow:
    """One sum of a tried week."""

    id: int
    total: CategorySum

    @property
    def name(self) -> str:
        """What is summed."""
        return pay_words.name_of(self.total, current())

    @property
    def hours(self) -> str:
        """Paid hours with their hundredths."""
        return hours_words(self.total.minutes)

    @property
    def money(self) -> str:
        """Kroner, or that they are not known."""
        return _(UNKNOWN) if self.total.amount is None else current().money(self.total.amount)


@dataclass(frozen=True, slots=True)
class SliceRow:
    """One stretch behind a sum, with its rate where that is known."""

    id: int
    slice: Slice
    rate: Fraction | None
    zone: Zone

    @property
    def when(self) -> str:
        """Day and hours."""
        start, end = (self.zone.wall(each) for each in self.slice.period)
        return f"{current().date(start)} {current().times(start, end)}"

    @property
    def steps(self) -> str:
        """Hours times rate, as far as both are known."""
        hours = hours_words(self.slice.minutes)
        if self.rate is None:
            return hours
        amount = kroner(self.rate * self.slice.minutes / 60)
        return f"{hours} × {kroner(self.rate)} = {amount}"

    @property
    def why(self) -> str:
        """The rule it is paid by."""
        return pay_words.rule_of(self.slice, current())


def sum_rows(trial: Trial) -> list[SumRow]:
    """Return the sums in the order of the codes."""
    return [SumRow(number, each) for number, each in enumerate(trial.sums)]


def amount_first(row: SumRow) -> Decimal:
    """Return what sorts sums by their kroner, those that are not known first."""
    return Decimal(-1) if row.total.amount is None else row.total.amount


def slice_rows(trial: Trial, total: CategorySum) -> list[SliceRow]:
    """Return the stretches behind a sum, in order."""
    return [
        SliceRow(number, each, hourly(each, trial.terms(each.began)), trial.week.zone)
        for number, each in enumerate(total.slices)
    ]


def behind_words(total: CategorySum) -> str:
    """Return how the stretches come to the sum: their hours added, then rounded as the profile says."""
    told = " + ".join(hours_words(each.minutes, unit=False) for each in total.slices)
    name = pay_words.name_of(total, current())
    text = _("{sum}: {steps} = {hours}", sum=name, steps=told, hours=hours_words(total.exact))
    return " ".join((f"{text}.", pay_words.rounding_of(total, current())))


def shift_lines(trial: Trial) -> list[str]:
    """Return one line for each shift that begins in the week."""
    week = trial.week
    begun = [each for each in week.shifts if week.span.covers(week.zone.day(each.effective.start))]
    return [_shift_words(each, week.zone) for each in sorted(begun, key=lambda each: each.effective)]


def money_words(trial: Trial) -> str:
    """Return the kroner in all, and plainly where some are missing."""
    if trial.complete:
        return _("In all {money}", money=current().money(trial.money))
    if not trial.money:
        return _("No kroner: the profile does not say what an hour is paid.")
    return _("{money} so far; some rates are not known", money=current().money(trial.money))


def hours_words(minutes: Fraction, unit: bool = True) -> str:
    """Return paid minutes as hours with at most two decimals, halves up, as payroll files have them."""
    hours = current().number(Decimal(half_up(minutes * 100 / 60)).scaleb(-2))
    return _("{hours}\u00a0h", hours=hours) if unit else hours


def _shift_words(shift: Shift, zone: Zone) -> str:
    start, end = (zone.wall(each) for each in shift.effective)
    told = [f"{current().date(start)} {current().times(start, end)}", *_marks(shift, zone)]
    return ", ".join(told)


def _marks(shift: Shift, zone: Zone) -> Iterator[str]:
    if shift.status is ShiftStatus.CANCELLED:
        yield _(code_words(shift.code)) if shift.code else _("cancelled")
        return
    yield _(KIND_WORDS[shift.kind])
    for label, periods in ((_("passive"), shift.passive), (_("call"), shift.calls)):
        for each in periods:
            yield f"{label} {current().times(*(zone.wall(at) for at in each))}"
