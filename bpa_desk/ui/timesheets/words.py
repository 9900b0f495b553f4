"""The words of timesheet lines, states and sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import Zone
from bpa_desk.domain.timesheet import TimesheetFacts, TimesheetLine
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.export import pay_words
from bpa_desk.language import _, current

STATES = {
    TimesheetState.DRAFT: N_("Not looked through"),
    TimesheetState.APPROVED: N_("Approved"),
    TimesheetState.SEALED: N_("Sealed"),
}
_RULES = {
    "worked": N_("The time that passed, without breaks in which one may leave."),
    "passive": N_("Passive time without calls; all of it is working time."),
    "called": N_("Called in passive time or from standby."),
    "evening": N_("Between the evening’s and the night’s beginning."),
    "night": N_("In the night’s hours."),
    "weekend": N_("On a Saturday or a Sunday, midnight to midnight."),
    "holiday": N_("On a public holiday, midnight to midnight."),
    "standby": N_("On standby; the law counts a seventh of it as working time."),
}
STATE_ICONS = {TimesheetState.DRAFT: "edit", TimesheetState.APPROVED: "check", TimesheetState.SEALED: "lock"}


@dataclass(frozen=True, slots=True)
class SumRow:
    """One sum of a sheet; ``key`` names the part of the lines it is made of."""

    key: str
    name: str
    minutes: int | Fraction
    kroner: str = ""


PAID, TO_BE_PAID = "paid:", "to-be-paid"
"""Keys of what the tariff pays: ``paid:`` and the sum's own key; and all of it together."""
_PARTS: tuple[tuple[str, str], ...] = (
    ("worked", N_("Worked")),
    ("passive", N_("Of this passive")),
    ("called", N_("Of this called out")),
    ("evening", N_("Of this evening")),
    ("night", N_("Of this night")),
    ("weekend", N_("Of this Saturday and Sunday")),
    ("holiday", N_("Of this public holiday")),
    ("standby", N_("On standby")),
)


def times(line: TimesheetLine, zone: Zone) -> str:
    """Return the times of a line, with what was planned where that differs."""
    shown = current().times(zone.wall(line.start), zone.wall(line.end))
    if line.planned is None or not line.changed:
        return shown
    planned = current().times(zone.wall(line.planned.start), zone.wall(line.planned.end))
    return _("{times} (planned {planned})", times=shown, planned=planned)


def kind(line: TimesheetLine) -> str:
    """Return what the line is: the kind of shift, or why it fell away."""
    if line.code:
        return _(code_words(line.code))
    return _(KIND_WORDS[line.kind])


def parts(line: TimesheetLine) -> str:
    """Return the parts of the worked hours, ``kveld 4 t, natt 2 t``."""
    split, hours = line.split, current().hours
    told = [
        _("passive {hours}", hours=hours(split.passive)) if split.passive else "",
        _("called out {hours}", hours=hours(split.called)) if split.called else "",
        _("evening {hours}", hours=hours(split.evening)) if split.evening else "",
        _("night {hours}", hours=hours(split.night)) if split.night else "",
        _("Sat–Sun {hours}", hours=hours(split.weekend)) if split.weekend else "",
        _("holiday {hours}", hours=hours(split.holiday)) if split.holiday else "",
        _("standby {hours}", hours=hours(split.standby)) if split.standby else "",
        _("the clock changed") if line.clock_change else "",
    ]
    return ", ".join(each for each in told if each)


def sums(facts: TimesheetFacts) -> list[SumRow]:
    """Return the sums of a sheet: worked by the law, its parts, what fell away; then what is paid."""
    return [*_by_law(facts), *_paid(facts)]


def _paid(facts: TimesheetFacts) -> list[SumRow]:
    language, pay = current(), facts.pay
    if pay is None or not pay.sums:
        return []
    whole = ""
    if pay.money:
        unknown = _("not all rates are known")
        whole = unknown if pay.amount is None else language.money(pay.amount)
    rows = [SumRow(TO_BE_PAID, _("To be paid in all"), pay.minutes, whole)]
    for each in pay.sums:
        name = _("Paid as: {category}", category=pay_words.name_of(each, language))
        kroner = pay_words.money_of(each, language) if pay.money else ""
        rows.append(SumRow(PAID + each.key, name, each.minutes, kroner))
    return rows


def _by_law(facts: TimesheetFacts) -> list[SumRow]:
    total = facts.total
    found = [SumRow(key, _(name), getattr(total, key)) for key, name in _PARTS]
    rows = [row for row in found if row.minutes or row.key == "worked"]
    for code, minutes in facts.absences.items():
        rows.append(SumRow(f"code:{code}", _("Absent: {reason}", reason=_(code_words(code))), minutes))
    return rows


def rule(row: SumRow) -> str:
    """Return in words what makes a line count in one of the law's sums."""
    if row.key.startswith("code:"):
        return _("Planned hours that fell away.")
    return _(_RULES.get(row.key, _RULES["worked"]))


def share(row: SumRow) -> Callable[[TimesheetLine], int]:
    """Return how many minutes a line gives to the sum."""
    if row.key.startswith("code:"):
        code = row.key.removeprefix("code:")
        return lambda line: line.absent if line.code == code else 0
    return lambda line: int(getattr(line.split, row.key))
