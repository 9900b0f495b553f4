"""Tariff profiles: those that ship with the program, the file's own, and which one an employment follows."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.pay.own import OwnTariff
from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.pay.writing import written
from bpa_desk.domain.text import N_, DomainError, Message, NotFoundError
from bpa_desk.paths import resource
from bpa_desk.services import people
from bpa_desk.services.identity import new_id
from bpa_desk.services.tariff_files import MOST_BYTES as MOST_BYTES
from bpa_desk.services.tariff_files import from_file as from_file

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PLAIN = "Plain hours"
SHIPPED = ("plain", "virke-bpa", "nho-bpa", "uloba", "stendi", "ks-hta")


@lru_cache(maxsize=1)
def shipped() -> tuple[TariffProfile, ...]:
    """Return the profiles that ship with the program, plain hours first; their figures are dated examples."""
    return tuple(read_profile(_content(key)) for key in SHIPPED)


def plain() -> TariffProfile:
    """Return the profile for when none is chosen: hours one to one and no money."""
    return shipped()[0]


def is_shipped(profile: TariffProfile) -> bool:
    """True for a profile that comes with the program and is never changed in it."""
    return profile in shipped()


def own(store: Store) -> tuple[TariffProfile, ...]:
    """Return the file's own profiles, in the order of their names."""
    return tuple(profile for _kept, profile in _all(store))


def known(store: Store) -> tuple[TariffProfile, ...]:
    """Return every profile that terms can name: the file's own, then the shipped ones."""
    return (*own(store), *shipped())


def named(name: str, store: Store | None = None) -> TariffProfile:
    """Return the profile of that name, an own one before a shipped one; raise NotFoundError."""
    profiles = known(store) if store is not None else shipped()
    for profile in profiles:
        if _same(profile.name, name):
            return profile
    values = {"name": name, "names": ", ".join(profile.name for profile in profiles)}
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


def followers(store: Store, name: str) -> tuple[str, ...]:
    """Return the names of the assistants whose terms name the profile, each once, in the order of terms."""
    terms = [each.assistant for each in store.all(Employment, "tariff <> ''") if _same(each.tariff, name)]
    called = people.names(store, terms)
    return tuple(dict.fromkeys(called[each] for each in terms))


def unknown_names(store: Store) -> tuple[str, ...]:
    """Return the names of tariffs in terms that no profile here has, each once, in the order of terms."""
    profiles = known(store)
    named_in_terms = dict.fromkeys(each.tariff for each in store.all(Employment) if each.tariff)
    return tuple(name for name in named_in_terms if not any(_same(each.name, name) for each in profiles))


def table(name: str, store: Store | None = None) -> dict[str, object]:
    """Return a profile as a plain table to edit: text, whole numbers and lists; raise NotFoundError."""
    return written(named(name, store))


def free_name(store: Store, wanted: str) -> str:
    """Return the name itself, or with a number after it while another profile has it."""
    name, number = wanted.strip(), 2
    while any(_same(each.name, name) for each in known(store)):
        name, number = f"{wanted.strip()} ({number})", number + 1
    return name


def copy(store: Store, name: str, new_name: str) -> TariffProfile:
    """Keep a copy of a profile under a new name, ready to be changed; raise DomainError if it is taken."""
    return add(store, replace(named(name, store), name=new_name.strip()))


def add(store: Store, profile: TariffProfile) -> TariffProfile:
    """Keep a new own profile; raise DomainError if its name is taken."""
    if any(_same(each.name, profile.name) for each in known(store)):
        raise DomainError(Message(N_("There is already a tariff profile with this name.")), "name")
    return save(store, written(profile))


def save(store: Store, content: dict[str, object], instead_of: str = "") -> TariffProfile:
    """Keep an own profile under its name, in place of the one it had; raise ProfileError where it is wrong.

    ``instead_of`` is the name it had before; terms that name the old one follow along in the same step.
    """
    profile = read_profile(content)
    if any(_same(profile.name, each.name) for each in shipped()):
        problem = Message(N_("This name belongs to a profile that ships with the program."))
        raise ProfileError(problem, "$.name")
    before = instead_of or profile.name
    entries = _all(store)
    if not _same(before, profile.name) and any(_same(each.name, profile.name) for _kept, each in entries):
        raise ProfileError(Message(N_("There is already a tariff profile with this name.")), "$.name")
    key = next((kept.id for kept, each in entries if _same(each.name, before)), None)
    kept = OwnTariff(key or new_id(), json.dumps(written(profile), ensure_ascii=False))
    label = N_("Save the tariff profile {name}") if key else N_("Add the tariff profile {name}")
    with store.change(Message(label, {"name": profile.name})) as changes:
        changes.put(kept)
        for terms in store.all(Employment):
            if key and terms.tariff != profile.name and _same(terms.tariff, before):
                changes.put(replace(terms, tariff=profile.name))
    return profile


def remove(store: Store, name: str) -> None:
    """Forget an own profile; raise DomainError while any terms still name it."""
    used = followers(store, name)
    if used:
        values = {"names": ", ".join(used)}
        problem = Message(N_("The terms of {names} still name this tariff profile."), values)
        raise DomainError(problem, "name")
    key = next((kept.id for kept, each in _all(store) if _same(each.name, name)), None)
    if key is None:
        raise NotFoundError(Message(N_("There is no own tariff profile with this name.")), "name")
    with store.change(Message(N_("Delete the tariff profile {name}"), {"name": name})) as changes:
        changes.remove(OwnTariff, key)


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _all(store: Store) -> list[tuple[OwnTariff, TariffProfile]]:
    found = [(each, read_profile(json.loads(each.content))) for each in store.all(OwnTariff)]
    return sorted(found, key=lambda pair: pair[1].name.casefold())


def _content(key: str) -> dict[str, object]:
    with resource("tariffs", f"{key}.toml").open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)
