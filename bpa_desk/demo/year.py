"""A year wheel in each invented ordning, ticked off as the year went, and the notebook of the same year."""

from __future__ import annotations

from datetime import date, timedelta

from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, evaluations, identity, need_notes, year_tasks
from bpa_desk.services.store import Store

LANGUAGE = "nb"
LAID_OUT = date(2026, 1, 5)
FORGOTTEN = frozenset({"christmas", "staff-meeting-3"})
"""What nobody got round to."""
EARLY = timedelta(days=4)
"""How long before its last day a duty was done."""
# The day, whose words, what about, the note, minutes a week, and who said it.
NOTES: tuple[tuple[date, Voice, str, str, int | None, str], ...] = (
    (date(2026, 3, 4), Voice.WISH, "Fritid", "Jeg vil på kor hver tirsdag kveld igjen.", 180, ""),
    (date(2026, 6, 11), Voice.OBSERVATION, "Morgen", "Stellet tok to timer, én i fjor.", 300, "Assistent"),
    (date(2026, 9, 22), Voice.OBSERVATION, "Natt", "Våken tre ganger fire netter denne uka.", None, ""),
    (date(2026, 10, 19), Voice.VIEW, "Morgen", "Det trengs mer tid om morgenen på hverdager.", 300, ""),
)
# The day, the six marks in order, and the note.
EVALUATIONS: tuple[tuple[date, tuple[int, int, int, int, int, int], str], ...] = (
    (date(2025, 12, 8), (4, 5, 5, 3, 4, 4), "Mange nye vikarer i høst."),
    (date(2026, 11, 16), (5, 5, 5, 4, 3, 5), "Roligere år. Planen kom sent to ganger."),
)


def notes_of_the_year(store: Store) -> None:
    """Write the notes and the evaluations on the days things were seen."""
    for day, voice, area, text, minutes, by in NOTES:
        with clock.fixed(zone().at(day, 20 * 60)):
            need_notes.save_note(store, NeedNote(identity.new_id(), day, voice, text, area, by, minutes))

    for day, marks, note in EVALUATIONS:
        with clock.fixed(zone().at(day, 20 * 60)):
            evaluations.save_evaluation(store, Evaluation(identity.new_id(), day, *marks, note))


def year_of_duties(store: Store, today: date) -> None:
    """Lay the wheel out and tick off what lies before today, all but what was forgotten."""
    with clock.fixed(zone().at(LAID_OUT, 12 * 60)):
        made = year_tasks.lay_out(store, LAID_OUT.year, LANGUAGE)
    for each in made:
        if each.due < today and each.key not in FORGOTTEN:
            with clock.fixed(zone().at(max(LAID_OUT, each.due - EARLY), 12 * 60)):
                year_tasks.set_done(store, each.id)
