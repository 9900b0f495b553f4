"""The argument parser in the user's language; argparse itself only speaks English."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from bpa_desk.domain.time import known_year
from bpa_desk.language import CODES, DEFAULT, _

_MISSING = "the following arguments are required: "
_UNKNOWN = "unrecognized arguments: "
_LANGUAGE = "--language"
DEMOS = ("solli", "nes", "fjell")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in the language spoken now."""

    def __init__(self, prog: str | None = None, description: str | None = None, **more: Any) -> None:
        more.update(add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        super().__init__(prog=prog, description=description, **more)
        self.choices_group = self.add_argument_group(_("Options"))
        self.choices_group.add_argument("-h", "--help", action="help", help=_("Show this help and leave."))
        self.choices_group.add_argument(
            _LANGUAGE,
            type=one_of(CODES),
            default=argparse.SUPPRESS,
            metavar="|".join(CODES),
            help=_("Language: nb is bokmål, nn is nynorsk, en is English."),
        )

    def option(self, *names: str, **settings: Any) -> None:
        """Add an option under the translated heading."""
        self.choices_group.add_argument(*names, **settings)

    def operand(self, name: str, metavar: str, explanation: str, **settings: Any) -> None:
        """Add something that stands without a dash."""
        self.add_argument_group(metavar).add_argument(name, metavar=metavar, help=explanation, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with 2."""
        self.print_usage()
        self.exit(2, f"{_worded(message)}\n")

    def print_usage(self, file: Any = None) -> None:
        """Print how the command is used, to standard error like the complaint that follows it."""
        self._print_message(self.format_usage(), file)


def one_of(choices: Sequence[str]) -> Any:
    """Return an argument type that takes only these words."""

    def read(text: str) -> str:
        if text not in choices:
            raise argparse.ArgumentTypeError(_("Expected one of: {choices}.", choices=", ".join(choices)))
        return text

    return read


def day_of(text: str) -> date:
    """Return the day written 2026-10-24, in a year the program reckons with; ValueError otherwise."""
    if len(text) != 10:
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not known_year(day.year):
        raise ValueError(text)
    return day


def month(text: str) -> date:
    """Return the first day of a month written 2026-10."""
    try:
        return day_of(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(_("Expected a month such as 2026-10.")) from None


def chosen_language(arguments: Sequence[str]) -> str:
    """Return the language asked for, before the parser that speaks it exists; bokmål if none or unknown."""
    for position, argument in enumerate(arguments):
        given = ""
        if argument == _LANGUAGE and position + 1 < len(arguments):
            given = arguments[position + 1]
        elif argument.startswith(f"{_LANGUAGE}="):
            given = argument.partition("=")[2]
        if given in CODES:
            return given
    return DEFAULT


def _worded(message: str) -> str:
    if message.startswith(_MISSING):
        return _("Missing: {names}.", names=message.removeprefix(_MISSING))
    if message.startswith(_UNKNOWN):
        return _("Not understood: {names}.", names=message.removeprefix(_UNKNOWN))
    subject, found, problem = message.removeprefix("argument ").partition(": ")
    if found and problem == "expected one argument":
        return _("{option}: Expected a value after it.", option=subject)
    if found and problem.startswith("invalid choice"):
        return _("{option}: This is not a command; --help lists them.", option=subject)
    return f"{subject}: {problem}" if found else message
