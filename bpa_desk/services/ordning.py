"""The ordning of this file, its settings, and what was being written when the program was left."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message, NotFoundError
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, invariants
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.domain.measure import MeasureChange
    from bpa_desk.storage.store import Store

LAST_PERIOD_START = 28
LONGEST_NOTICE = 365
MEASURES = ("day_start", "week_start", "sunday_mode", "plan_notice_days")
"""Fields of the ordning whose changes are logged; those of its readings are too."""
_FIELDS = frozenset(field.name for field in dataclass_fields(Ordning)) - {"id"}
_LINES = ("leader", "employer", "employer_email", "employer_phone", "employer_org_number", "municipality")


def current(store: Store) -> Ordning:
    """Return the one ordning of the file; raise NotFoundError while there is none."""
    found = store.all(Ordning)
    if not found:
        raise NotFoundError(Message(N_("There is no ordning in this file yet.")))
    return found[0]


def establish(store: Store, name: str, **fields: object) -> Ordning:
    """Write the ordning of a new file; raise DomainError if there is one already or a field is wrong."""
    if store.all(Ordning):
        raise DomainError(Message(N_("This file already holds an ordning.")), "name")
    ordning = _checked(_with(Ordning(id=new_id(), name=name), fields))
    with store.change(Message(N_("Set up {name}"), {"name": ordning.name})) as changes:
        changes.put(ordning)
    return ordning


def change(store: Store, **fields: object) -> Ordning:
    """Change the named fields of the ordning in one step; DomainError names the field that is wrong."""
    return change_because(store, "", fields)


def change_because(store: Store, why: str, fields: dict[str, object]) -> Ordning:
    """Change the fields; how time is measured and the law is read is logged with ``why`` (DEF-4)."""
    before = current(store)
    after = _checked(_with(before, fields))
    if after.timezone != before.timezone and store.count(Shift):
        raise DomainError(Message(N_("The time zone cannot be changed once there are shifts.")), "timezone")
    if after == before:
        return before
    from bpa_desk.services import learners  # the first picture does without

    with store.change(Message(N_("Change facts about the ordning"))) as changes:
        changes.put(after)
        learners.follow_names(store, changes, before, after)
        changes.put_all(_logged(store, before, after, invariants.one_line(why)))
    return after


def measure_changes(store: Store) -> list[MeasureChange]:
    """Return how the measures and readings were changed, the newest first."""
    from bpa_desk.domain.measure import MeasureChange  # the first picture does without

    return list(reversed(store.all(MeasureChange)))


def _logged(store: Store, before: Ordning, after: Ordning, why: str) -> list[MeasureChange]:
    from bpa_desk.domain.measure import MeasureChange
    from bpa_desk.domain.reading_choices import READINGS

    now = clock.stamp(store)
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in MEASURES]
    pairs += [(name, getattr(before.readings, name), getattr(after.readings, name)) for name in READINGS]
    return [
        MeasureChange(new_id(), now, name, _text(old), _text(new), why)
        for name, old, new in pairs
        if old != new
    ]


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def setting(store: Store, key: str, default: object = None) -> object:
    """Return a setting kept in the file (any JSON value), or the default."""
    found: object = store.setting(key, default)
    return found


def set_setting(store: Store, key: str, value: object) -> None:
    """Keep a setting in the file; settings are not part of undo."""
    store.set_setting(key, value)


def draft(store: Store, key: str) -> object:
    """Return what was being written under the key when it was last saved (any JSON value), or None."""
    found: object = store.draft(key)
    return found


def drafts(store: Store) -> list[str]:
    """Return the keys of all unfinished writing, newest first."""
    return list(store.drafts())


def save_draft(store: Store, key: str, value: object) -> None:
    """Keep unfinished writing under the key, so that an interruption costs nothing."""
    store.save_draft(key, value)


def clear_draft(store: Store, key: str) -> None:
    """Forget the unfinished writing under the key."""
    store.clear_draft(key)


def _with(ordning: Ordning, fields: dict[str, object]) -> Ordning:
    unknown = set(fields) - _FIELDS
    if unknown:
        raise TypeError(f"an ordning has no field {', '.join(sorted(unknown))}")
    return replace(ordning, **fields)  # type: ignore[arg-type]


def _checked(ordning: Ordning) -> Ordning:
    zone(ordning.timezone)
    invariants.within(ordning.day_start, 0, 1439, "day_start")
    invariants.within(ordning.week_start, 1, 7, "week_start")
    invariants.within(ordning.pay_period_start, 1, LAST_PERIOD_START, "pay_period_start")
    invariants.within(ordning.plan_notice_days, 0, LONGEST_NOTICE, "plan_notice_days")
    from bpa_desk.domain.reading_choices import READINGS  # only when something is changed

    for name, reading in READINGS.items():
        invariants.within(getattr(ordning.readings, name), reading.least, reading.most, name)
    email = invariants.one_line(ordning.employer_email)
    if email and ("@" not in email.strip("@") or " " in email):
        raise DomainError(Message(N_("This does not look like an e-mail address.")), "employer_email")
    lines = {field: invariants.one_line(getattr(ordning, field)) for field in _LINES}
    return replace(
        ordning,
        name=invariants.named(ordning.name),
        workplace=invariants.prose(ordning.workplace, "workplace"),
        co_leaders=invariants.labels(ordning.co_leaders),
        **lines,  # type: ignore[arg-type]
    )
