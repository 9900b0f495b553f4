"""Talks with one assistant and meetings with several: what was spoken of and agreed, and who has read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    """Who meets: all the assistants, those around the person, or the assistants with a say in the plan."""

    STAFF = "staff"
    NETWORK = "network"
    PARTICIPATION = "participation"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to speak of as it was worded, and what was said of it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreedPoint:
    """What was agreed, who sees to it, and by when; the days are ISO, empty where there is none."""

    what: str
    owner: str = ""
    deadline: str = ""
    done_on: str = ""

    @property
    def due(self) -> date | None:
        """The deadline as a day, or None."""
        return date.fromisoformat(self.deadline) if self.deadline else None

    def late(self, today: date) -> bool:
        """Return whether it is undone past its deadline."""
        return not self.done_on and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Reading:
    """Who has read the minutes, and on which day (ISO)."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A medarbeidersamtale: between the leader and one assistant, and for nobody else.

    The wording of the topics is the talk's own, whatever happens to the guide it was begun from.
    """

    id: str
    assistant: str
    day: date
    topics: tuple[Topic, ...]
    points: tuple[AgreedPoint, ...] = ()
    note: str = ""
    leader_signed_on: date | None = None
    assistant_signed_on: date | None = None

    @property
    def closed(self) -> bool:
        """True when both have signed; it never changes after that, except that points are done."""
        return self.leader_signed_on is not None and self.assistant_signed_on is not None

    @property
    def written(self) -> bool:
        """True when something says that it was held: what was said, agreed or signed."""
        signed = self.leader_signed_on is not None or self.assistant_signed_on is not None
        return signed or bool(self.points or self.note) or any(each.note for each in self.topics)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its agenda and minutes, what was agreed, and who has read the minutes."""

    id: str
    kind: MeetingKind
    title: str
    day: date
    participants: tuple[str, ...]
    topics: tuple[Topic, ...]
    points: tuple[AgreedPoint, ...] = ()
    readers: tuple[Reading, ...] = ()
    note: str = ""

    @property
    def closed(self) -> bool:
        """False: minutes may be mended for as long as they are kept."""
        return False

    @property
    def written(self) -> bool:
        """True when something says that it was held: what was said, agreed or read."""
        return bool(self.points or self.note or self.readers) or any(each.note for each in self.topics)


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """What the paper of one talk shows, to the two it concerns."""

    ordning: str
    employer: str
    leader: str
    assistant: str
    talk: Talk


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the minutes of one meeting show."""

    ordning: str
    employer: str
    leader: str
    meeting: Meeting


def with_wording(topics: tuple[Topic, ...], wording: tuple[str, ...]) -> tuple[Topic, ...]:
    """Return the topics in the new wording; what was said stays with the topic that is worded as before."""
    said = {each.text: each.note for each in topics}
    kept = [Topic(text, said.pop(text, "")) for text in wording]
    # What was said of a topic that is gone is not thrown away: it stands last, under its own words.
    return (*kept, *(Topic(text, note) for text, note in said.items() if note))
