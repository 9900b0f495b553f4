"""Erasing a person, or what is old enough: seen in advance, done for good, with nothing left to find."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.candidate import Candidate
from bpa_desk.domain.privacy.held import Erased
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.swap import Swap, stands_in, swapped
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.timesheet_record import Timesheet
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import backup_record, backups, clock, people
from bpa_desk.services.privacy import about, schedule
from bpa_desk.storage.backup import Keep as BackupsKept
from bpa_desk.storage.reading import KeptRow
from bpa_desk.storage.records import by_name, tables

if TYPE_CHECKING:
    from bpa_desk.storage.erasing import Erasure, Key
    from bpa_desk.storage.store import Store

NO_NUMBER = "–"
"""What stands where a telephone number or an e-mail address stood, as on the emergency card."""
LEAST_DIGITS = 5
"""Fewer may be any number at all."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of a table something happens to."""

    table: str
    count: int

    @property
    def id(self) -> str:
        """The table."""
        return self.table


@dataclass(frozen=True, slots=True)
class Spot:
    """A text in which a name stands: where, and the text itself."""

    table: str
    key: str
    column: str
    text: str

    @property
    def id(self) -> str:
        """What tells it from others."""
        return f"{self.table}:{self.key}:{self.column}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What erasing a person comes to, before it is done.

    ``first_names`` are changed only if asked. ``other_files`` lie beside records that others share, and stay.
    """

    person: str
    name: str
    first_name: str
    becomes: str
    removed: tuple[Counted, ...]
    emptied: tuple[Counted, ...]
    opened: int
    names: tuple[Spot, ...]
    first_names: tuple[Spot, ...]
    files: tuple[str, ...]
    other_files: tuple[str, ...]
    shared_first_name: bool
    backups_until: date | None


def plan(store: Store, person: str, called: str) -> Plan:
    """Return what erasing would do; ``called`` is the name for one who is gone, with ``{n}`` in it."""
    who = people.assistant(store, person)
    rows = about.rows_about(store, person)
    gone, stay = _sorted_out(rows)
    names = about.mentions(store, person, who.name, rows)
    whole = [spot for row in names for spot in _spots(row, who.name)]
    seen = {(row.table, row.key) for row in rows}
    numbers = [
        _spot(row, column)
        for each in _numbers(store, who)
        for row, column in about.names_in_text(store, each)
        if (row.table, row.key) not in seen and _spot(row, column) not in whole
    ]  # fmt: skip
    first = who.first_name if who.first_name != who.name else ""
    loose = [
        _spot(row, column) for row, column in about.names_in_text(store, first)
        if (row.table, row.key) not in seen and not stands_in(who.name, str(row.values[column]))
    ] if first else []  # fmt: skip
    shared = any(each.first_name == first for each in store.all(Assistant) if each.id != person)
    return Plan(
        person, who.name, first, erased_name(store, called), _counted(gone), _counted(stay),
        len(_to_come(store, person)), (*whole, *dict.fromkeys(numbers)),
        tuple(each for each in loose if each.table != "assistant"),
        _files(gone), _files(about.lying_beside(store, names)),
        shared,
        held_in_backups(store),
    )  # fmt: skip


def erase(store: Store, person: str, called: str, *, first_name: bool = False) -> str:
    """Erase the person and return what their hours are now kept under; nothing of it can be undone.

    Sums stay: hours keep their times, without notes, codes and comments. ``first_name`` also takes the first
    name out of texts about others and of shared records.
    """
    people.assistant(store, person)
    _back_up(store)
    return _erase(store, person, called, first_name)


def _erase(store: Store, person: str, called: str, first_name: bool = False) -> str:
    who = people.assistant(store, person)
    rows, name = about.rows_about(store, person), erased_name(store, called)
    gone, stay = _sorted_out(rows)
    keys = [(row.table, row.key) for row in rows]
    swaps = [Swap(who.name, name)] if who.name else []
    swaps += [Swap(each, NO_NUMBER) for each in _numbers(store, who)]
    if first_name and who.first_name and who.first_name != who.name:
        swaps.append(Swap(who.first_name, name))
    with store.erasing(Message(N_("Erase a person"))) as erasure:
        _open_coming_shifts(store, erasure, person)
        _leave_turnuses(store, erasure, person)
        erasure.put_all(_emptied(erasure, stay, swaps, name))
        erasure.remove_rows([(row.table, row.key) for row in gone])
        _swap_sheets(store, erasure, swaps)
        erasure.swap(swaps, leave=about.OWN)
        erasure.clear_journal(keys, swaps)
        erasure.clear_drafts(keys, swaps)
        erasure.clear_settings([person], swaps)
    return name


def delete_due(store: Store, called: str) -> int:
    """Delete everything that is due, and erase those who have been gone long enough; return how many rows."""
    today = clock.today(store)
    keys, leaving, gone = _due(store, today)
    if not keys and not leaving:
        raise DomainError(Message(N_("Nothing is due to be deleted.")))
    _back_up(store)
    if keys:
        forget(store, keys, Message(N_("Delete what is due")))
    for person in leaving:
        name = _erase(store, person, called)
        rows = about.rows_about(store, person)
        if len(rows) == 1 and not about.mentions(store, person, name, rows):
            with store.erasing(Message(N_("Delete what is due"))) as erasure:
                erasure.remove(Assistant, person)
    return len(gone) + len(leaving)


def forget(store: Store, keys: list[Key], label: Message) -> None:
    """Remove the rows for good, with the lines and unfinished forms that tell of them."""
    rows = set(keys)
    # A form that was left half-way knows a candidate by name alone; one who was employed has a name still.
    names = [
        Swap(each.name, "")
        for each in store.all(Candidate)
        if each.assistant is None and ("candidate", each.id) in rows
    ]
    with store.erasing(label) as erasure:
        erasure.remove_rows(keys)
        erasure.clear_journal(keys, [])
        erasure.clear_drafts(keys, names)


def due_counts(store: Store, today: date) -> list[Counted]:
    """Return how many rows of each table go when what is due is deleted, with what belongs to them."""
    _keys, leaving, gone = _due(store, today)
    found = Counter(table for table, _key in gone)
    if leaving:
        found[schedule.PERSON] = len(leaving)
    return [Counted(table.name, found[table.name]) for table in tables() if found[table.name]]


def erased_name(store: Store, called: str) -> str:
    """Return the first name of the kind that nobody has yet."""
    taken = {each.name for each in store.all(Assistant)}
    number = 1
    while called.format(n=number) in taken:
        number += 1
    return called.format(n=number)


def held_in_backups(store: Store) -> date | None:
    """Return the day by which the newest backup will have given place to others; None without any."""
    if _backs_up_first(store):
        newest: date | None = clock.today(store)
    else:
        newest = max((each.backup.made_at.date() for each in backups.copies(store)), default=None)
    return None if newest is None else months_after(newest, BackupsKept().months)


def _back_up(store: Store) -> None:
    # What goes by mistake is gone; a backup that is there already is enough.
    if _backs_up_first(store):
        backups.before(store, backups.Reason.ERASE)


def _backs_up_first(store: Store) -> bool:
    return backups.possible(store) and backup_record.behind(store)


def _numbers(store: Store, who: Assistant) -> list[str]:
    """Return the telephone numbers and e-mail addresses that are the person's alone, as they are written."""
    people = [each for each in store.all(Assistant) if each.id != who.id]
    others = {value for each in people for kind in ("phone", "email") for value in each.reach(kind)}
    numbers = [
        each for each in who.reach("phone") if sum(letter.isdigit() for letter in each) >= LEAST_DIGITS
    ]
    return [each for each in (*numbers, *who.reach("email")) if each not in others]


def _sorted_out(rows: Iterable[KeptRow]) -> tuple[list[KeptRow], list[KeptRow]]:
    gone: list[KeptRow] = []
    stay: list[KeptRow] = []
    for row in rows:
        (gone if REGISTER[row.table].erased is Erased.REMOVED else stay).append(row)
    return gone, stay


def _due(store: Store, today: date) -> tuple[list[Key], list[str], set[Key]]:
    """Return the rows that are due, the people who are, and all rows that go with either."""
    keys = _with_what_belongs(store, schedule.due_keys(store, today))
    leaving = [each.person for each in schedule.due_items(store, today) if each.table == schedule.PERSON]
    gone = set(keys)
    for person in leaving:
        # What has no date of its own goes with the person.
        gone |= {(row.table, row.key) for row in _sorted_out(about.rows_about(store, person))[0]}
    return keys, leaving, gone


def _with_what_belongs(store: Store, keys: list[Key]) -> list[Key]:
    known = set(keys)
    rows = [row for table in {each[0] for each in keys} for row in store.kept(table)]
    chosen = [row for row in rows if (row.table, row.key) in known]
    return [*keys, *((row.table, row.key) for row in about.belonging(store, chosen))]


def _emptied(erasure: Erasure, rows: Iterable[KeptRow], swaps: list[Swap], name: str) -> Iterator[object]:
    """Yield of each row what sums need; a person keeps only a number for a name."""
    for row in rows:
        held, kind = REGISTER[row.table], by_name()[row.table].kind
        record = erasure.get(kind, row.key)
        said = f"{held.personal} {held.special}"
        if isinstance(record, Assistant):
            yield Assistant(record.id, name, record.hue, archived=True)
        elif isinstance(record, Timesheet):
            yield _emptied_sheet(record, swaps, name)
        elif held.erased is Erased.NOBODYS:
            yield replace(record, **{**_blanks(kind, said, ""), held.about: None})
        else:
            yield replace(record, **_blanks(kind, said, held.stays))


def _blanks(kind: type, columns: str, stays: str) -> dict[str, object]:
    fields = {each.name: each for each in dataclasses.fields(kind)}
    blank: dict[str, object] = {}
    for name in set(columns.split()) - set(stays.split()):
        field = fields[name]
        if field.default is not dataclasses.MISSING:
            blank[name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            blank[name] = field.default_factory()
    return blank


def _emptied_sheet(sheet: Timesheet, swaps: list[Swap], name: str) -> Timesheet:
    """Return the sheet with hours and sums as they were, no name, comment or reason, sealed anew."""
    events = tuple(replace(each, reason="", who=swapped(each.who, swaps)) for each in sheet.events)
    emptied = replace(sheet, comment="", events=events)
    if not sheet.snapshot:
        return emptied
    try:
        facts = read_snapshot(sheet.snapshot)
    except (ValueError, KeyError, TypeError):
        # What cannot be read cannot be emptied either: better no figures than a name.
        return replace(emptied, snapshot="", sha256="")
    lines = tuple(replace(line, comment="", code="") for line in facts.lines)
    snapshot = write_snapshot(replace(facts, name=name, employee_number="", comment="", lines=lines))
    # A sheet that was tampered with before is not made good by the way.
    true = digest(sheet.snapshot) == sheet.sha256
    return replace(emptied, snapshot=snapshot, sha256=digest(snapshot) if true else sheet.sha256)


def _swap_sheets(store: Store, erasure: Erasure, swaps: list[Swap]) -> None:
    """Let other people's sealed sheets keep a checksum that is true where a name is taken out of them."""
    for sheet in store.all(Timesheet, "snapshot <> ''"):
        try:
            content = json.loads(sheet.snapshot)
        except ValueError:
            continue
        if not any(stands_in(each.name, sheet.snapshot) for each in swaps):
            continue
        after = swapped(sheet.snapshot, swaps)
        if digest(sheet.snapshot) == sheet.sha256 and json.loads(after) != content:
            erasure.put(replace(sheet, snapshot=after, sha256=digest(after)))


def _to_come(store: Store, person: str) -> list[Shift]:
    now = clock.now(store)
    return [
        each
        for each in store.all(Shift, "assistant = ?", (person,))
        if each.start > now and each.status is ShiftStatus.PLANNED
    ]


def _open_coming_shifts(store: Store, erasure: Erasure, person: str) -> None:
    # What was written on them goes with what was written on the others.
    erasure.put_all(replace(each, assistant=None) for each in _to_come(store, person))


def _leave_turnuses(store: Store, erasure: Erasure, person: str) -> None:
    for turnus in store.all(Turnus):
        phases = tuple(each for each in turnus.phases if each.assistant != person)
        if phases != turnus.phases:
            erasure.put(replace(turnus, phases=phases))


def _files(rows: Iterable[KeptRow]) -> tuple[str, ...]:
    return tuple(str(row.values["name"]) for row in rows if row.table == "attachment")


def _counted(rows: Iterable[KeptRow]) -> tuple[Counted, ...]:
    found = Counter(row.table for row in rows)
    return tuple(Counted(table.name, found[table.name]) for table in tables() if found[table.name])


def _spots(row: KeptRow, name: str) -> list[Spot]:
    return [
        _spot(row, column)
        for column, value in row.values.items()
        if isinstance(value, str) and stands_in(name, value)
    ]


def _spot(row: KeptRow, column: str) -> Spot:
    return Spot(row.table, row.key, column, str(row.values[column]))
