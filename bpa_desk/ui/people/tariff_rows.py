"""The tariff in a form of terms: chosen among the profiles, and full time proposed from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bpa_desk.domain.assistant import Employment, HoursClass
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.tariffs.words import profile_name


class TariffRows:
    """Adds the choice of a profile to the form; ``follow`` begins to propose full time from it.

    The form already has rows for first day, weekly limit and full time (``start``, ``hours_class``,
    ``full_time``).
    """

    def __init__(self, form: Form, terms: Employment, profiles: Sequence[TariffProfile]) -> None:
        self._form = form
        self._profiles = {each.name.casefold(): each for each in profiles}
        self._proposed: Minutes | None = None
        none = ("", _("None: hours are counted plainly, without money"))
        self._tariff = form.row(
            _("Tariff profile"),
            ChoiceField[str]([none, *self._options(terms.tariff, profiles)]),
            field="tariff",
            help=_("What is paid follows it. The profiles are on the page “Pay and supplements”."),
        )
        self.unknown = Notice(
            _(
                "There is no profile with this name. Hours are counted plainly until there is one, or until "
                "you choose another here."
            ),
            "warning",
        )
        form.add(self.unknown)

    def follow(self) -> None:
        """Propose full time from now on, whenever the tariff, the weekly limit or the first day changes."""
        self._proposed = self._by_tariff()
        self._flag()
        for field in ("tariff", "hours_class", "start"):
            self._form.editor(field).changed.connect(self._propose)  # type: ignore[attr-defined]

    def _options(self, written: str, profiles: Sequence[TariffProfile]) -> list[tuple[str, str]]:
        """Return the profiles by name; what is written stays as written, known here or not."""
        found = []
        for each in profiles:
            name = written if each.name.casefold() == written.casefold() else each.name
            found.append((name, profile_name(each.name)))
        if written and written.casefold() not in self._profiles:
            found.append((written, _("{name} (not a profile here)", name=written)))
        return found

    def _propose(self) -> None:
        self._flag()
        week = self._by_tariff()
        values = self._form.values()
        # One that was typed by hand stays.
        if values["full_time"] in (None, self._proposed) and week is not None:
            self._form.editor("full_time").set_value(week)  # type: ignore[attr-defined]
        self._proposed = week

    def _by_tariff(self) -> Minutes | None:
        values = self._form.values()
        profile = self._profiles.get(str(values["tariff"] or "").casefold())
        start, hours_class = values["start"], values["hours_class"]
        if profile is None or not isinstance(start, date) or not isinstance(hours_class, HoursClass):
            return None
        week = profile.on(start).week_of(hours_class.value)
        return None if week is None else Minutes(week)

    def _flag(self) -> None:
        chosen = (self._tariff.value() or "").casefold()
        self.unknown.setVisible(bool(chosen) and chosen not in self._profiles)
