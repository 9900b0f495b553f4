"""The parts of a tariff profile as forms; ``show`` and ``taken`` of each are mirrors of each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.pay.profile import BaseRate, Edition, TariffProfile
from bpa_desk.domain.text import N_, DomainError, Message, Minutes
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.tariffs import words as told
from bpa_desk.ui.tariffs.entries import EntriesField, EntryForm
from bpa_desk.ui.tariffs.exact import ExactField

_TURNUS = (HoursClass.T38A, HoursClass.T38B, HoursClass.T38C, HoursClass.T38D)
_WEEKS = (
    ("day", (HoursClass.DAG40,)), ("turnus", _TURNUS), ("clock", (HoursClass.H36,)),
    ("turns", (HoursClass.TRE,)),
)  # fmt: skip
_MISSING = Message(N_("Something needed is not filled in yet."))
_PERIODS = (
    "rounding", "pay_period_start", "timesheet_due_day", "self_certification", "clock_change", "notice_days",
)  # fmt: skip


class TariffPart(Form):
    """A part of one table: ``topics`` are what one may mark here as something to ask the leverandør."""

    topics: tuple[str, ...] = ()

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show what the table says."""
        raise NotImplementedError

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both with what the form says; call it only when all of the form can be read."""
        raise NotImplementedError

    def add_asking(self, *labels: tuple[str, str]) -> None:
        """Add a box for each (topic, words) that marks it as open."""
        self.topics = tuple(topic for topic, _words in labels)
        for topic, text in labels:
            self.row(text, CheckField(text), field=f"ask.{topic}")

    def demand(self, field: str) -> None:
        """Say beside the field that it must be filled in."""
        self.show_error(DomainError(Message(N_("Fill this in.")), field))

    def asking(self, edition: Edition) -> dict[str, object]:
        """Return the boxes as the table says."""
        return {f"ask.{topic}": topic in edition.ask for topic in self.topics}

    def asked(self, edition: Edition) -> tuple[str, ...]:
        """Return what the table asks for, with this part's boxes as they are now."""
        values = self.values()
        kept = tuple(each for each in edition.ask if each not in self.topics)
        return (*kept, *(topic for topic in self.topics if values[f"ask.{topic}"]))


    def check(self) -> bool:
        """Show what cannot be read or is missing, and move there; return whether all is well."""
        if not super().check():
            return False
        values = self.values()
        for field in self.needed():
            if values[field] in (None, "", ()):
                self.demand(field)
                return False
        return True

    def needed(self) -> tuple[str, ...]:
        """Return the fields that must be filled in as the form stands now."""
        return ()

    def obstacle(self) -> Message | None:
        """Return why the form cannot be taken as it stands, without showing anything."""
        values = self.values()
        for name in values:
            if self.row_shown(name):
                found: Message | None = self.editor(name).problem()  # type: ignore[attr-defined]
                if found is not None:
                    return found
        return _MISSING if any(values[name] in (None, "", ()) for name in self.needed()) else None


class AboutPart(TariffPart):
    """Name, source and note of the whole profile."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.row(_("Name"), TextField(), field="name", need=True)
        self.row(
            _("Valid from"),
            DateField(today=today),
            field="valid_from",
            need=True,
            help=_("Shifts from this day on follow this table, until a later table takes over."),
        )
        self.row(
            _("Source"),
            TextField(),
            field="source",
            help=_("Where the figures are from, such as a letter from the leverandør, with its date."),
        )
        self.row(_("Note"), NotesField(rows=3), field="note")

    def needed(self) -> tuple[str, ...]:
        """A profile has a name, and a table a first day."""
        return ("name", "valid_from")

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show name, day, source and note."""
        self.set_values(
            {
                "name": profile.name,
                "valid_from": edition.valid_from,
                "source": profile.source,
                "note": profile.note_in(current().code),
            }
        )

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both as the form says; a note in several languages stays while nobody touches it."""
        values: dict[str, Any] = self.values()
        untouched = values["note"] == profile.note_in(current().code)
        note = profile.note if untouched else values["note"]
        edition = replace(edition, valid_from=values["valid_from"] or edition.valid_from)
        return replace(profile, name=values["name"], source=values["source"], note=note), edition


class RateForm(EntryForm[BaseRate]):
    """One step of the hourly pay."""

    def __init__(self) -> None:
        super().__init__()
        self.row(_("Kroner an hour"), ExactField(), field="kr", need=True)
        self.row(
            _("From years of seniority"), NumberField(most=60, whole=True), field="years",
            help=_("Empty or 0: from the first day."),
        )  # fmt: skip
        self.row(
            _("Percent on top for seniority"), ExactField(most=1000), field="percent",
            help=_("Where the agreement gives the step in percent of one and the same pay."),
        )  # fmt: skip
        self.row(
            _("For a full week of"), HoursField(least=60, most=168 * 60), field="full_time",
            help=_("Where the hourly pay is not the same for 37.5 and 35.5 hours. Empty: for all."),
        )  # fmt: skip

    def entry(self) -> BaseRate | None:
        """Return the step; None while the kroner are missing."""
        values: dict[str, Any] = self.values()
        if values["kr"] is None:
            return None
        full = values["full_time"]
        percent = values["percent"] or Fraction(0)
        return BaseRate(values["kr"], int(values["years"] or 0), percent, None if full is None else int(full))

    def show_entry(self, value: BaseRate | None) -> None:
        """Show the step, or an empty one."""
        if value is None:
            self.set_values({"kr": None, "years": None, "percent": None, "full_time": None})
            return
        full = value.full_time
        self.set_values(
            {
                "kr": value.kr,
                "years": value.years,
                "percent": value.percent or None,
                "full_time": None if full is None else Minutes(full),
            }
        )


class BasePart(TariffPart):
    """Full time, hourly pay by seniority, holiday pay."""

    def __init__(self) -> None:
        super().__init__()
        self.heading(_("Full time a week"), 3)
        labels = {
            "day": (_("By day"), _("Usually 37.5 hours. Overtime in a week is counted from these.")),
            "turnus": (_("In turnus"), _("Usually 35.5 hours: turnus with nights or every third Sunday.")),
            "clock": (_("Round the clock"), _("Usually 33.6 hours.")),
            "turns": (_("Day, evening and night by turns"), _("Between 33.6 and 35.5; empty if not agreed.")),
        }
        for key, _classes in _WEEKS:
            label, explain = labels[key]
            self.row(label, HoursField(least=60, most=168 * 60), field=f"week.{key}", help=explain)
        self.row(
            _("Hours a year"), ExactField(most=3000), field="year_hours",
            help=_("Such as 1950 or 1846, where the agreement says so."),
        )  # fmt: skip
        self.heading(_("Pay an hour"), 3)
        field: EntriesField[BaseRate] = EntriesField(RateForm, _("Step {n}", n="{n}"), _("Add a step"))
        self.row(_("Steps of seniority"), field, field="base")
        self.row(_("Holiday pay in percent"), ExactField(most=100), field="holiday_pay_percent")
        self.add_asking(
            ("base", _("Ask the leverandør about the hourly pay")),
            ("full_time", _("Ask the leverandør about full time")),
            ("holiday_pay", _("Ask the leverandør about holiday pay")),
        )

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show full time, steps and percent."""
        full = dict(edition.full_time)
        values: dict[str, object] = {
            "year_hours": edition.year_hours,
            "base": edition.base,
            "holiday_pay_percent": edition.holiday_pay_percent,
        }
        for key, classes in _WEEKS:
            week = next((full[each.value] for each in classes if each.value in full), None)
            values[f"week.{key}"] = None if week is None else Minutes(week)
        self.set_values(values | self.asking(edition))

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both as the form says; classes that differ among themselves stay while not touched."""
        values: dict[str, Any] = self.values()
        before = dict(edition.full_time)
        full: list[tuple[str, int]] = []
        for key, classes in _WEEKS:
            week = values[f"week.{key}"]
            shown = next((before[each.value] for each in classes if each.value in before), None)
            for each in classes:
                minutes = before.get(each.value) if week == shown else week
                if minutes is not None:
                    full.append((each.value, int(minutes)))
        return profile, replace(
            edition,
            full_time=tuple(full),
            year_hours=values["year_hours"],
            base=values["base"],
            holiday_pay_percent=values["holiday_pay_percent"],
            ask=self.asked(edition),
        )


class PeriodsPart(TariffPart):
    """Rounding, pay period, deadlines and the nights of clock change."""

    def __init__(self) -> None:
        super().__init__()
        self.row(
            _("Round sums to minutes"), NumberField(most=60, whole=True), field="rounding",
            help=_("Empty or 0: sums are not rounded. Halves are rounded up."),
        )  # fmt: skip
        self.row(
            _("First day of the pay period"), NumberField(least=1, most=28, whole=True),
            field="pay_period_start", need=True, help=_("Such as 1, or 21 for the 21st to the 20th."),
        )  # fmt: skip
        self.row(
            _("Timesheets due by day"), NumberField(least=1, most=31, whole=True), field="timesheet_due_day",
            help=_("The day of the month by which the leverandør wants them."),
        )  # fmt: skip
        text = current().text
        schemes = [(key, text(each)) for key, each in told.SELF_CERTIFICATION_WORDS.items()]
        known = ChoiceField[str]([("", _("Not known")), *schemes])
        self.row(_("Egenmelding"), known, field="self_certification")
        clock = [(key, text(each)) for key, each in told.CLOCK_WORDS.items()]
        self.row(
            _("When the clock changes, pay"), ChoiceField(clock), field="clock_change",
            help=_(
                "An autumn night has one hour more than the clock shows. Usual: the hours worked for hourly "
                "pay, the hours on the clock for a fixed salary. No law decides it."
            ),
        )  # fmt: skip
        self.row(
            _("Days before a rota is shown"), NumberField(most=365, whole=True),
            field="notice_days", need=True,
            help=_("At the latest two weeks before (aml. § 10-3), unless the tariff says otherwise."),
        )  # fmt: skip
        self.add_asking(
            ("rounding", _("Ask the leverandør about rounding")),
            ("pay_period", _("Ask the leverandør about the pay period")),
            ("timesheet_due", _("Ask the leverandør about the deadline for timesheets")),
            ("self_certification", _("Ask the leverandør about egenmelding")),
            ("clock_change", _("Ask the leverandør about the nights of clock change")),
            ("notice", _("Ask the leverandør about the notice of a new rota")),
        )

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show periods and deadlines."""
        self.set_values({name: getattr(edition, name) for name in _PERIODS} | self.asking(edition))

    def needed(self) -> tuple[str, ...]:
        """A pay period begins on some day, and a rota is shown some days before."""
        return ("pay_period_start", "notice_days")

    def taken(self, profile: TariffProfile, edition: Edition) -> tuple[TariffProfile, Edition]:
        """Return both as the form says."""
        values: dict[str, Any] = self.values()
        due, start, notice = values["timesheet_due_day"], values["pay_period_start"], values["notice_days"]
        return profile, replace(
            edition,
            rounding=int(values["rounding"] or 0),
            pay_period_start=edition.pay_period_start if start is None else int(start),
            timesheet_due_day=None if due is None else int(due),
            self_certification=values["self_certification"] or "",
            clock_change=values["clock_change"],
            notice_days=edition.notice_days if notice is None else int(notice),
            ask=self.asked(edition),
        )
