"""Tariff profiles: those that ship with the program, the file's own, and which one an employment follows."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.text import N_, DomainError, Message, NotFoundError
from bpa_desk.paths import resource
from bpa_desk.services import ordning

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PLAIN = "Plain hours"
SHIPPED = ("plain", "virke-bpa", "nho-bpa", "uloba", "stendi", "ks-hta")
MOST_BYTES = 1_000_000
_KEY = "tariff-profiles"


@lru_cache(maxsize=1)
def shipped() -> tuple[TariffProfile, ...]:
    """Return the profiles that ship with the program, plain hours first; their figures are dated examples."""
    return tuple(read_profile(_content(key)) for key in SHIPPED)


def plain() -> TariffProfile:
    """Return the profile for when none is chosen: hours one to one and no money."""
    return shipped()[0]


def own(store: Store) -> tuple[TariffProfile, ...]:
    """Return the file's own profiles, in the order of their names."""
    return tuple(read_profile(each) for _name, each in sorted(_kept(store).items()))


def named(name: str, store: Store | None = None) -> TariffProfile:
    """Return the profile of that name, an own one before a shipped one; raise NotFoundError."""
    known = (*(own(store) if store is not None else ()), *shipped())
    for profile in known:
        if profile.name.casefold() == name.strip().casefold():
            return profile
    values = {"name": name, "names": ", ".join(profile.name for profile in known)}
    raise NotFoundError(
        Message(N_("There is no tariff profile called “{name}”; there are: {names}."), values), "profile"
    )


def in_force(store: Store, employment: Employment | None) -> TariffProfile:
    """Return the profile the terms name; plain hours when they name none, or one that is not known here."""
    if employment is None or not employment.tariff:
        return plain()
    try:
        return named(employment.tariff, store)
    except NotFoundError:
        return plain()


def from_file(content: bytes, suffix: str = ".toml") -> TariffProfile:
    """Return the profile written in a TOML or JSON file; raise ProfileError with its place."""
    if len(content) > MOST_BYTES:
        raise ProfileError(Message(N_("The file is larger than 1 MB.")), "$")
    try:
        text = content.decode("utf-8-sig")
        value = _json(text) if suffix.lower() == ".json" else tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise ProfileError(Message(N_("This is not a TOML or JSON file that can be read.")), "$") from error
    return read_profile(value)


def table(name: str, store: Store | None = None) -> dict[str, object]:
    """Return a profile as a plain table to edit: text, whole numbers and lists; raise NotFoundError."""
    profile = named(name, store)
    kept = _kept(store) if store is not None else {}
    if profile.name in kept:
        return _plainly(kept[profile.name])  # type: ignore[return-value]
    key = SHIPPED[shipped().index(profile)]
    return _plainly(_content(key))  # type: ignore[return-value]


def copy(store: Store, name: str, new_name: str) -> TariffProfile:
    """Keep a copy of a profile under a new name, ready to be changed; raise DomainError if it is taken."""
    wanted = new_name.strip()
    if wanted.casefold() in {each.name.casefold() for each in (*own(store), *shipped())}:
        raise DomainError(Message(N_("There is already a tariff profile with this name.")), "name")
    return save(store, {**table(name, store), "name": wanted})


def save(store: Store, content: dict[str, object]) -> TariffProfile:
    """Keep an own profile under its name, in place of one it had; raise ProfileError where it is wrong."""
    profile = read_profile(content)
    if profile.name.casefold() in {each.name.casefold() for each in shipped()}:
        problem = Message(N_("This name belongs to a profile that ships with the program."))
        raise ProfileError(problem, "$.name")
    kept = {
        name: each for name, each in _kept(store).items() if name.casefold() != profile.name.casefold()
    }
    plainly = _plainly(content)
    ordning.set_setting(store, _KEY, {**kept, profile.name: plainly})
    return profile


def remove(store: Store, name: str) -> None:
    """Forget an own profile; raise DomainError while any terms still name it."""
    used = any(each.tariff.casefold() == name.casefold() for each in store.all(Employment))
    if used:
        raise DomainError(Message(N_("Somebody’s terms still name this tariff profile.")), "name")
    kept = _kept(store)
    if name not in kept:
        raise NotFoundError(Message(N_("There is no own tariff profile with this name.")), "name")
    ordning.set_setting(store, _KEY, {key: each for key, each in kept.items() if key != name})


def _kept(store: Store) -> dict[str, object]:
    found = ordning.setting(store, _KEY, {})
    return dict(found) if isinstance(found, dict) else {}


def _content(key: str) -> dict[str, object]:
    with resource("tariffs", f"{key}.toml").open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def _json(text: str) -> object:
    def once(members: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(members)
        if len(found) != len(members):
            raise ValueError
        return found

    return json.loads(text, parse_float=Decimal, object_pairs_hook=once)


def _plainly(value: object) -> object:
    """Return the value with dates and decimals as text, as JSON keeps them without losing an øre."""
    if isinstance(value, dict):
        return {key: _plainly(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plainly(each) for each in value]
    return str(value) if isinstance(value, Decimal | date) else value
