"""Reading one shift of a rota file, and telling what kind of shift it is from its hours."""

from __future__ import annotations

from collections.abc import Callable

from bpa_desk.domain.shift import LONGEST_SHIFT, Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.services.exchange.node import Node

WORK = "work"
STANDBY = "standby"
_OPTIONAL = ("kind", "passive", "calls", "breaks", "status", "code", "requires", "emergency")
_EVENING_FROM = 13 * 60
_NIGHT_FROM = 20 * 60
_MORNING = 5 * 60


def read_shift(node: Node, zone: Zone, known: Callable[[Node], str]) -> Shift:
    """Return the shift of a list item; ``known`` gives the id of an assistant that stands in the file."""
    fields = node.members(("id", "assistant", "start", "end"), _OPTIONAL)
    whole = _period(fields["start"], fields["end"], zone)
    if whole.minutes > LONGEST_SHIFT:
        fields["end"].refuse(Message(N_("A shift can be at most eight days long; split it in two.")))
    kind = fields["kind"].choice((WORK, STANDBY)) if "kind" in fields else WORK
    passive = _pieces(fields, "passive", whole, zone)
    status = ShiftStatus.PLANNED
    if "status" in fields:
        status = ShiftStatus(fields["status"].choice([each.value for each in ShiftStatus]))
    return Shift(
        id=fields["id"].key(),
        start=whole.start,
        end=whole.end,
        assistant=None if fields["assistant"].is_null else known(fields["assistant"]),
        kind=ShiftKind.STANDBY if kind == STANDBY else kind_of(zone, whole, passive),
        passive=passive,
        calls=_pieces(fields, "calls", whole, zone),
        breaks=_breaks(fields["breaks"], whole, zone) if "breaks" in fields else (),
        status=status,
        code=_code(fields),
        requires=fields["requires"].texts() if "requires" in fields else (),
        emergency=fields["emergency"].flag() if "emergency" in fields else False,
    )


def kind_of(zone: Zone, period: Period, passive: tuple[Period, ...] = ()) -> ShiftKind:
    """Return resting when any of it is passive, else day, evening or night by the clock."""
    start = zone.minute_of_day(period.start)
    days_on = (zone.day(period.end) - zone.day(period.start)).days
    return kind_by_clock(start, zone.minute_of_day(period.end) + days_on * DAY, bool(passive))


def kind_by_clock(start: int, end: int, passive: bool = False) -> ShiftKind:
    """Return the kind of a shift from minutes after midnight; ``end`` passes 1440 over midnight."""
    if passive:
        return ShiftKind.RESTING
    if end - start >= DAY:
        return ShiftKind.DAY
    if start >= _NIGHT_FROM or start < _MORNING or end >= DAY + _MORNING:
        return ShiftKind.NIGHT
    return ShiftKind.EVENING if start >= _EVENING_FROM else ShiftKind.DAY


def _period(start: Node, end: Node, zone: Zone) -> Period:
    period = Period(start.instant(zone), end.instant(zone))
    if period.end <= period.start:
        end.refuse(Message(N_("Expected a time after the start.")))
    return period


def _pieces(fields: dict[str, Node], key: str, whole: Period, zone: Zone) -> tuple[Period, ...]:
    return tuple(_piece(node, whole, zone) for node in fields[key].items(500)) if key in fields else ()


def _piece(node: Node, whole: Period, zone: Zone) -> Period:
    edges = node.items()
    if len(edges) != 2:
        node.refuse(Message(N_("Expected two times: the start and the end.")))
    return _inside(_period(edges[0], edges[1], zone), node, whole)


def _inside(piece: Period, node: Node, whole: Period) -> Period:
    if piece.start < whole.start or piece.end > whole.end:
        node.refuse(Message(N_("Expected a time inside the shift.")))
    return piece


def _breaks(node: Node, whole: Period, zone: Zone) -> tuple[Break, ...]:
    breaks = []
    for each in node.items(100):
        fields = each.members(("start", "end"), ("free",))
        piece = _inside(_period(fields["start"], fields["end"], zone), each, whole)
        breaks.append(Break(piece.start, piece.end, fields["free"].flag() if "free" in fields else False))
    return tuple(breaks)


def _code(fields: dict[str, Node]) -> str:
    return "" if "code" not in fields or fields["code"].is_null else fields["code"].text(empty=True)
