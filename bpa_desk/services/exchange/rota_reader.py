"""Reading a rota file, version 1, into the Rota that the rules judge; nothing is guessed or skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.agreement import BASES, LIMITS, Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.need import EVERY_DAY, Need
from bpa_desk.domain.ordning import EmployerModel, Ordning, SundayMode
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan, Zone, zone
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services.exchange import strict_json
from bpa_desk.services.exchange.node import Node
from bpa_desk.services.exchange.shift_reader import read_shift

FORMAT = "bpa-desk-rota"
VERSION = 1
HOURS_IN_WEEK = 168
_Record = TypeVar("_Record")
SECTIONS = (
    "ordning",
    "period",
    "plan",
    "vedtak",
    "assistants",
    "agreements",
    "shifts",
    "needs",
    "absences",
    "wishes",
)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the lines of a file are read against."""

    zone: Zone
    assistants: frozenset[str]

    def known(self, node: Node) -> str:
        """Return the id of an assistant that stands in the file."""
        key = node.key()
        if key not in self.assistants:
            node.refuse(Message(N_("There is no assistant with this id in the file.")))
        return key


def read_rota(content: bytes) -> Rota:
    """Return the Rota of a rota file's bytes; raise ImportFileError with the place and what was expected."""
    root = Node(strict_json.parse(content), "$")
    # What kind of file it is comes before complaints about its keys.
    if isinstance(root.value, dict):
        _recognise(root.value)
    fields = root.members(("format", "version"), SECTIONS)
    ordning = _ordning(fields["ordning"]) if "ordning" in fields else Ordning("ordning", "")
    people = _all(fields, "assistants", _person)
    _distinct("assistants", (person.id for person in people))
    around = _Surroundings(zone(ordning.timezone), frozenset(person.id for person in people))
    shifts = _all(fields, "shifts", lambda node: read_shift(node, around.zone, around.known))
    _distinct("shifts", (shift.id for shift in shifts))
    period = _period(fields["period"]) if _present(fields, "period") else None
    last = _last_day(period, shifts, around.zone)
    return Rota(
        ordning=ordning,
        period=period,
        plan=_plan(fields["plan"], last) if _present(fields, "plan") else None,
        vedtak=_all(fields, "vedtak", _vedtak),
        people=people,
        agreements=_all(fields, "agreements", lambda node: _agreement(node, around)),
        shifts=shifts,
        needs=_all(fields, "needs", _need),
        absences=_all(fields, "absences", lambda node: _absence(node, around)),
        wishes=_all(fields, "wishes", lambda node: _wish(node, around)),
    )


def _recognise(root: dict[str, object]) -> None:
    if "format" in root and root["format"] != FORMAT:
        Node(None, "$.format").refuse(
            Message(N_("This is not a rota file; expected the text {format}."), {"format": FORMAT})
        )
    version = root.get("version", VERSION)
    if version != VERSION or isinstance(version, bool):
        Node(None, "$.version").refuse(
            Message(N_("This version of a rota file is not known; expected {version}."), {"version": VERSION})
        )


def _present(fields: dict[str, Node], key: str) -> bool:
    return key in fields and not fields[key].is_null


def _all(fields: dict[str, Node], key: str, read: Callable[[Node], _Record]) -> tuple[_Record, ...]:
    return tuple(read(node) for node in fields[key].items()) if key in fields else ()


def _distinct(section: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for index, each in enumerate(ids):
        if each in seen:
            Node(None, f"$.{section}[{index}].id").refuse(Message(N_("This id is used twice.")))
        seen.add(each)


def _ordning(node: Node) -> Ordning:
    fields = node.members(
        ("name",), ("timezone", "day_start", "week_start", "employer_model", "tariff_bound", "sunday_mode")
    )
    default = Ordning("ordning", "")
    return Ordning(
        id=default.id,
        name=fields["name"].text(empty=True),
        timezone=_zone_name(fields["timezone"]) if "timezone" in fields else default.timezone,
        day_start=fields["day_start"].time_of_day() if "day_start" in fields else default.day_start,
        week_start=fields["week_start"].whole(1, 7) if "week_start" in fields else default.week_start,
        employer_model=(
            EmployerModel(fields["employer_model"].choice([each.value for each in EmployerModel]))
            if "employer_model" in fields
            else default.employer_model
        ),
        tariff_bound=fields["tariff_bound"].flag() if "tariff_bound" in fields else default.tariff_bound,
        sunday_mode=(
            SundayMode(fields["sunday_mode"].choice([each.value for each in SundayMode]))
            if "sunday_mode" in fields
            else default.sunday_mode
        ),
    )


def _zone_name(node: Node) -> str:
    name = node.text()
    try:
        zone(name)
    except DomainError as error:
        node.refuse(error.message)
    return name


def _period(node: Node) -> DateSpan:
    fields = node.members(("from", "to"))
    return DateSpan(fields["from"].day(), _end(fields, fields["from"].day()))


def _end(fields: dict[str, Node], first: date) -> date:
    last = fields["to"].day()
    if last < first:
        fields["to"].refuse(Message(N_("Expected a date that is not before “from”.")))
    return last


def _open_end(fields: dict[str, Node], first: date) -> date | None:
    return None if fields["to"].is_null else _end(fields, first)


def _last_day(period: DateSpan | None, shifts: tuple[Shift, ...], where: Zone) -> date | None:
    if period is not None:
        return period.last
    return max((where.day(shift.start) for shift in shifts), default=None)


def _plan(node: Node, last: date | None) -> RotaPlan:
    fields = node.members(("valid_from",), ("discussed_on",))
    start = fields["valid_from"].day()
    return RotaPlan(
        id="plan",
        start=start,
        end=max(start, last or start),
        discussed_on=fields["discussed_on"].day() if _present(fields, "discussed_on") else None,
    )


def _vedtak(node: Node) -> Vedtak:
    fields = node.members(("from", "to", "hours_per_week"))
    start = fields["from"].day()
    minutes = fields["hours_per_week"].hours(0, 10 * HOURS_IN_WEEK)
    return Vedtak(id=_numbered("vedtak", node), start=start, end=_open_end(fields, start), minutes=minutes)


def _numbered(word: str, node: Node) -> str:
    return f"{word}-{int(node.place.rpartition('[')[2][:-1]) + 1}"


def _person(node: Node) -> Person:
    fields = node.members(
        ("id", "name"),
        (
            "birth_date",
            "hours_class",
            "position_hours_per_week",
            "weekly_cap_hours",
            "skills",
            "regular_night",
            "strenuous_night",
        ),
    )
    hours_class = HoursClass.T38C
    if _present(fields, "hours_class"):
        hours_class = HoursClass(fields["hours_class"].choice([each.value for each in HoursClass]))
    return Person(
        id=fields["id"].key(),
        name=fields["name"].text(),
        birth_date=fields["birth_date"].day() if _present(fields, "birth_date") else None,
        terms=(Terms(DateSpan(date.min, None), hours_class, _hours(fields, "position_hours_per_week")),),
        weekly_cap=_hours(fields, "weekly_cap_hours"),
        skills=frozenset(fields["skills"].texts()) if _present(fields, "skills") else frozenset(),
        regular_night=fields["regular_night"].flag() if _present(fields, "regular_night") else None,
        strenuous_night=fields["strenuous_night"].flag() if _present(fields, "strenuous_night") else False,
    )


def _hours(fields: dict[str, Node], key: str) -> int | None:
    return fields[key].hours(0, HOURS_IN_WEEK) if _present(fields, key) else None


def _agreement(node: Node, around: _Surroundings) -> Agreement:
    fields = node.members(("basis", "from", "to"), ("assistants", "limits"))
    start = fields["from"].day()
    named = fields["assistants"].items() if _present(fields, "assistants") else []
    return Agreement(
        id=_numbered("agreement", node),
        basis=fields["basis"].choice(BASES),
        start=start,
        end=_open_end(fields, start),
        assistants=tuple(dict.fromkeys(around.known(each) for each in named)),
        limits=_limits(fields["limits"]) if _present(fields, "limits") else {},
    )


def _limits(node: Node) -> dict[str, float]:
    limits: dict[str, float] = {}
    for key, value in node.members((), LIMITS).items():
        if key == "standby_factor":
            limits[key] = value.number(0, 1)
        elif key.endswith("_weeks"):
            limits[key] = value.whole(1, 52)
        else:
            limits[key] = value.number(0, 10_000)
    return limits


def _need(node: Node) -> Need:
    fields = node.members(("from", "to", "start", "end"), ("weekdays", "count", "requires"))
    start = fields["from"].day()
    weekdays: tuple[int, ...] = EVERY_DAY
    if _present(fields, "weekdays"):
        weekdays = tuple(sorted({each.whole(1, 7) for each in fields["weekdays"].items(7)}))
    return Need(
        id=_numbered("need", node),
        start=start,
        end=_open_end(fields, start),
        from_minute=fields["start"].time_of_day(),
        to_minute=fields["end"].time_of_day(),
        weekdays=weekdays,
        count=fields["count"].whole(0, 100) if "count" in fields else 1,
        requires=fields["requires"].texts() if _present(fields, "requires") else (),
    )


def _absence(node: Node, around: _Surroundings) -> Absence:
    fields = node.members(("assistant", "from", "to", "kind"))
    start, end = _stretch(fields, around.zone)
    return Absence(
        id=_numbered("absence", node),
        assistant=around.known(fields["assistant"]),
        start=start,
        end=end,
        kind=fields["kind"].text(),
    )


def _wish(node: Node, around: _Surroundings) -> Wish:
    fields = node.members(("assistant", "from", "to", "wish"))
    start, end = _stretch(fields, around.zone)
    return Wish(
        id=_numbered("wish", node),
        assistant=around.known(fields["assistant"]),
        start=start,
        end=end,
        wish=WishKind(fields["wish"].choice([each.value for each in WishKind])),
    )


def _stretch(fields: dict[str, Node], where: Zone) -> tuple[int, int]:
    """Return the instants of dates (both included) or of local times."""
    start = _edge(fields["from"], where, 0)
    end = _edge(fields["to"], where, 1)
    if end <= start:
        fields["to"].refuse(Message(N_("Expected a time after “from”.")))
    return start, end


def _edge(node: Node, where: Zone, days_on: int) -> int:
    if not isinstance(node.value, str):
        node.refuse(
            Message(N_("Expected a date or a local time in quotation marks: 2026-10-24 or 2026-10-24T22:00."))
        )
    if "T" not in node.value:
        return where.at(node.day() + timedelta(days=days_on))
    return node.instant(where)
