"""One language: its translations and its way of writing dates, hours and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from bpa_desk import paths
from bpa_desk.domain.text import Clock, Message, Minutes
from bpa_desk.language import formats
from bpa_desk.language.catalogue import Catalogue
from bpa_desk.language.ordering import SortKey, sort_key

CODES = ("nb", "nn", "en")
DEFAULT = "nb"
NAMES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}


@lru_cache(maxsize=len(CODES))
def _catalogue(code: str) -> Catalogue:
    return Catalogue() if code == "en" else Catalogue.read(paths.resource("i18n", f"{code}.po"))


class Language:
    """Words texts, dates and figures in bokmål (``nb``), nynorsk (``nn``) or English (``en``).

    Raises ValueError for any other code. Cheap to make: the catalogue is read once per language.
    """

    def __init__(self, code: str = DEFAULT, catalogue: Catalogue | None = None) -> None:
        if code not in CODES:
            raise ValueError(f"unknown language {code!r}; known are {', '.join(CODES)}")
        self.code = code
        self.catalogue = _catalogue(code) if catalogue is None else catalogue

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @property
    def bcp47(self) -> str:
        """The language tag for HTML and PDF: ``nb-NO``, ``nn-NO`` or ``en-GB``."""
        return formats.LOCALES[self.code].replace("_", "-")

    # Texts

    def text(self, source: str, /, **values: object) -> str:
        """Return the translated source with its ``{names}`` filled; untranslated sources stay English."""
        return self._filled(self.catalogue.text(source) or source, values)

    def context(self, context: str, source: str, /, **values: object) -> str:
        """Return the translation for one of several meanings of the same source."""
        return self._filled(self.catalogue.text(source, context) or source, values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for ``n``, which also fills ``{n}``."""
        form = 0 if n == 1 else 1
        template = self.catalogue.plural(one, form) or (one, many)[form]
        return self._filled(template, {"n": n, **values})

    def message(self, message: Message) -> str:
        """Return the wording of a marked template, its dates, hours and inner messages included."""
        return self._filled(self.catalogue.text(message.template) or message.template, dict(message.values))

    def shown(self, value: object) -> str:
        """Return any value as it stands in a sentence: dates, hours, lists and messages worded."""
        if isinstance(value, str):
            return str(value)
        if isinstance(value, Message):
            return self.message(value)
        if isinstance(value, Minutes):
            return self.hours(value)
        if isinstance(value, Clock):
            return self.clock(value)
        if isinstance(value, dt.datetime):  # before date: it is one too
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, dt.time):
            return self.time(value)
        if isinstance(value, Decimal | float):
            return self.number(value)
        if isinstance(value, tuple | list):
            return self.list(value)
        return str(value)

    def _filled(self, template: str, values: dict[str, object]) -> str:
        if not values:
            return formats.unbroken(template)
        shown = {name: self.shown(value) for name, value in values.items()}
        for name, text in shown.items():
            if text.endswith("."):  # "tir. 24. nov." at the end of a sentence brings its full stop along
                template = template.replace(f"{{{name}}}.", f"{{{name}}}")
        return formats.unbroken(template.format_map(shown))

    # Days

    def date(self, day: dt.date) -> str:
        """Return ``tir. 24. nov.``."""
        return formats.dated(_day(day), "date", self.code)

    def date_year(self, day: dt.date) -> str:
        """Return ``tir. 24. nov. 2026``."""
        return formats.dated(_day(day), "date_year", self.code)

    def day_long(self, day: dt.date) -> str:
        """Return ``tirsdag 24. november``."""
        return formats.dated(_day(day), "day_long", self.code)

    def date_long(self, day: dt.date) -> str:
        """Return ``tirsdag 24. november 2026``."""
        return formats.dated(_day(day), "date_long", self.code)

    def date_numeric(self, day: dt.date) -> str:
        """Return ``24.11.2026`` (``24 Nov 2026`` in English)."""
        return formats.dated(_day(day), "numeric", self.code)

    def day_month(self, day: dt.date) -> str:
        """Return ``24. nov.``."""
        return formats.dated(_day(day), "day", self.code)

    def month(self, day: dt.date) -> str:
        """Return ``november 2026``."""
        return formats.dated(_day(day), "month", self.code)

    def month_name(self, day: dt.date) -> str:
        """Return ``november``."""
        return formats.dated(_day(day), "month_name", self.code)

    def weekday(self, day: dt.date) -> str:
        """Return ``tirsdag``."""
        return formats.dated(_day(day), "weekday", self.code)

    def weekday_short(self, day: dt.date) -> str:
        """Return ``tir.``."""
        return formats.dated(_day(day), "weekday_short", self.code)

    def weekday_names(self, short: bool = False) -> tuple[str, ...]:
        """Return the seven weekdays, Monday first."""
        monday = dt.date(2024, 1, 1)
        return tuple(
            formats.dated(monday + dt.timedelta(days=i), "weekday_short" if short else "weekday", self.code)
            for i in range(7)
        )

    def week(self, day: dt.date) -> str:
        """Return ``uke 48`` (ISO week)."""
        return self.text("week {number}", number=day.isocalendar().week)

    def span(self, first: dt.date, last: dt.date) -> str:
        """Return ``24.–30. nov. 2026``, both days included."""
        return formats.span(_day(first), _day(last), self.code)

    def relative_day(self, day: dt.date, today: dt.date) -> str:
        """Return ``i går``, ``i dag``, ``i morgen`` or else ``tir. 24. nov.`` (with year if another)."""
        apart = (_day(day) - _day(today)).days
        if -1 <= apart <= 1:
            return (self.text("yesterday"), self.text("today"), self.text("tomorrow"))[apart + 1]
        return self.date(day) if day.year == today.year else self.date_year(day)

    # Times and figures

    def clock(self, minute: int) -> str:
        """Return minutes after midnight as ``07:00``."""
        return formats.clock(minute)

    def time(self, at: dt.time | dt.datetime) -> str:
        """Return ``07:00``."""
        return formats.clock(at.hour * 60 + at.minute)

    def times(self, start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
        """Return ``07:00–15:00``."""
        return f"{self.time(start)}–{self.time(end)}"

    def times_short(self, start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
        """Return ``07–15`` or ``07:30–15``."""
        return formats.clock_short(start.hour * 60 + start.minute, end.hour * 60 + end.minute)

    def moment(self, at: dt.datetime) -> str:
        """Return ``tir. 24. nov. 07:00``."""
        return f"{self.date(at)} {self.time(at)}"

    def hours(self, minutes: int | Fraction, unit: bool = True) -> str:
        """Return minutes as ``7,5 t``, or ``7,5`` without the unit."""
        exact = minutes if isinstance(minutes, Fraction) else int(minutes)
        return formats.hours(exact, self.code, unit)

    def duration(self, minutes: int) -> str:
        """Return minutes as ``7 t 30 min``."""
        return formats.duration(int(minutes), self.code)

    def number(self, value: Decimal | int | float, least: int = 0, most: int = 2) -> str:
        """Return ``1 852,74`` with ``least`` to ``most`` decimals, halves rounded up."""
        return formats.number(value, self.code, least, most)

    def percent(self, value: Decimal | int | float) -> str:
        """Return ``50 %`` for 50 (hundredths, not a fraction)."""
        figure = formats.number(value, self.code)
        return f"{figure}%" if self.code == "en" else f"{figure}{formats.NBSP}%"

    def money(self, kroner: Decimal | int) -> str:
        """Return ``1 852,74 kr``."""
        return formats.money(Decimal(kroner), self.code)

    def list(self, items: Iterable[object], alternatives: bool = False) -> str:
        """Return ``Kari, Ola og Per`` (``… eller Per`` for alternatives)."""
        return formats.listed(tuple(self.shown(item) for item in items), self.code, alternatives)

    def sort_key(self, text: str) -> SortKey:
        """Return the key that sorts texts with æ ø å last and numbers by size."""
        return sort_key(text)


def _day(day: dt.date) -> dt.date:
    # A datetime is a date too, but must not become its own cache entry for every minute.
    return day.date() if isinstance(day, dt.datetime) else day
