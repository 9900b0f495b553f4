"""The state of a profile that is being edited: what was saved, what it is now, which table is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.profile import Edition, TariffProfile
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.pay.writing import Table, written


@dataclass(frozen=True, slots=True)
class Working:
    """A profile with its saved state and the number of the table shown, the oldest first."""

    saved: TariffProfile
    profile: TariffProfile
    number: int

    @property
    def edition(self) -> Edition:
        """The table shown."""
        return self.profile.editions[self.number]

    def with_edition(self, profile: TariffProfile, edition: Edition) -> Working:
        """Return the state with the table shown replaced; the tables keep their places."""
        editions = list(profile.editions)
        editions[self.number] = edition
        return replace(self, profile=replace(profile, editions=tuple(editions)))

    def in_order(self) -> Working:
        """Return the state with the oldest table first, the same one shown."""
        ordered = sorted(self.profile.editions, key=lambda each: each.valid_from)
        number = next(at for at, each in enumerate(ordered) if each is self.edition)
        return replace(self, profile=replace(self.profile, editions=tuple(ordered)), number=number)

    def showing(self, number: int) -> Working:
        """Return the state with another table shown."""
        return replace(self, number=number)

    def added(self, today: date) -> Working:
        """Return the state with a copy of the newest table last, valid from today or the day after it."""
        newest = self.profile.editions[-1]
        first = max(today, newest.valid_from + timedelta(days=1))
        editions = (*self.profile.editions, replace(newest, valid_from=first))
        return replace(
            self, profile=replace(self.profile, editions=editions), number=len(self.profile.editions)
        )

    def removed(self) -> Working:
        """Return the state without the table shown; the last one is never taken away."""
        if len(self.profile.editions) == 1:
            return self
        editions = tuple(each for each in self.profile.editions if each is not self.edition)
        return replace(
            self, profile=replace(self.profile, editions=editions), number=max(0, self.number - 1)
        )


def opened(profile: TariffProfile, today: date) -> Working:
    """Return the state of a profile that has just been opened: the table in force is shown."""
    before = [at for at, each in enumerate(profile.editions) if each.valid_from <= today]
    return Working(profile, profile, before[-1] if before else 0)


def packed(state: Working, typed: Mapping[str, object]) -> Table:
    """Return the state and what is typed in its forms as JSON values, for a draft."""
    return {
        "saved": written(state.saved), "profile": written(state.profile), "number": state.number,
        "typed": dict(typed),
    }  # fmt: skip


def unpacked(kept: object, saved: TariffProfile) -> tuple[Working, dict[str, object]] | None:
    """Return a draft's state and typed values; None when it is of no use for what is saved now."""
    if not isinstance(kept, dict) or kept.get("saved") != written(saved):
        return None
    typed, number = kept.get("typed"), kept.get("number")
    try:
        profile = read_profile(kept.get("profile"))
    except ProfileError:
        return None
    if not isinstance(typed, dict) or not isinstance(number, int) or not 0 <= number < len(profile.editions):
        return None
    return Working(saved, profile, number), typed
