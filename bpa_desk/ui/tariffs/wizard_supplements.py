"""The wizard's questions about evening and night, weekends and holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.profile import (
    CHRISTMAS_EVE,
    EASTER_EVE,
    EVERYTHING,
    HOLIDAY,
    NEW_YEARS_EVE,
    WEDNESDAY,
    WHITSUN_EVE,
    Edition,
    Supplement,
    TariffProfile,
    Window,
)
from bpa_desk.domain.time import DAY
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TicksField
from bpa_desk.ui.kit.editors import TimeField
from bpa_desk.ui.kit.section import Heading
from bpa_desk.ui.tariffs.exact import ExactField
from bpa_desk.ui.tariffs.paid_parts import FIRST_PAID, KR, NONE, PERCENT, USUAL_HOURS, how_paid
from bpa_desk.ui.tariffs.windows import DAY_SET_WORDS
from bpa_desk.ui.tariffs.wizard_steps import ASK, Taken, WizardStep, dont_know, marked

NOON = 12 * 60
EVES = (WEDNESDAY, EASTER_EVE, WHITSUN_EVE, CHRISTMAS_EVE, NEW_YEARS_EVE)
_NIGHTLY = (category.KVELD, category.NATT)


class SupplementStep(WizardStep):
    """One or two supplements: how much, and for evening and night from when to when."""

    codes: tuple[str, ...] = ()

    def __init__(self, codes: Sequence[str], title: str, lead: str) -> None:
        super().__init__()
        self.codes, self.title, self.lead = tuple(codes), title, lead
        for code in self.codes:
            self._block(code)

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show what the agreement pays; what it does not say is a question."""
        values: dict[str, object] = {}
        for code in self.codes:
            values |= self._shown_of(code, edition)
        self.set_values(values)
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with each supplement as answered; unknown ones keep their hours without a rate."""
        for code in self.codes:
            edition = self._answered(code, edition)
        return profile, edition

    def needed(self) -> tuple[str, ...]:
        """The amount, for each that is paid."""
        found: list[str] = []
        for code in self.codes:
            how = self.values()[f"{code}.how"]
            found += [f"{code}.{how}"] if how in (KR, PERCENT) else []
        return tuple(found)

    def suit(self) -> None:
        """Show the fields that go with each answer."""
        values = self.values()
        for code in self.codes:
            how = values[f"{code}.how"]
            for name in (KR, PERCENT):
                self.show_row(f"{code}.{name}", how == name)
            self.show_row(f"{code}.minimum", how == PERCENT)
            for name in self._more(code):
                self.show_row(f"{code}.{name}", how != NONE)

    def _block(self, code: str) -> None:
        name = current().text(category.WORDS[code])
        if len(self.codes) > 1:
            self.add(Heading(name, 3))
        options = [
            (KR, _("Kroner an hour")),
            (PERCENT, _("Percent of the hourly pay")),
            (NONE, _("None")),
            dont_know(),
        ]
        how = self.row(_("How it is paid"), ChoiceField[str](options), field=f"{code}.how")
        how.setAccessibleName(_("{about}: {choice}", about=name, choice=_("How it is paid")))
        self.row(_("Kroner an hour"), ExactField(), field=f"{code}.{KR}", need=True)
        self.row(_("Percent"), ExactField(most=1000), field=f"{code}.{PERCENT}", need=True)
        least = _("At least, kroner an hour")
        self.row(least, ExactField(), field=f"{code}.minimum", help=_("Empty without a minimum."))
        if code in _NIGHTLY:
            self.row(_("From"), TimeField(), field=f"{code}.from")
            self.row(_("To"), TimeField(ends=True), field=f"{code}.to")
        else:
            beside = _("Evening and night supplements are paid on top of it")
            self.row(beside, CheckField(beside), field=f"{code}.beside")
        if code == category.HELG:
            eves = [(key, current().text(DAY_SET_WORDS[key])) for key in EVES]
            self.row(_("Eves that count as holidays"), TicksField(eves), field=f"{code}.eves")
            self.row(
                _("Eves count from"), TimeField(), field=f"{code}.noon",
                help=_("Easter Eve counts all day where the agreement you chose says so."),
            )  # fmt: skip
        how.changed.connect(self.suit)

    def _more(self, code: str) -> tuple[str, ...]:
        own = ("from", "to") if code in _NIGHTLY else ("beside",)
        return (*own, "eves", "noon") if code == category.HELG else own

    def _shown_of(self, code: str, edition: Edition) -> dict[str, object]:
        found = edition.supplement(code)
        now = found or Supplement(code, (USUAL_HOURS[code],))
        how = how_paid(found)
        # No supplement in the table is no answer yet: a shipped profile leaves out what it does not know.
        # Only where the evening goes on through the night is there none for the night besides.
        nightly = code in _NIGHTLY and any(each.code in _NIGHTLY for each in edition.supplements)
        unsaid = NONE if found is None and nightly else ASK
        values: dict[str, object] = {
            f"{code}.how": how if how in (KR, PERCENT) else unsaid,
            f"{code}.{KR}": now.kr,
            f"{code}.{PERCENT}": now.percent,
            f"{code}.minimum": now.minimum,
        }
        if code in _NIGHTLY:
            window = now.windows[0]
            values[f"{code}.from"] = window.start
            values[f"{code}.to"] = window.end if window.end <= DAY else window.end - DAY
            return values
        values[f"{code}.beside"] = found is None or _beside(now, edition)
        if code == category.HELG:
            days = {day for window in now.windows for day in window.days}
            noons = [window.start for window in now.windows if HOLIDAY not in window.days]
            values[f"{code}.eves"] = [day for day in EVES if day in days]
            values[f"{code}.noon"] = noons[0] if noons else NOON
        return values

    def _answered(self, code: str, edition: Edition) -> Edition:
        values: dict[str, Any] = self.values()
        how = values[f"{code}.how"]
        before = edition.supplement(code)
        others = tuple(each for each in edition.supplements if each.code != code)
        edition = marked(edition, code, how == ASK)
        if how == NONE:
            return replace(edition, supplements=others)
        windows = self._windows(code, edition)
        now = Supplement(
            code,
            windows,
            kr=values[f"{code}.{KR}"] if how == KR else None,
            percent=values[f"{code}.{PERCENT}"] if how == PERCENT else None,
            minimum=values[f"{code}.minimum"] if how == PERCENT else None,
            stacks_with=before.stacks_with if before else (),
            on_overtime=before.on_overtime if before else True,
        )
        if code not in _NIGHTLY:
            now, others = _stacked(now, others, bool(values[f"{code}.beside"]))
        ordered = sorted((*others, now), key=lambda each: FIRST_PAID.index(each.code))
        proposed = edition.proposed
        if how != ASK and before is not None and before.windows != windows:
            proposed = tuple(each for each in proposed if each != code)
        return replace(edition, supplements=tuple(ordered), proposed=proposed)

    def _windows(self, code: str, edition: Edition) -> tuple[Window, ...]:
        before = edition.supplement(code)
        kept = before.windows if before else (USUAL_HOURS[code],)
        shown = self._shown_of(code, edition)
        values = self.values()
        asked = [f"{code}.{name}" for name in self._more(code) if name != "beside"]
        if not asked or all(_plain(shown[name]) == _plain(values[name]) for name in asked):
            return kept
        if code == category.HELG:
            return _holiday_windows(values, kept)
        start: Any = values[f"{code}.from"]
        end: Any = values[f"{code}.to"]
        begin, until = start or 0, DAY if end is None else end
        return (Window(begin, until if until > begin else until + DAY),)


def evening_step() -> SupplementStep:
    """Return the question about evening and night."""
    return SupplementStep(
        _NIGHTLY,
        _("What is paid for evenings and nights?"),
        _("Some agreements have one supplement from 17 to 06: then write it as evening, and none for night."),
    )


def weekend_step() -> SupplementStep:
    """Return the question about Saturday and Sunday."""
    return SupplementStep(
        (category.LORSON,),
        _("What is paid on Saturdays and Sundays?"),
        _("From Saturday 00:00 to Sunday 24:00. Other hours can be set in the profile afterwards."),
    )


def holiday_step() -> SupplementStep:
    """Return the question about public holidays."""
    return SupplementStep(
        (category.HELG,),
        _("What is paid on public holidays?"),
        _(
            "On 1 and 17 May at least 50 percent when no agreement says otherwise. "
            "A supplement of one and a third times the hourly pay is written 133 1/3."
        ),
    )


def _holiday_windows(values: dict[str, object], kept: tuple[Window, ...]) -> tuple[Window, ...]:
    eves: Any = values[f"{category.HELG}.eves"]
    noon: Any = values[f"{category.HELG}.noon"]
    all_day = {day for window in kept if HOLIDAY in window.days for day in window.days}
    whole = (HOLIDAY, *(day for day in eves if day in all_day))
    part = tuple(day for day in eves if day not in all_day)
    windows = [Window(days=whole)]
    if part:
        windows.append(Window(NOON if noon is None else noon, DAY, part))
    return tuple(windows)


def _beside(supplement: Supplement, edition: Edition) -> bool:
    nightly = [each for each in edition.supplements if each.code in _NIGHTLY]
    return all(each.stands_beside(supplement) for each in nightly)


def _stacked(
    now: Supplement, others: tuple[Supplement, ...], beside: bool
) -> tuple[Supplement, tuple[Supplement, ...]]:
    """Return both so that evening and night are paid on top of the supplement, or never together with it."""
    if beside:
        named = (*now.stacks_with, *_NIGHTLY)
        stacks = now.stacks_with if EVERYTHING in named else tuple(dict.fromkeys(named))
        return replace(now, stacks_with=stacks), others
    return replace(now, stacks_with=_without(now, _NIGHTLY)), tuple(
        replace(each, stacks_with=_without(each, (now.code,))) if each.code in _NIGHTLY else each
        for each in others
    )


def _without(supplement: Supplement, codes: Sequence[str]) -> tuple[str, ...]:
    named = category.SUPPLEMENTS if EVERYTHING in supplement.stacks_with else supplement.stacks_with
    return tuple(each for each in named if each not in codes and each != supplement.code)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else value
