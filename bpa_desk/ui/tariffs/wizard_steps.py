"""The wizard's questions about hours and pay; each answer changes the profile that is in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.pay.profile import (
    EVERY_DAY,
    HOLIDAY,
    BaseRate,
    ClockChange,
    Edition,
    Overtime,
    OvertimeWindow,
    Passive,
    TariffProfile,
    Window,
)
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.editors import HoursField, NumberField, TimeField
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.tariffs import words as told
from bpa_desk.ui.tariffs.exact import ExactField
from bpa_desk.ui.tariffs.paid_parts import unsettled
from bpa_desk.ui.tariffs.parts import TariffPart

ASK, KEEP, YES, NO = "ask", "keep", "yes", "no"
HOUR, MONTH = "hour", "month"
_WEEKS = (
    ("day", (HoursClass.DAG40,)),
    ("turnus", (HoursClass.T38A, HoursClass.T38B, HoursClass.T38C, HoursClass.T38D)),
    ("clock", (HoursClass.H36,)),
)
Taken = tuple[TariffProfile, Edition]


def dont_know() -> tuple[str, str]:
    """Return the answer that leaves a question for the leverandør."""
    return ASK, _("I do not know: ask the leverandør")


class WizardStep(TariffPart):
    """One question: ``title`` stands above it, ``lead`` explains it in plain words."""

    title = ""
    lead = ""

    def answers(self, label: str, options: Sequence[tuple[str, str]], **shown: Sequence[str]) -> None:
        """Add the choice of answers; ``shown`` names the fields each answer brings."""
        self.answer = self.row(label, ChoiceField[str]([*options, dont_know()]), field="answer")
        self._shown = shown
        self.answer.changed.connect(self.suit)

    def suit(self) -> None:
        """Show the fields that go with the answer."""
        fields = {field for each in self._shown.values() for field in each}
        here = self._shown.get(self.answer.value() or "", ())
        for field in fields:
            self.show_row(field, field in here)

    def needed(self) -> tuple[str, ...]:
        """Whatever the answer brings that is marked as needed."""
        here = self._shown.get(self.answer.value() or "", ())
        return tuple(field for field in here if field in self.musts)

    musts: tuple[str, ...] = ()


def marked(edition: Edition, topic: str, on: bool) -> Edition:
    """Return the table with the topic marked as something to ask about, or not."""
    left = tuple(each for each in edition.ask if each != topic)
    return replace(edition, ask=(*left, topic) if on else left)


class PayStep(WizardStep):
    """What an hour is paid, or a month."""

    musts = ("kr", "month", "week")

    def __init__(self) -> None:
        super().__init__()
        self.title = _("What is the pay?")
        self.lead = _("Without it the program still counts hours and supplements, only not the kroner.")
        self.answers(
            _("The pay"),
            [
                (KEEP, _("The steps of the agreement I chose")),
                (HOUR, _("Kroner an hour")),
                (MONTH, _("Kroner a month for a full position")),
            ],
            hour=("kr",), month=("month", "week"),
        )  # fmt: skip
        self.row(_("Kroner an hour"), ExactField(), field="kr", need=True)
        self.row(_("Kroner a month"), ExactField(most=1_000_000), field="month", need=True)
        self.row(
            _("For a full week of"), HoursField(least=60, most=168 * 60), field="week", need=True,
            help=_("An hour is then twelve months’ pay divided by 52 weeks of these hours."),
        )  # fmt: skip

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Propose to keep the agreement’s steps where it has any."""
        full = dict(edition.full_time).get(HoursClass.T38C.value, 2130)
        kr = edition.base[0].kr if edition.base else None
        answer = KEEP if edition.base else ASK
        self.set_values({"answer": answer, "kr": kr, "month": None, "week": Minutes(full)})
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with one step for all, the steps that were, or none and a question."""
        values: dict[str, Any] = self.values()
        answer, base = values["answer"], edition.base
        if answer == ASK:
            base = ()
        elif answer == HOUR:
            base = (BaseRate(values["kr"]),)
        elif answer == MONTH:
            hours = Fraction(int(values["week"]), 60) * 52
            exact = values["month"] * 12 / hours
            base = (BaseRate(Fraction(round(exact * 100), 100)),)
        return profile, marked(replace(edition, base=base), "base", answer == ASK)


class FullTimeStep(WizardStep):
    """How long a full week is."""

    musts = ("turnus",)

    def __init__(self) -> None:
        super().__init__()
        self.title = _("How many hours a week is full time?")
        self.lead = _("Most tariffs: 37.5 by day, 35.5 in turnus, 33.6 round the clock. The law: 40, 38, 36.")
        self.answers(_("Full time"), [(YES, _("These hours"))], yes=("day", "turnus", "clock"))
        self.row(_("By day"), HoursField(least=60, most=168 * 60), field="day")
        self.row(
            _("In turnus"), HoursField(least=60, most=168 * 60), field="turnus", need=True,
            help=_("With nights, or at least every third Sunday: most assistants."),
        )  # fmt: skip
        self.row(_("Round the clock"), HoursField(least=60, most=168 * 60), field="clock")

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show the agreement’s hours."""
        full = dict(edition.full_time)
        values: dict[str, object] = {"answer": YES if full else ASK}
        for key, classes in _WEEKS:
            week = full.get(classes[-1].value)
            values[key] = None if week is None else Minutes(week)
        self.set_values(values)
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with the hours of each class, or none and a question."""
        values: dict[str, Any] = self.values()
        unknown = values["answer"] == ASK
        full = [
            (each.value, int(values[key]))
            for key, classes in _WEEKS
            for each in classes
            if values[key] is not None and not unknown
        ]
        return profile, marked(replace(edition, full_time=tuple(full)), "full_time", unknown)


class OvertimeStep(WizardStep):
    """From when overtime begins and what it gives by day, at night and on holidays."""

    musts = ("day_percent",)

    def __init__(self) -> None:
        super().__init__()
        self.title = _("How is overtime paid?")
        self.lead = _("By law at least 40 percent on top (aml. § 10-6). Many agreements have 50 and 100.")
        here = ("day", "day_percent", "from", "to", "rest_percent", "holiday_percent")
        self.answers(
            _("Overtime"),
            [(KEEP, _("As the agreement I chose says")), (YES, _("Like this"))],
            yes=here,
        )
        self.row(
            _("Overtime after hours a day"), HoursField(least=60, most=24 * 60), field="day",
            help=_("Such as 7.5 or 9. In a week it begins after a full week."),
        )  # fmt: skip
        self.row(_("Percent by day"), ExactField(most=1000), field="day_percent", need=True)
        all_hours = _("Empty: the percent applies at all hours.")
        self.row(_("Day is from"), TimeField(), field="from", help=all_hours)
        self.row(_("Day is to"), TimeField(ends=True), field="to")
        self.row(_("Percent at other hours"), ExactField(most=1000), field="rest_percent")
        self.row(_("Percent on public holidays"), ExactField(most=1000), field="holiday_percent")

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Propose to keep what the agreement says where it says enough."""
        rule = edition.overtime
        known = rule is not None and bool(rule.windows)
        day = rule.day if rule is not None else None
        self.set_values(
            {
                "answer": KEEP if known else ASK,
                "day": None if day is None else Minutes(day),
                "day_percent": None, "from": None, "to": None, "rest_percent": None, "holiday_percent": None,
            }
        )  # fmt: skip
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with the windows, or with none and a question."""
        values: dict[str, Any] = self.values()
        answer, rule = values["answer"], edition.overtime or Overtime()
        if answer == ASK:
            rule = replace(rule, windows=())
        elif answer == YES:
            day = None if values["day"] is None else int(values["day"])
            rule = replace(rule, day=day, windows=_overtime_windows(values))
        proposed = edition.proposed
        if answer == YES:
            proposed = tuple(each for each in proposed if each != "overtime")
        edition = replace(edition, overtime=rule, proposed=proposed)
        return profile, marked(edition, "overtime", answer == ASK)


class AdditionalStep(WizardStep):
    """What part-timers get on top for extra hours (OT-11)."""

    musts = ("percent",)

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Is there something on top for extra hours?")
        self.lead = _("Extra hours are those beyond a part-time position, before they are overtime.")
        options = [(NO, _("Nothing on top")), (YES, _("A percent on top"))]
        self.answers(_("Extra hours"), options, yes=("percent",))
        self.row(_("Percent on top"), ExactField(most=1000), field="percent", need=True)
        self.add(words(unsettled(), "soft"))

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show the percent; a shipped profile says nothing about it, so it is a question."""
        percent = edition.overtime.additional_percent if edition.overtime else Fraction(0)
        self.set_values({"answer": YES if percent else ASK, "percent": percent or None})
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with the percent, nothing, or nothing and a question."""
        values: dict[str, Any] = self.values()
        percent = values["percent"] if values["answer"] == YES else Fraction(0)
        rule = replace(edition.overtime or Overtime(), additional_percent=percent)
        return profile, marked(replace(edition, overtime=rule), "additional", values["answer"] == ASK)


class PassiveStep(WizardStep):
    """How resting nights are paid."""

    musts = ("minutes",)

    def __init__(self) -> None:
        super().__init__()
        self.title = _("How are resting nights paid?")
        self.lead = _("The law always counts every hour at work. This is only about the pay.")
        self.answers(
            _("Passive time"),
            [
                (NO, _("Hour for hour, or we have no resting nights")),
                (YES, _("By a share of the hour")),
            ],
            yes=("minutes", "call_minimum", "call_step", "in_addition", "third"),
        )
        self.row(
            _("Paid minutes for each hour"), ExactField(most=60), field="minutes", need=True,
            help=_("Such as 20."),
        )  # fmt: skip
        self.row(_("Fewest minutes for each call"), NumberField(most=1440, whole=True), field="call_minimum")
        self.row(_("Steps for each call, in minutes"), NumberField(most=1440, whole=True), field="call_step")
        addition = _("Calls are paid on top of the passive time")
        self.row(addition, CheckField(addition), field="in_addition")
        third = _("If a third of the shift was active, all of it is paid as active")
        self.row(third, CheckField(third), field="third")

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show what the agreement says, else leave it as a question."""
        rule = edition.passive
        now = rule or Passive(Fraction(1, 3))
        self.set_values(
            {
                "answer": ASK if rule is None else YES,
                "minutes": 60 * now.factor,
                "call_minimum": now.call_minimum or None,
                "call_step": now.call_step or None,
                "in_addition": now.in_addition,
                "third": now.active_share is not None,
            }
        )
        self.suit()

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with the conversion, without one, or without one and a question."""
        values: dict[str, Any] = self.values()
        rule, before = None, edition.passive
        if values["answer"] == YES:
            share = (before.active_share if before else None) or Fraction(1, 3)
            rule = Passive(
                values["minutes"] / 60,
                int(values["call_minimum"] or 0),
                int(values["call_step"] or 0),
                share if values["third"] else None,
                bool(values["in_addition"]),
                before.supplements_on_converted if before else True,
            )
        return profile, marked(replace(edition, passive=rule), "passive", values["answer"] == ASK)


class PeriodStep(WizardStep):
    """The nights of clock change, the pay period and the deadline."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("When is pay reckoned?")
        self.lead = _("What you leave empty becomes a question for the leverandør.")
        clock = [(key.value, current().text(text)) for key, text in told.CLOCK_WORDS.items()]
        self.row(
            _("When the clock changes, pay"), ChoiceField[str]([*clock, dont_know()]), field="clock",
            help=_("Usual: the hours worked for hourly pay, the hours on the clock for a fixed salary."),
        )  # fmt: skip
        self.row(
            _("First day of the pay period"), NumberField(least=1, most=28, whole=True), field="start",
            help=_("Such as 1, or 21 for the 21st to the 20th."),
        )  # fmt: skip
        self.row(
            _("Timesheets due by day"), NumberField(least=1, most=31, whole=True), field="due",
            help=_("The day of the month by which the leverandør wants them."),
        )  # fmt: skip

    def suit(self) -> None:
        """All fields belong to every answer."""

    def needed(self) -> tuple[str, ...]:
        """Nothing: what is empty becomes a question."""
        return ()

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show nothing known: no shipped profile says it."""
        self.set_values({"clock": ASK, "start": None, "due": edition.timesheet_due_day})

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both with what is known, and a question for each thing that is not."""
        values: dict[str, Any] = self.values()
        clock, start, due = values["clock"], values["start"], values["due"]
        edition = replace(
            edition,
            clock_change=edition.clock_change if clock == ASK else ClockChange(clock),
            pay_period_start=1 if start is None else int(start),
            timesheet_due_day=None if due is None else int(due),
        )
        edition = marked(edition, "clock_change", clock == ASK)
        edition = marked(edition, "pay_period", start is None)
        return profile, marked(edition, "timesheet_due", due is None)


def _overtime_windows(values: dict[str, Any]) -> tuple[OvertimeWindow, ...]:
    start, end = values["from"], values["to"]
    whole = start is None and end is None
    begin, until = start or 0, 1440 if end is None else end
    until = until if until > begin else until + 1440
    by_day = Window() if whole else Window(begin, until, EVERY_DAY)
    found = [OvertimeWindow(values["day_percent"], by_day)]
    if values["rest_percent"] is not None and not whole:
        # The day’s own hours again would be paid by the higher percent: only the rest of the clock.
        rest = Window(until % 1440, begin if begin > until % 1440 else begin + 1440)
        found.append(OvertimeWindow(values["rest_percent"], rest))
    if values["holiday_percent"] is not None:
        found.append(OvertimeWindow(values["holiday_percent"], Window(days=(HOLIDAY,))))
    return tuple(found)
