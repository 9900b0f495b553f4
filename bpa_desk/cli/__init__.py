"""The command line: everything the contract promises to scripts and other programs, without Qt."""

from __future__ import annotations

from bpa_desk.cli.entry import main

__all__ = ["main"]
