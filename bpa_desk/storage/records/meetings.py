"""Talks with one assistant, and meetings with their minutes."""

from __future__ import annotations

from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingKind, Reading, Talk, Topic
from bpa_desk.storage.mapping import Table, choice, day, listed, parts, plain

TALK = Table(
    Talk,
    "talk",
    plain("id"),
    plain("assistant"),
    day("day"),
    parts("topics", Topic),
    parts("points", AgreedPoint),
    plain("note"),
    day("leader_signed_on"),
    day("assistant_signed_on"),
    order="day, id",
)

MEETING = Table(
    Meeting,
    "meeting",
    plain("id"),
    choice("kind", MeetingKind),
    plain("title"),
    day("day"),
    listed("participants"),
    parts("topics", Topic),
    parts("points", AgreedPoint),
    parts("readers", Reading),
    plain("note"),
    order="day, id",
)
