"""The sRGB colour profile a PDF/A file must carry, made from the standard's own numbers (IEC 61966-2-1)."""

from __future__ import annotations

import struct
from functools import cache

_STEPS = 1024
# Primaries and white adapted to D50, as the profile connection space asks.
_POINTS = {
    b"wtpt": (0.95045, 1.0, 1.08905),
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


@cache
def srgb() -> bytes:
    """Return a version 2.1 ICC display profile for sRGB, the same bytes each time."""
    parts = {b"desc": _description("sRGB IEC61966-2.1"), b"cprt": b"text\0\0\0\0No copyright, use freely\0"}
    parts |= {tag: _point(point) for tag, point in _POINTS.items()}
    curve = struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *(_linear(step) for step in range(_STEPS)))
    parts |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body = [struct.pack(">I", len(parts))], b""
    placed: dict[bytes, int] = {}
    begin = 128 + 4 + 12 * len(parts)
    for tag, part in parts.items():
        if part not in placed:
            placed[part] = begin + len(body)
            body += part + bytes(-len(part) % 4)
        table.append(struct.pack(">4sII", tag, placed[part], len(part)))
    size = begin + len(body)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44x",
        size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0,
        b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0, 63190, 65536, 54061, b"\0\0\0\0",
    )  # fmt: skip
    return head + b"".join(table) + body


def _point(point: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *map(_fixed, point))


def _fixed(value: float) -> int:
    return round(value * 65536)


def _linear(step: int) -> int:
    value = step / (_STEPS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _description(name: str) -> bytes:
    ascii_name = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_name)) + ascii_name + bytes(4 + 4 + 2 + 1 + 67)
