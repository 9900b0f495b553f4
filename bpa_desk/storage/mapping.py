"""How a frozen dataclass becomes a row and back: one column for each field, in the same order."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any, Generic, NamedTuple, TypeVar, cast

from bpa_desk.domain.national_id import may_hold_national_id, no_national_id
from bpa_desk.domain.shift import Break
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import Period
from bpa_desk.storage.walls import Walls

T = TypeVar("T")
Scalar = str | int | float | None
Row = tuple[Scalar, ...]
Encode = Callable[[Any, Walls], Scalar]
Decode = Callable[[Any, Walls], Any]

_MOST_REMEMBERED = 16_384


_ID = re.compile(r"\b[0-9a-f]{32,64}\b")
_NUMBERS = frozenset(
    "phone employer_phone contacts next_of_kin callers referees employer_org_number content snapshot events "
    "shifts".split()
)
"""Columns where telephone numbers or figures of the program's own stand: eleven digits mean nothing there."""
_FILE_NAMES = frozenset({("attachment", "name")})


class Column(NamedTuple):
    """One field and how its value is written and read; None means it is stored as it stands.

    ``few``: equal values are written alike, so what was written once is looked up. ``many``: a tuple, mostly
    an empty one. ``bound``: what is written never holds text of the user's.
    """

    field: str
    encode: Encode | None = None
    decode: Decode | None = None
    few: bool = False
    many: bool = False
    bound: bool = False


class _Memo(dict[Any, Any]):
    """How values are written or read, remembered: most repeat, and a look-up costs a tenth of doing it."""

    def __init__(self, turn: Encode | Decode, walls: Walls) -> None:
        super().__init__()
        self._turn = turn
        self._walls = walls

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self._turn(value, self._walls)
        if not isinstance(found, dict):  # a mapping could be changed by who gets it
            self[value] = found
        return found


class Table(Generic[T]):
    """One dataclass and its table; columns are named as the fields (``"end"``, a word of SQL, is quoted).

    ``text_columns`` are those that may hold text of the user's, ids and numbers among them. ``longest`` is
    how many minutes there can be from start to end, where the domain says so.
    """

    def __init__(
        self, kind: type[T], name: str, *columns: Column, order: str = "id", longest: int | None = None
    ) -> None:
        fields = [each.name for each in dataclasses.fields(cast(Any, kind))]
        if [column.field for column in columns] != fields:
            named = [column.field for column in columns]
            raise TypeError(f"storage/records and schema lag behind {kind.__name__}: {fields} is not {named}")
        self.kind = kind
        self.name = name
        self.order = order
        self.longest = longest
        self.columns = tuple(fields)
        self._decoders = [(at, each.decode) for at, each in enumerate(columns) if each.decode is not None]
        encoders = [(at, each, each.encode) for at, each in enumerate(columns) if each.encode is not None]
        self._few = [(at, encode) for at, each, encode in encoders if each.few]
        self._many = [(at, encode) for at, each, encode in encoders if each.many]
        self._encoders = [(at, encode) for at, each, encode in encoders if not each.few and not each.many]
        self._remembered: tuple[Walls, list[tuple[int, _Memo]], list[tuple[int, _Memo]]] | None = None
        self._values = attrgetter(*fields)
        self.text_columns = tuple(each.field for each in columns if not each.bound)
        # The id stands among them twice, for a getter of one place would give no tuple.
        self._free = itemgetter(0, *(at for at, each in enumerate(columns) if not each.bound))
        quoted = [f'"{column}"' for column in self.columns]
        listed = ", ".join(quoted)
        marks = ", ".join("?" * len(columns))
        fresh = ", ".join(f"{column} = excluded.{column}" for column in quoted if column != '"id"')
        self.select = f"SELECT {listed} FROM {name}"
        self.insert = f"INSERT INTO {name} ({listed}) VALUES ({marks})"
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {fresh}"
        self.delete = f"DELETE FROM {name} WHERE id = ?"

    def record(self, row: Sequence[Any], walls: Walls) -> T:
        """Return the dataclass a row holds; ValueError, KeyError or TypeError if the row makes no sense."""
        values = list(row)
        for at, memo in self._memos(walls)[1]:
            values[at] = memo[values[at]]
        return self.kind(*values)

    def _memos(self, walls: Walls) -> tuple[Walls, list[tuple[int, _Memo]], list[tuple[int, _Memo]]]:
        if self._remembered is None or self._remembered[0] is not walls:
            read = [(at, _Memo(decode, walls)) for at, decode in self._decoders]
            self._remembered = walls, read, [(at, _Memo(encode, walls)) for at, encode in self._few]
        return self._remembered

    def row(self, record: T, walls: Walls) -> Row:
        """Return the row a dataclass is stored as; DomainError for text that cannot be kept."""
        values = list(self._values(record))
        for at, memo in self._memos(walls)[2]:
            values[at] = memo[values[at]]
        for at, encode in self._many:
            value = values[at]
            values[at] = "[]" if value == () else encode(value, walls)
        for at, encode in self._encoders:
            values[at] = encode(values[at], walls)
        row = tuple(values)
        # Most rows are plain letters through and through: one look at them all together.
        together = "\n".join(map(str, self._free(row)))
        if may_hold_national_id(together):
            self._refuse_national_id(row)
        if storable(together):
            return row
        for column, value in zip(self.columns, row, strict=True):
            if isinstance(value, str) and not storable(value):
                raise DomainError(
                    Message(N_("This text has characters that cannot be stored; write it anew.")), column
                )
        return row

    def _refuse_national_id(self, row: Row) -> None:
        for column, value in zip(self.columns, row, strict=True):
            if isinstance(value, str) and column in self.text_columns and not self._numbered(column):
                no_national_id(_ID.sub("", value), column)

    def _numbered(self, column: str) -> bool:
        return column in _NUMBERS or (self.name, column) in _FILE_NAMES


def storable(text: str) -> bool:
    """True unless the text has NUL or half a character, which SQLite would cut or refuse."""
    if text.isascii():
        return "\0" not in text
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def plain(field: str) -> Column:
    """Text or a whole number, stored as it stands (None where the field allows it)."""
    return Column(field)


def whose(field: str) -> Column:
    """The id of another record, stored as NULL where there is none (an empty text here)."""
    return Column(field, lambda value, _: value or None, lambda value, _: value or "", few=True)


def yes_no(field: str) -> Column:
    """A bool stored as 0 or 1; None stays None."""
    return Column(field, lambda value, _: None if value is None else int(value),
                  lambda value, _: None if value is None else value == 1, few=True, bound=True)


def day(field: str) -> Column:
    """A date stored as ISO text; None stays None."""
    return Column(field, lambda value, _: None if value is None else value.isoformat(),
                  lambda value, _: None if value is None else date.fromisoformat(value), few=True, bound=True)


def choice(field: str, kind: type[StrEnum]) -> Column:
    """An enum stored by its value."""
    members = {member.value: member for member in kind}

    def encode(value: Any, _walls: Walls) -> Scalar:
        # Not looked up: the hash of a member is reckoned in Python.
        return (value if value.__class__ is kind else kind(value))._value_

    return Column(field, encode, lambda value, _: members[value], bound=True)


def instant(field: str) -> Column:
    """An instant stored as local wall time, with the offset only in a repeated hour."""
    return Column(
        field, lambda value, walls: walls.text(value), lambda value, walls: walls.instant(value),
        few=True, bound=True,
    )


def listed(field: str) -> Column:
    """A tuple of text or numbers stored as a JSON list."""
    return Column(field, lambda value, _: _json(value), lambda value, _: tuple(_list(value)), many=True)


def pairs(field: str) -> Column:
    """A tuple of pairs of numbers (clock minutes) stored as a JSON list of lists."""
    return Column(
        field, lambda value, _: _json(value), lambda value, _: tuple(map(tuple, _list(value))), many=True
    )


def parts(field: str, kind: type[Any]) -> Column:
    """A tuple of small dataclasses stored as a JSON list of objects."""
    return Column(
        field,
        lambda value, _: _json([dataclasses.asdict(each) for each in value]),
        lambda value, _: tuple(kind(**_tuples(each)) for each in _list(value)),
        many=True,
    )


def part(field: str, kind: type[Any]) -> Column:
    """A small dataclass stored as a JSON object; what is not written is as it begins."""
    known = {each.name for each in dataclasses.fields(kind)}

    def decode(value: str, _walls: Walls) -> Any:
        return kind(**{name: each for name, each in _object(value).items() if name in known})

    return Column(field, lambda value, _: _json(dataclasses.asdict(value)), decode)


def numbers(field: str) -> Column:
    """A mapping of names to numbers stored as a JSON object."""
    return Column(field, lambda value, _: _json(dict(value)), lambda value, _: _object(value))


def periods(field: str) -> Column:
    """A tuple of periods (instants) stored as a JSON list of pairs of wall times."""

    def decode(value: str, walls: Walls) -> tuple[Period, ...]:
        if value == "[]":
            return ()
        return tuple(Period(walls.instant(start), walls.instant(end)) for start, end in json.loads(value))

    def encode(value: tuple[Period, ...], walls: Walls) -> str:
        # Wall times are digits and signs that JSON leaves as they are.
        return "[" + ",".join([f'["{walls.text(each[0])}","{walls.text(each[1])}"]' for each in value]) + "]"

    return Column(field, encode, decode, many=True, bound=True)


def period(field: str) -> Column:
    """A period or None stored as a JSON pair of wall times."""

    def decode(value: str | None, walls: Walls) -> Period | None:
        if value is None:
            return None
        start, end = json.loads(value)
        return Period(walls.instant(start), walls.instant(end))

    def encode(value: Period | None, walls: Walls) -> str | None:
        return None if value is None else _json(_walled(value, walls))

    return Column(field, encode, decode, bound=True)


def breaks(field: str) -> Column:
    """A tuple of breaks stored as a JSON list of [start, end, free]."""

    def decode(value: str, walls: Walls) -> tuple[Break, ...]:
        if value == "[]":
            return ()
        pieces = json.loads(value)
        return tuple(Break(walls.instant(one), walls.instant(two), free is True) for one, two, free in pieces)

    return Column(
        field,
        lambda value, walls: _json([[*_walled(each, walls), bool(each[2])] for each in value]),
        decode,
        many=True,
        bound=True,
    )


def _walled(piece: Sequence[int], walls: Walls) -> list[str]:
    return [walls.text(piece[0]), walls.text(piece[1])]


def _json(value: object) -> str:
    if value == () or value == []:
        return "[]"
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _list(value: str) -> list[Any]:
    if value == "[]":
        return []
    found = json.loads(value)
    if not isinstance(found, list):
        raise ValueError("list")
    return found


def _object(value: str) -> dict[str, float]:
    found = json.loads(value)
    if not isinstance(found, dict):
        raise ValueError("object")
    return found


def _tuples(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in value.items()}
