"""The parts about what is paid on top: supplements, overtime and extra hours, resting nights and standby."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.profile import (
    EVERYTHING,
    Edition,
    Journey,
    Overtime,
    Passive,
    Standby,
    Supplement,
    TariffProfile,
    Window,
)
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TicksField
from bpa_desk.ui.kit.editors import HoursField, NumberField
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.tariffs.exact import ExactField
from bpa_desk.ui.tariffs.parts import AboutPart, BasePart, PeriodsPart, TariffPart
from bpa_desk.ui.tariffs.windows import overtime_field, same_windows, windows_field
from bpa_desk.ui.tariffs.words import SECTIONS

NONE, KR, PERCENT, UNKNOWN = "none", "kr", "percent", "unknown"
USUAL_HOURS = {
    category.KVELD: Window(17 * 60, 21 * 60),
    category.NATT: Window(21 * 60, 30 * 60),
    category.LORSON: Window(days=(6, 7)),
    category.HELG: Window(days=("holiday",)),
}
"""Hours to begin with where a table has no such supplement yet; the agreement decides what they are."""
FIRST_PAID = (category.HELG, category.LORSON, category.KVELD, category.NATT)
"""The order new supplements are listed in: of two that are not paid together the first is paid."""


def unsettled() -> str:
    """Return what must be said about extra hours for part-timers (OT-11)."""
    return _(
        "Whether part-timers are to have something on top for extra hours is unsettled in Norway, after the "
        "EU Court’s judgments C-184/22 and C-660/20. Ask the leverandør or the fagforening."
    )


class SupplementPart(TariffPart):
    """One supplement: how much, when, together with what."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self._how = self.row(
            _("How it is paid"),
            ChoiceField[str](
                [
                    (NONE, _("Not at all by this agreement")),
                    (KR, _("Kroner an hour")),
                    (PERCENT, _("Percent of the hourly pay")),
                    (UNKNOWN, _("It is paid, but I do not know how much")),
                ]
            ),
            field="how",
        )
        self._kr = self.row(_("Kroner an hour"), ExactField(), field="kr", need=True)
        self._percent = self.row(_("Percent"), ExactField(most=1000), field="percent", need=True)
        self.row(
            _("At least, kroner an hour"), ExactField(), field="minimum", help=_("Empty without a minimum.")
        )
        self._windows = self.row(_("When"), windows_field(), field="windows")
        others = [each for each in category.SUPPLEMENTS if each != code]
        self._others = frozenset(others)
        self.row(
            _("Paid together with"),
            TicksField([(each, current().text(category.WORDS[each])) for each in others]),
            field="stacks_with",
        )
        self._order = words("", "soft")
        self.add(self._order)
        _box(self, _("Paid on overtime too"), "on_overtime")
        self.add_asking((code, _("Ask the leverandør about this")))
        self._how.changed.connect(self._suit)
        self._suit()

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show the supplement, or that there is none."""
        found = edition.supplement(self.code)
        usual = found or Supplement(self.code, (USUAL_HOURS[self.code],))
        values: dict[str, object] = {
            "how": how_paid(found),
            "kr": usual.kr,
            "percent": usual.percent,
            "minimum": usual.minimum,
            "windows": usual.windows,
            "stacks_with": self._beside(usual, edition),
            "on_overtime": usual.on_overtime,
        }
        self.set_values(values | self.asking(edition))
        self._order.setText(_order_words(edition))
        self._suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both with the supplement as the form says, at the place it had among the others."""
        before = edition.supplement(self.code)
        now = self._supplement(before, edition)
        others = [each for each in edition.supplements if each.code != self.code]
        if now is not None:
            others = [self._answering(each, now) for each in others]
            at = [each.code for each in edition.supplements].index(self.code) if before else len(others)
            others.insert(at, now)
        supplements = tuple(others) if before or now is None else tuple(sorted(others, key=_rank))
        proposed = edition.proposed
        if before is not None and now is not None and before.windows != now.windows:
            proposed = tuple(each for each in proposed if each != self.code)
        return profile, replace(
            edition, supplements=supplements, ask=self.asked(edition), proposed=proposed
        )

    def needed(self) -> tuple[str, ...]:
        """Whatever the way it is paid asks for."""
        how = self._how.value()
        amount = (KR,) if how == KR else (PERCENT,) if how == PERCENT else ()
        return (*amount, *(() if how == NONE else ("windows",)))

    def _supplement(self, before: Supplement | None, edition: Edition) -> Supplement | None:
        values: dict[str, Any] = self.values()
        how = values["how"]
        if how == NONE:
            return None
        beside = tuple(values["stacks_with"])
        if before is not None and frozenset(beside) == self._beside(before, edition):
            beside = before.stacks_with
        windows = values["windows"]
        if before is not None and (not windows or same_windows(windows, before.windows)):
            windows = before.windows
        return Supplement(
            self.code,
            windows,
            kr=values["kr"] if how == KR else None,
            percent=values["percent"] if how == PERCENT else None,
            minimum=values["minimum"] if how == PERCENT else None,
            stacks_with=beside,
            on_overtime=bool(values["on_overtime"]),
        )

    def _beside(self, supplement: Supplement, edition: Edition) -> frozenset[str]:
        """Return what it is paid together with: either of two can say so, and both mean the same."""
        named = self._others if EVERYTHING in supplement.stacks_with else supplement.stacks_with
        met = (each.code for each in edition.supplements if each.stands_beside(supplement))
        return frozenset(each for each in (*named, *met) if each in self._others)

    def _answering(self, other: Supplement, now: Supplement) -> Supplement:
        """Return another supplement so that it says no more than this one about the two of them."""
        ticked: Any = self.values()["stacks_with"]
        if other.code in ticked or not other.stands_beside(now):
            return other
        named = category.SUPPLEMENTS if EVERYTHING in other.stacks_with else other.stacks_with
        left = tuple(each for each in named if each not in (self.code, other.code))
        return replace(other, stacks_with=left)

    def _suit(self) -> None:
        how = self._how.value()
        self.show_row("kr", how == KR)
        self.show_row("percent", how == PERCENT)
        self.show_row("minimum", how == PERCENT)
        for name in ("windows", "stacks_with", "on_overtime"):
            self.show_row(name, how != NONE)


class OvertimePart(TariffPart):
    """Overtime by hours and percent, and extra hours beyond a part-time position."""

    def __init__(self) -> None:
        super().__init__()
        self._known = _box(self, _("This table says how overtime is counted"), "known")
        self.row(
            _("Overtime after hours a day"),
            HoursField(least=60, most=24 * 60),
            field="day",
            help=_("Such as 7.5 or 9. In a week it begins after a full week, or as the averaged plan says."),
        )
        self.row(
            _("Percent and when"), overtime_field(), field="windows",
            help=_("Where two apply at once, the higher is paid. By law at least 40 (aml. § 10-6)."),
        )  # fmt: skip
        self.heading(_("Extra hours"), 3)
        self.row(
            _("Percent on top of extra hours"),
            ExactField(most=1000),
            field="additional",
            help=_("Beyond the position, before it is overtime. Empty or 0: nothing on top."),
        )
        self.add(words(unsettled(), "soft"))
        self.add_asking(
            ("overtime", _("Ask the leverandør about overtime")),
            ("additional", _("Ask the leverandør about extra hours")),
        )
        self._known.changed.connect(self._suit)

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show overtime and extra hours."""
        rule = edition.overtime or Overtime()
        values: dict[str, object] = {
            "known": edition.overtime is not None,
            "day": None if rule.day is None else Minutes(rule.day),
            "windows": rule.windows,
            "additional": rule.additional_percent or None,
        }
        self.set_values(values | self.asking(edition))
        self._suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both as the form says; another day’s length is no proposal of ours any more."""
        values: dict[str, Any] = self.values()
        rule = None
        if values["known"]:
            day = None if values["day"] is None else int(values["day"])
            rule = Overtime(day, values["windows"], values["additional"] or Fraction(0))
        proposed = edition.proposed
        if edition.overtime is not None and (rule is None or rule.day != edition.overtime.day):
            proposed = tuple(each for each in proposed if each != "overtime")
        return profile, replace(edition, overtime=rule, ask=self.asked(edition), proposed=proposed)

    def _suit(self) -> None:
        for name in ("day", "windows", "additional"):
            self.show_row(name, bool(self._known.value()))


class PassivePart(TariffPart):
    """Resting nights with their calls, standby at home with its call-outs, and journeys."""

    def __init__(self) -> None:
        super().__init__()
        self.heading(_("Resting nights"), 3)
        self._passive = _box(
            self, _("Passive time is paid by a share of the hour"), "passive",
            _("Without it, passive hours are counted hour for hour. The law always counts them so."),
        )  # fmt: skip
        self.row(
            _("Share of the hour"), ExactField(most=1), field="passive.factor", need=True,
            help=_("1/3 is twenty minutes for each hour."),
        )  # fmt: skip
        self._call_rows("passive", _("Fewest minutes for each call"), _("Steps for each call, in minutes"))
        _box(self, _("Calls are paid on top of the passive time"), "passive.in_addition")
        self.row(
            _("All of the shift as active from this share"), ExactField(most=1), field="passive.active_share",
            help=_("1/3: once a third of the shift was active. Empty: never."),
        )  # fmt: skip
        converted = _("Supplements are paid for the converted hours")
        _box(self, converted, "passive.supplements_on_converted")
        self.heading(_("Standby at home"), 3)
        self._standby = _box(self, _("Standby is paid by a share of the hour"), "standby")
        self.row(_("Share of the hour"), ExactField(most=1), field="standby.factor", need=True)
        self._call_rows(
            "standby", _("Fewest minutes for each call-out"), _("Steps for each call-out, in minutes")
        )
        self.heading(_("Journeys"), 3)
        self.row(
            _("Hours a day that are paid at most"), HoursField(most=24 * 60), field="journey.day_most",
            help=_("Empty: all of them. No agreement we have found says anything; write what yours says."),
        )  # fmt: skip
        self.row(
            _("Share of the hour for resting on a journey"), ExactField(most=1), field="journey.factor",
            help=_("Empty: as other resting time."),
        )  # fmt: skip
        self.row(
            _("For meals, kroner a day"), ExactField(), field="journey.meals",
            help=_("Only told, never summed."),
        )  # fmt: skip
        self.add_asking(
            ("passive", _("Ask the leverandør about resting nights")),
            ("standby", _("Ask the leverandør about standby")),
        )
        for each in (self._passive, self._standby):
            each.changed.connect(self._suit)

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show how passive time and standby are paid."""
        passive = edition.passive or Passive(Fraction(1, 3))
        standby = edition.standby or Standby(Fraction(1, 7))
        values: dict[str, object] = {
            "passive": edition.passive is not None, "standby": edition.standby is not None,
        }  # fmt: skip
        journey = edition.journey or Journey()
        for name, rule in (("passive", passive), ("standby", standby), ("journey", journey)):
            for field in self.values():
                if field.startswith(f"{name}."):
                    values[field] = getattr(rule, field.partition(".")[2])
        self.set_values(values | self.asking(edition))
        self._suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both as the form says."""
        values: dict[str, Any] = self.values()
        passive = standby = None
        if values["passive"]:
            passive = Passive(
                _share(values["passive.factor"]),
                int(values["passive.call_minimum"] or 0),
                int(values["passive.call_step"] or 0),
                values["passive.active_share"],
                bool(values["passive.in_addition"]),
                bool(values["passive.supplements_on_converted"]),
            )
        if values["standby"]:
            standby = Standby(
                _share(values["standby.factor"]),
                int(values["standby.call_minimum"] or 0),
                int(values["standby.call_step"] or 0),
            )
        most = values["journey.day_most"]
        journey = Journey(
            None if most is None else int(most), values["journey.factor"], values["journey.meals"]
        )
        return profile, replace(
            edition, passive=passive, standby=standby, ask=self.asked(edition),
            journey=None if journey == Journey() else journey,
        )  # fmt: skip

    def needed(self) -> tuple[str, ...]:
        """The share, of whatever is paid by one."""
        ticked = (("passive", self._passive.value()), ("standby", self._standby.value()))
        return tuple(f"{name}.factor" for name, on in ticked if on)

    def _call_rows(self, name: str, least: str, step: str) -> None:
        self.row(least, NumberField(most=1440, whole=True), field=f"{name}.call_minimum")
        self.row(step, NumberField(most=1440, whole=True), field=f"{name}.call_step")

    def _suit(self) -> None:
        for name, on in (("passive", self._passive.value()), ("standby", self._standby.value())):
            for field in self.values():
                if field.startswith(f"{name}."):
                    self.show_row(field, on)


def every_part(today: Callable[[], date]) -> dict[str, TariffPart]:
    """Return a form for each of the sections a profile is edited in."""
    made: dict[str, TariffPart] = {
        "about": AboutPart(today),
        "base": BasePart(),
        **{code: SupplementPart(code) for code in category.SUPPLEMENTS},
        "overtime": OvertimePart(),
        "passive": PassivePart(),
        "periods": PeriodsPart(),
    }
    return {key: made[key] for key, _title in SECTIONS}


def _box(form: TariffPart, text: str, field: str, explain: str = "") -> CheckField:
    return form.row(text, CheckField(text), field=field, help=explain)


def _rank(supplement: Supplement) -> int:
    return FIRST_PAID.index(supplement.code)


def _order_words(edition: Edition) -> str:
    named = [current().text(category.WORDS[each.code]) for each in edition.supplements]
    if len(named) < 2:
        return ""
    order = ", ".join(named)
    return _("Of two that are not paid together, the first in this order is paid: {order}.", order=order)


def _share(value: Fraction | None) -> Fraction:
    return Fraction(1) if value is None else value


def how_paid(supplement: Supplement | None) -> str:
    """Return the way a supplement is paid, as the choice of the form says it."""
    if supplement is None:
        return NONE
    if supplement.kr is not None:
        return KR
    return UNKNOWN if supplement.percent is None else PERCENT
