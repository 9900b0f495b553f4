"""A disk rebuilt as a power cut would leave it, from the record of what a process wrote and synced."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512

Disk = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Operation:
    """``w`` bytes at an offset, ``t`` cut to a length, ``s`` sync or ``u`` remove, of the file ``name``."""

    kind: str
    name: str
    at: int
    content: bytes


def recorded(path: Path) -> list[Operation]:
    """Return the operations a preloaded process wrote down."""
    whole, place, found = path.read_bytes(), 0, []
    while place < len(whole):
        end = whole.index(b"\n", place)
        kind, at, length, name = whole[place:end].decode().split(" ", 3)
        place = end + 1 + int(length)
        found.append(Operation(kind, name, int(at), whole[end + 1 : place]))
    return found


def after_cut(base: Disk, done: list[Operation], lost: float, chance: random.Random) -> Disk:
    """Return the disk after ``done``: what was not synced is lost with that probability, sector by sector.

    Names appear and vanish at once and in order; a removed file takes its unsynced writes along.
    """
    disk = {name: bytearray(content) for name, content in base.items()}
    waiting: dict[str, list[Operation]] = {}
    for operation in done:
        name = operation.name
        match operation.kind:
            case "s":
                for each in waiting.pop(name, []):
                    _write(disk, each)
            case "u":
                waiting.pop(name, None)
                disk.pop(name, None)
            case _:
                disk.setdefault(name, bytearray())
                waiting.setdefault(name, []).append(operation)
    for operations in waiting.values():
        for operation in operations:
            for piece in _sectors(operation):
                if chance.random() >= lost:
                    _write(disk, piece)
    return {name: bytes(content) for name, content in disk.items()}


def _sectors(operation: Operation) -> list[Operation]:
    if operation.kind == "t":
        return [operation]
    return [
        Operation("w", operation.name, operation.at + at, operation.content[at : at + SECTOR])
        for at in range(0, len(operation.content), SECTOR)
    ]


def _write(disk: dict[str, bytearray], operation: Operation) -> None:
    content = disk.setdefault(operation.name, bytearray())
    if operation.kind == "t":
        del content[operation.at :]
        content.extend(bytes(operation.at - len(content)))
        return
    if len(content) < operation.at:
        content.extend(bytes(operation.at - len(content)))
    content[operation.at : operation.at + len(operation.content)] = operation.content
