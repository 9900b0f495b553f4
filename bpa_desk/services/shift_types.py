"""Named kinds of shift with a short code to type: the usual ones to begin with, and the ordning's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpa_desk.domain.shift import LONGEST_SHIFT, Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.services import invariants
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST_CODE = 4
HUES = 12
_DAY = 1440


@dataclass(frozen=True, slots=True)
class UsualType:
    """A shift type every new ordning starts with; ``wording`` is its code and its name, clock minutes."""

    wording: str
    kind: ShiftKind
    start: int
    end: int
    passive: tuple[tuple[int, int], ...] = ()


USUAL_TYPES = (
    UsualType(N_("D Day"), ShiftKind.DAY, 8 * 60, 15 * 60 + 30),
    UsualType(N_("E Evening"), ShiftKind.EVENING, 15 * 60, 22 * 60 + 30),
    UsualType(N_("N Awake night"), ShiftKind.NIGHT, 22 * 60, 31 * 60),
    UsualType(N_("R Resting night"), ShiftKind.RESTING, 22 * 60, 32 * 60, ((23 * 60, 31 * 60),)),
    UsualType(N_("S Standby"), ShiftKind.STANDBY, 16 * 60, 32 * 60),
    UsualType(N_("T Training"), ShiftKind.TRAINING, 9 * 60, 12 * 60),
    UsualType(N_("M Meeting"), ShiftKind.MEETING, 12 * 60, 14 * 60),
)


def shift_types(store: Store, archived: bool = False) -> list[ShiftType]:
    """Return the shift types by time of day and code; archived ones only when asked for."""
    found = store.all(ShiftType)
    kept = (each for each in found if archived or not each.archived)
    return sorted(kept, key=lambda each: (each.start, each.end, each.code.casefold(), each.id))


def shift_type(store: Store, key: str) -> ShiftType:
    """Return one shift type; raise NotFoundError if there is none."""
    return store.get(ShiftType, key)


def save_shift_type(store: Store, kind: ShiftType) -> ShiftType:
    """Write a shift type; its code is short, begins with a letter and belongs to no other."""
    checked = _checked(kind)
    for other in shift_types(store):
        if (
            other.id != checked.id
            and not checked.archived
            and other.code.casefold() == checked.code.casefold()
        ):
            raise DomainError(
                Message(
                    N_("The code {code} is already used for {name}."),
                    {"code": checked.code, "name": other.name},
                ),
                "code",
            )
    before = store.find(ShiftType, checked.id)
    if before == checked:
        return checked
    label = N_("Add shift type {name}") if before is None else N_("Change shift type {name}")
    with store.change(Message(label, {"name": checked.name})) as changes:
        changes.put(checked)
    return checked


def archive_shift_type(store: Store, key: str) -> ShiftType:
    """Put a shift type away; shifts that have it keep it, and its code becomes free."""
    return save_shift_type(store, replace(shift_type(store, key), archived=True))


def remove_shift_type(store: Store, key: str) -> None:
    """Remove a shift type, or archive it when shifts or a turnus use it."""
    kind = shift_type(store, key)
    if any(store.count(user, "type = ?", (key,)) for user in (Shift, TurnusLine)):
        archive_shift_type(store, key)
        return
    with store.change(Message(N_("Delete shift type {name}"), {"name": kind.name})) as changes:
        changes.remove(ShiftType, key)


def ensure_defaults(store: Store, word: Callable[[str], str] = str) -> list[ShiftType]:
    """Write the usual shift types if there are none at all, worded by ``word``, and return all types."""
    if not store.all(ShiftType):
        with store.change(Message(N_("Add the usual shift types"))) as changes:
            for usual in USUAL_TYPES:
                code, _, name = word(usual.wording).partition(" ")
                kind = ShiftType(new_id(), code, name, usual.kind, usual.start, usual.end, usual.passive)
                changes.put(_checked(kind))
    return shift_types(store)


def _checked(kind: ShiftType) -> ShiftType:
    code = invariants.one_line(kind.code)
    if not (code.isalnum() and code[0].isalpha() and len(code) <= LONGEST_CODE):
        raise DomainError(
            Message(
                N_("A code begins with a letter and has at most {most} letters and digits."),
                {"most": LONGEST_CODE},
            ),
            "code",
        )
    # Typed in a cell, "p23-07" is passive time.
    if code[0] in "pP" and code[1:2].isdigit():
        raise DomainError(
            Message(N_("A code cannot be p and a number: that is how passive time is typed.")), "code"
        )
    if kind.hue is not None:
        invariants.within(kind.hue, 0, HUES - 1, "hue")
    check_pattern_times(kind.start, kind.end, kind.passive)
    return replace(
        kind,
        code=code,
        name=invariants.named(kind.name),
        requires=invariants.labels(kind.requires),
        passive=tuple(sorted(kind.passive)),
    )


def check_pattern_times(start: int, end: int, passive: tuple[tuple[int, int], ...]) -> None:
    """Raise DomainError unless the clock minutes make a shift that begins on its day, passive time inside."""
    invariants.within(start, 0, _DAY - 1, "start")
    if end <= start:
        raise DomainError(Message(N_("A shift must end after it starts.")), "end")
    if end - start > LONGEST_SHIFT:
        raise DomainError(Message(N_("A shift can be at most eight days long; split it in two.")), "end")
    latest = start
    for first, last in sorted(passive):
        if first < latest or last <= first or last > end:
            raise DomainError(
                Message(N_("Passive time must lie inside the shift, one stretch after the other.")), "passive"
            )
        latest = last
