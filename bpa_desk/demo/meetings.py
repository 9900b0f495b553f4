"""A year of talks and meetings in each invented ordning: some signed, one planned, some points left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.meeting import AgreedPoint, MeetingKind
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, meetings
from bpa_desk.services.store import Store

LANGUAGE = "nb"
TALKS = ((date(2026, 2, 10), date(2026, 2, 17)), (date(2026, 2, 12), date(2026, 2, 19)))
"""The days of the talks with the first assistants, and the days they were signed."""
PLANNED = date(2026, 12, 1)
SAID = {
    0: "Trives godt, liker de rolige ettermiddagene.",
    3: "Vil gjerne vite helgene tidligere.",
    8: "Nei.",
    10: "Ønsker oppfriskning i forflytning.",
    15: "Ta ansvar for opplæring av neste nye assistent.",
}
AROUND = ("Kommunen ved Stein Oppdiktet", "Ergoterapeut Tuva Tenkt")
MINUTES = {0: "Alt er gjort.", 1: "Ingen innvendinger. To bytter er ønsket.", 2: "Lampa i gangen er svak."}


def meetings_of_the_year(store: Store, people: Sequence[Assistant], leader: str) -> None:
    """Hold the talks of February and the meetings of the year, and plan one talk."""
    for person, (day, signed) in zip(people, TALKS, strict=False):
        with clock.fixed(zone().at(day, 12 * 60)):
            talk = meetings.begin_talk(store, person.id, day, LANGUAGE)
            _write(store, talk.id, SAID)
            point = AgreedPoint("Oppfriskningskurs i forflytning", leader, "2026-05-01", "2026-04-20")
            meetings.save_point(store, talk.id, None, point)
        with clock.fixed(zone().at(signed, 12 * 60)):
            meetings.sign(store, talk.id, signed, signed)
    everybody = (leader, *(each.name for each in people))
    for day in (date(2026, 3, 4), date(2026, 6, 3), date(2026, 9, 2)):
        done = AgreedPoint("Ny vaktliste på tavla", leader, done_on=day.isoformat())
        _meet(store, MeetingKind.STAFF, day, everybody, done)
    _meet(
        store, MeetingKind.NETWORK, date(2026, 10, 14), everybody[:1] + AROUND[:1],
        AgreedPoint("Spør ergoterapeuten om ny dusjstol", leader, "2026-12-04"),
    )  # fmt: skip
    _meet(
        store, MeetingKind.STAFF, date(2026, 11, 18), everybody[:3],
        AgreedPoint("Skriv ned morgenrutinen", people[0].name, "2026-11-30"),
    )  # fmt: skip
    with clock.fixed(zone().at(date(2026, 11, 20), 12 * 60)):
        meetings.begin_talk(store, people[-1].id, PLANNED, LANGUAGE)


def _meet(
    store: Store, kind: MeetingKind, day: date, readers: tuple[str, ...], point: AgreedPoint
) -> None:
    with clock.fixed(zone().at(day, 12 * 60)):
        made = meetings.begin_meeting(store, kind, day, LANGUAGE)
        _write(store, made.id, MINUTES)
        meetings.save_point(store, made.id, None, point)
        if kind is MeetingKind.NETWORK:
            topics = tuple(each.text for each in made.topics)
            meetings.describe(store, made.id, day, topics, "", made.title, (*made.participants, *AROUND))
        meetings.set_readers(store, made.id, readers)


def _write(store: Store, key: str, said: dict[int, str]) -> None:
    for at, note in said.items():
        meetings.write(store, key, at, note)
