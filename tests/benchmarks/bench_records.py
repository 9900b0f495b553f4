"""P7: each page made, shown and painted on a file with ten years of records, beside one with a single year.

Run ``python -m tests.benchmarks.bench_records [--megabytes N] [page …]``; it prints medians, their ratio
and the middle half of the ratios of single rounds, and asserts nothing. Both files are encrypted and hold the
same fifteen people at work. Ten years hold what one year holds ten times over: eight shifts a day with a
sealed timesheet each month, 200 people of whom all others have left, 5,000 trainings, 2,000 rounds with a
measure each, 2,000 avvik, files beside the rounds, of ``N`` megabytes in all (500 unless told), and all other
records there are (``ten_years.py``). The files are made in a folder that goes when the run ends.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.avvik import Avvik, AvvikType, Receiver, Told
from bpa_desk.domain.hms_round import Round, RoundLine, RoundState
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import zone
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.services import checklists, clock, today
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui import application
from tests.benchmarks import ten_years
from tests.benchmarks.bench_pages import measure
from tests.benchmarks.bench_week import MONDAY, PEOPLE, filled
from tests.benchmarks.ten_years import BEGAN, LEFT, YEAR, YEARS

COURSES, TRAININGS, ROUNDS, AVVIK = 20, 5000, 2000, 2000
OPEN = 5
"""How many measures and avvik are still open; these are as many in both files."""
MEGABYTE = 1024 * 1024
FILE = MEGABYTE // 2


def people(years: int) -> Iterator[Any]:
    """Yield those who have left, with their terms and their signed papers."""
    for at in range(LEFT * years // YEARS):
        who, start = f"left{at:03}", BEGAN + timedelta(days=at * 17)
        yield Assistant(who, f"Sluttet {at:03}", hue=at % 12, archived=True)
        yield Employment(f"t{at:03}", who, start, start + timedelta(days=300), minutes_per_week=600)
        yield PersonPaper(f"p{at:03}", who, PaperKind.CONTRACT, signed_on=start, start=start)


def trainings(years: int) -> Iterator[Any]:
    """Yield courses and who has had them, again and again for those who are at work."""
    for at in range(COURSES):
        yield Course(f"c{at:02}", f"Kurs {at:02}", months=12, everyone=at < COURSES // 2)
    count = TRAININGS * years // YEARS
    gone = LEFT * years // YEARS
    for at in range(count):
        # Every other training is of somebody who is still there.
        who = f"a{at // 2 % PEOPLE:02}" if at % 2 else f"left{at // 2 % gone:03}"
        day = MONDAY - timedelta(days=1 + at * years * YEAR // count)
        state = TrainingState.CONFIRMED
        yield Training(f"x{at:04}", who, f"c{at % COURSES:02}", state, day, confirmed_on=day)


def rounds(years: int) -> Iterator[Any]:
    """Yield signed rounds with what came of them."""
    lists = checklists.templates("nb")
    for at in range(ROUNDS * years // YEARS):
        chosen, day = lists[at % len(lists)], MONDAY - timedelta(days=1 + at * YEARS * YEAR // ROUNDS)
        lines = tuple(RoundLine(each, "no" if n == 3 else "yes") for n, each in enumerate(chosen.lines))
        yield Round(
            f"r{at:04}", chosen.id, chosen.title, chosen.months, day, lines, ("Kari", "Ola"),
            RoundState.SIGNED, day, "Alle var med.",
        )  # fmt: skip
        deadline = day + timedelta(days=28)
        done = None if at < OPEN else deadline
        yield Remedy(f"m{at:04}", f"Tiltak {at}", day, "Ola", deadline, done, "hms_round", f"r{at:04}", "3")


def avvik(years: int) -> Iterator[Any]:
    """Yield avvik that were told of, answered and closed."""
    kinds = tuple(AvvikType)
    for at in range(AVVIK * years // YEARS):
        day = MONDAY - timedelta(days=1 + at * YEARS * YEAR // AVVIK)
        told = tuple(Told(who, f"{day}T10:00:00+00:00") for who in (Receiver.EMPLOYER, Receiver.VERNEOMBUD))
        closed = None if at < OPEN else day + timedelta(days=14)
        yield Avvik(
            f"v{at:04}", kinds[at % len(kinds)], day, f"Noe gikk annerledes {at}", day, 600, "Hjemme", "Ola",
            "Ryddet", "Hast", "Kari", day + timedelta(days=14), told=told, feedback="Takk", closed_on=closed,
        )  # fmt: skip


def add(store: Store, years: int, megabytes: int) -> None:
    """Write the records of so many years in one change, and the files beside the rounds in one more."""
    with store.change(Message("records")) as changes:
        changes.put_all(people(years))
        changes.put_all(trainings(years))
        changes.put_all(rounds(years))
        changes.put_all(avvik(years))
    others = ten_years.everything(store, years)
    with store.change(Message("the other records")) as changes:
        changes.put_all(others)
    held = ROUNDS * years // YEARS
    with store.change(Message("files")) as changes:
        for at in range(megabytes * years // YEARS * MEGABYTE // FILE):
            content = b"%PDF-" + hashlib.shake_256(b"%d" % at).digest(FILE - 5)
            owner, day = f"r{at % held:04}", date(2020, 1, 1) + timedelta(days=at)
            kept = changes.keep_content(content)
            changes.put(
                Attachment(f"f{at:05}", "hms_round", owner, f"{at}.pdf", "application/pdf", FILE, kept, day)
            )
    # What the first screen tells of is what came since it was looked at last, not all ten years of it.
    today.mark_seen(store)
    store.barrier()


def main() -> None:
    """Print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=500, help="of the files of ten years")
    parser.add_argument("pages", nargs="*", help="only these pages")
    chosen = parser.parse_args()
    qt = application.make(Settings())
    with tempfile.TemporaryDirectory() as folder, clock.fixed(zone().at(MONDAY, 600)):
        stores = []
        for years in (1, YEARS):
            place = Path(folder) / str(years)
            place.mkdir()
            store = filled(place, years * YEAR)
            add(store, years, chosen.megabytes)
            stores.append(store)
            print(f"{years:2} years: {(place / 'nes.bpa').stat().st_size / MEGABYTE:.0f} MB")
        with closing(stores[0]), closing(stores[1]):
            measure(stores, chosen.pages)
    qt.quit()


if __name__ == "__main__":
    main()
