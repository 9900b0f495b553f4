"""Rounds of health and safety: begun, answered, paused, finished, signed (internkontrollforskriften § 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.hms_paper import HmsFacts, RoundFacts
from bpa_desk.domain.hms_round import (
    Answer,
    Checklist,
    Round,
    RoundLine,
    RoundState,
    changes_since,
    next_day,
)
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, checklists, clock, invariants, ordning, remedies
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "hms_round"
LINE_KIND = "hms_round_line"
"""What a file beside a single line lies beside; its owner is the round and the place of the line."""
PAUSE = timedelta(days=7)
"""How long a round may lie begun before one is reminded of it; ours."""
FIRST_ROUND = "home"
"""The checklist that is due from the first day at work, before any round was held."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one checklist stands: the last round held, one that is begun, and the day the next is due."""

    checklist: Checklist
    last: Round | None = None
    begun: Round | None = None
    due: date | None = None

    @property
    def id(self) -> str:
        """The checklist's id."""
        return self.checklist.id


def rounds(store: Store) -> list[Round]:
    """Return every round, the newest first."""
    return store.all(Round)[::-1]


def found(store: Store, key: str) -> Round | None:
    """Return the round, or None when it is gone."""
    return store.find(Round, key)


def standings(store: Store, language: str) -> list[Standing]:
    """Return how every checklist stands: begun first, then by the day it is due, then the others."""
    held = [*_newest(store), *store.all(Round, "state = ?", (RoundState.ONGOING,))[::-1]]
    found = [_standing(each, held) for each in checklists.checklists(store, language)]
    return sorted(found, key=lambda each: (each.begun is None, each.due or date.max))


def begin(store: Store, checklist: str, language: str) -> Round:
    """Return a new round from today; one of the same checklist that is begun is returned instead."""
    chosen = checklists.checklist(store, checklist, language)
    held = store.all(Round, "checklist = ?", (checklist,))[::-1]
    begun = next((each for each in held if each.state is RoundState.ONGOING), None)
    if begun is not None:
        return begun
    # Whoever takes part is mostly the same each time; the last round's names are a proposal.
    people = held[0].participants if held else (ordning.current(store).leader,)
    lines = tuple(RoundLine(each) for each in chosen.lines)
    made = Round(
        new_id(), chosen.id, chosen.title, chosen.months, clock.today(store), lines,
        tuple(each for each in people if each),
    )  # fmt: skip
    with store.change(Message(N_("Begin “{title}”"), {"title": made.title})) as changes:
        changes.put(made)
    return made


def answer(store: Store, key: str, at: int, given: Answer | str) -> Round:
    """Answer the line at the place (from 0); an empty answer takes it back."""
    line = replace(_changeable(store, key).lines[at], answer=str(given))
    return _with_line(store, key, at, line, N_("Answer line {n} of “{title}”"))


def remark(store: Store, key: str, at: int, note: str) -> Round:
    """Write the remark on the line at the place."""
    line = replace(_changeable(store, key).lines[at], note=invariants.prose(note, "note"))
    return _with_line(store, key, at, line, N_("Remark on line {n} of “{title}”"))


def describe(store: Store, key: str, held_on: date, participants: tuple[str, ...], note: str = "") -> Round:
    """Say when the round was held, who took part and what else there is to say."""
    before = _changeable(store, key)
    if held_on > clock.today(store):
        raise DomainError(Message(N_("A round cannot be held on a day to come.")), "held_on")
    names = _names(participants)
    after = replace(before, held_on=held_on, participants=names, note=invariants.prose(note, "note"))
    return _put(store, before, after, N_("Change “{title}”"))


def finish(store: Store, key: str) -> Round:
    """Say that the round is done; DomainError while lines are unanswered."""
    before = _changeable(store, key)
    left = len(before.lines) - before.answered
    if left:
        raise DomainError(Message(N_("Questions not answered yet: {n}."), {"n": left}))
    return _put(store, before, replace(before, state=RoundState.DONE), N_("“{title}” is done"))


def sign(store: Store, key: str, participants: tuple[str, ...] | None = None) -> Round:
    """Close the round for good as of today, with at least one participant; it cannot be undone.

    ``participants`` stands in place of those written before, unless it is None.
    """
    before = _changeable(store, key)
    if before.state is not RoundState.DONE:
        raise DomainError(Message(N_("Answer all the questions first; then the round can be signed.")))
    names = before.participants if participants is None else _names(participants)
    if not names:
        raise DomainError(Message(N_("Write who took part; they are the ones who sign.")), "participants")
    signed = replace(before, state=RoundState.SIGNED, participants=names, signed_on=clock.today(store))
    _put(store, before, signed, N_("Sign “{title}”"))
    store.barrier()
    return signed


def remove(store: Store, key: str) -> None:
    """Remove a round that is not signed, with its files and measures."""
    found = _changeable(store, key)
    with store.change(Message(N_("Delete “{title}”"), {"title": found.title})) as changes:
        attachments.detach_all(store, KIND, key)
        for at in line_files(store, key):
            attachments.detach_all(store, LINE_KIND, line_owner(key, at))
        remedies.remove_all(store, KIND, key)
        changes.remove(Round, key)


def line_owner(key: str, at: int) -> str:
    """Return what the files beside the line at the place (from 0) belong to."""
    return f"{key}:{at}"


def line_files(store: Store, key: str) -> dict[int, int]:
    """Return how many files lie beside each line of the round that has any."""
    # ";" is the letter after ":": all lines of this round, and the index finds them.
    found = store.all(
        Attachment, "owner_kind = ? AND owner > ? AND owner < ?", (LINE_KIND, f"{key}:", f"{key};")
    )
    places = [int(each.owner.rpartition(":")[2]) for each in found]
    return {at: places.count(at) for at in places}


def proposed_remedy(store: Store, key: str, at: int) -> Remedy:
    """Return a measure for the line at the place: the one it has, else a new one that is not stored."""
    part = str(at)
    for each in remedies.remedies(store, KIND, key):
        if each.part == part and each.open:
            return each
    return remedies.proposed(store, "", KIND, key, part)


def answered_before(store: Store, key: str) -> dict[str, str]:
    """Return what was answered the last time to each question of the round, by its wording."""
    found = store.get(Round, key)
    before = next(iter(_earlier(store, found)), None)
    return {each.text: each.answer for each in before.lines if each.answer} if before is not None else {}


def facts(store: Store, key: str) -> RoundFacts:
    """Return what the paper of one round shows; NotFoundError when it is gone."""
    found, here = store.get(Round, key), ordning.current(store)
    earlier = _earlier(store, found)
    before = earlier[0] if earlier else None
    past = {each.id for each in earlier}
    return RoundFacts(
        here.name, here.employer, here.leader, found,
        tuple(remedies.remedies(store, KIND, key)),
        before.held_on if before else None,
        changes_since(before, found) if before else (),
        tuple(
            each for each in remedies.open_remedies(store) if each.about_kind == KIND and each.about in past
        ),
    )  # fmt: skip


def overview(store: Store) -> HmsFacts:
    """Return what the overview of health and safety shows today."""
    here = ordning.current(store)
    return HmsFacts(
        here.name, here.employer, here.leader, clock.today(store), tuple(rounds(store)),
        tuple(remedies.open_remedies(store)),
    )  # fmt: skip


def due_rounds(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the rounds due in the span: of checklists used before, the very first, and those lying begun."""
    stored = {each.id: each for each in store.all(Checklist)}
    newest, asked = _newest(store), dict[str, date]()
    for each in newest:
        now = stored.get(each.checklist)
        if now is None and not checklists.is_template(each.checklist):
            continue  # a checklist of one's own that was deleted asks for no more rounds
        day = next_day(each.held_on, now.months if now else each.months)
        if day is not None:
            asked[each.checklist] = day
        if day is None or not first <= day <= last:
            continue
        title = now.title if now else each.title
        text = Message(N_("“{title}” is to be gone through again."), {"title": title})
        yield Due(day, text, "hms", f"round:{each.checklist}", "hms")
    seen = any(each.checklist == FIRST_ROUND for each in newest)
    begins = None if seen else _first_round(store, stored.get(FIRST_ROUND))
    if begins is not None:
        asked[FIRST_ROUND] = begins
    if begins is not None and first <= begins <= last:
        text = Message(N_("The first safety round at home has not been held yet."))
        yield Due(begins, text, "hms", f"round:{FIRST_ROUND}", "hms")
    for each in store.all(Round, "state = ?", (RoundState.ONGOING,)):
        day = each.held_on + PAUSE
        # Where the checklist is asked for by then anyway, that says enough.
        if first <= day <= last and asked.get(each.checklist, date.max) > day:
            text = Message(N_("“{title}” is begun and not finished."), {"title": each.title})
            yield Due(day, text, "hms", f"open:{each.id}", "hms", tell_from=day, advice=True)


def _earlier(store: Store, found: Round) -> list[Round]:
    """Return the rounds gone through with the same checklist before this one, the newest first."""
    return [
        each for each in store.all(Round, "checklist = ?", (found.checklist,))[::-1]
        if (each.held_on, each.id) < (found.held_on, found.id) and each.state is not RoundState.ONGOING
    ]  # fmt: skip


def _newest(store: Store) -> list[Round]:
    """Return the last round of each checklist that was gone through, the newest first."""
    last = (
        "id IN (SELECT (SELECT id FROM hms_round WHERE checklist = used.checklist AND state <> ? "
        "ORDER BY held_on DESC, id DESC LIMIT 1) FROM (SELECT DISTINCT checklist FROM hms_round) AS used)"
    )
    return store.all(Round, last, (RoundState.ONGOING,))[::-1]


def _first_round(store: Store, own: Checklist | None) -> date | None:
    """Return the first day somebody works here, today when that is past; None where no round is asked for."""
    today = clock.today(store)
    going_on = store.all(Employment, '"end" IS NULL OR "end" >= ?', (today.isoformat(),))
    starts = [each.start for each in going_on]
    if not starts or (own is not None and not own.months):
        return None
    return max(min(starts), today)


def _standing(checklist: Checklist, held: list[Round]) -> Standing:
    own = [each for each in held if each.checklist == checklist.id]
    last = next((each for each in own if each.state is not RoundState.ONGOING), None)
    begun = next((each for each in own if each.state is RoundState.ONGOING), None)
    return Standing(checklist, last, begun, next_day(last.held_on, checklist.months) if last else None)


def _names(participants: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in map(invariants.one_line, participants) if each))


def _changeable(store: Store, key: str) -> Round:
    found = store.get(Round, key)
    if found.state is RoundState.SIGNED:
        raise DomainError(Message(N_("This round is signed and stays as it is.")))
    return found


def _with_line(store: Store, key: str, at: int, line: RoundLine, label: str) -> Round:
    before = _changeable(store, key)
    lines = (*before.lines[:at], line, *before.lines[at + 1 :])
    whole = all(each.answer for each in lines)
    # A round that is done and loses an answer is under way again.
    state = before.state if whole else RoundState.ONGOING
    return _put(store, before, replace(before, lines=lines, state=state), label, n=at + 1)


def _put(store: Store, before: Round, after: Round, label: str, **values: object) -> Round:
    if after != before:
        with store.change(Message(label, {"title": before.title, **values})) as changes:
            changes.put(after)
    return after
