"""What a command is: a name, one line about it, what it takes, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bpa_desk.cli.arguments import Parser
from bpa_desk.domain.quick import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command; ``summary`` is worded when it is called, ``run`` returns the exit code."""

    name: str
    summary: Callable[[], str]
    add_arguments: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int]
