"""What is kept going by itself or from year to year: deadlines, rounds, the year wheel, backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.hms_round import Round
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.year_wheel import YearTask
from bpa_desk.services import backup_record, backups, clock, due, handover, opening, year_tasks
from bpa_desk.services.falling_due import papers, plans, timesheets, vedtak
from bpa_desk.services.in_order.check import Check, Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

STALE = timedelta(days=7)
"""How old the last backup may be while there are changes since."""
ELSEWHERE = frozenset({papers.KIND, plans.KIND, timesheets.KIND, vedtak.KIND, handover.KIND})
"""What falls due and is looked at by a check of its own."""


class BackupFacts(NamedTuple):
    """What is known of the file's backups; ``possible`` is False for an ordning that lies in memory only."""

    possible: bool
    behind: bool
    known: backup_record.Kept
    sheet_kept: bool
    now: datetime


def _late(store: Store, today: date) -> tuple[due.Due, ...]:
    found = due.due(store, today - due.OVERDUE, today - timedelta(days=1))
    return tuple(each for each in found if each.told(today) and each.kind not in ELSEWHERE)


def nothing_late(late: tuple[due.Due, ...]) -> Iterator[Lack]:
    """Nothing that was to be done by a day is still undone; what only the program advises is optional."""
    for each in late:
        yield Lack(
            each.text, None, each.page, each.subject,
            Message(N_("It was to be done by {day}."), {"day": each.day}), optional=each.advice,
            assistant=each.assistant,
        )  # fmt: skip


def _rounds(store: Store, _today: date) -> int:
    return store.count(Round)


def rounds_held(rounds: int) -> Iterator[Lack]:
    """The home and the work have been gone through with a checklist (internkontrollforskriften § 5)."""
    if not rounds:
        yield Lack(
            Message(N_("No round of health and safety has been held yet.")), Message(N_("Begin a round")),
            "hms", "round:home", Message(N_("The work is to be looked through from time to time.")),
            law="internkontrollforskriften § 5",
        )  # fmt: skip


def _year(store: Store, today: date) -> tuple[YearTask, ...]:
    return tuple(year_tasks.tasks(store, today.year))


def year_laid_out(tasks: tuple[YearTask, ...]) -> Iterator[Lack]:
    """The year wheel of this year is laid out."""
    if not tasks:
        yield Lack(
            Message(N_("The year wheel is not laid out for this year.")), Message(N_("Lay out the year")),
            year_tasks.PAGE, why=Message(N_("Then nothing that comes every year is forgotten.")),
            optional=True,
        )  # fmt: skip


def _backups(store: Store, _today: date) -> BackupFacts:
    now = datetime.fromtimestamp(clock.now(store) * 60, UTC)
    return BackupFacts(
        backups.possible(store), backup_record.behind(store), backup_record.kept(store),
        opening.sheet_kept(store), now,
    )  # fmt: skip


def backed_up(facts: BackupFacts) -> Iterator[Lack]:
    """The last backup is fresh, there is one outside this machine, and the recovery sheet is kept."""
    if not facts.possible:
        return
    made = facts.known.made
    if facts.behind and (made is None or facts.now - made > STALE):
        yield Lack(
            Message(N_("There is no backup from the last week.")), Message(N_("Back up now")), "backup",
            why=Message(N_("Then nothing is lost if the machine breaks.")),
        )  # fmt: skip
    if facts.known.elsewhere is None or facts.known.reminder_due(facts.now):
        yield Lack(
            Message(N_("There is no fresh backup outside this machine.")), Message(N_("Copy a backup")),
            "backup", why=Message(N_("A memory stick or a synced folder will do; it is encrypted.")),
            optional=True,
        )  # fmt: skip
    if not facts.sheet_kept:
        yield Lack(
            Message(N_("It is not confirmed that the recovery sheet is kept.")),
            Message(N_("Look at the backups")),
            "backup",
            why=Message(N_("It opens the file if the passphrase is forgotten.")),
            optional=True,
        )


CHECKS: tuple[
    Check[tuple[due.Due, ...]] | Check[int] | Check[tuple[YearTask, ...]] | Check[BackupFacts],
    ...,
] = (
    Check("late", N_("Deadlines that have passed"), _late, nothing_late, of_both=True, rest=True),
    Check("rounds", N_("Rounds of health and safety"), _rounds, rounds_held),
    Check("year", N_("Year wheel"), _year, year_laid_out),
    Check("backups", N_("Backups"), _backups, backed_up),
)
