"""`bpa-desk demo`: an invented ordning as a rota file."""

from __future__ import annotations

import argparse
from pathlib import Path

from bpa_desk.cli.arguments import DEMOS, Parser, one_of
from bpa_desk.cli.command import Command
from bpa_desk.cli.console import STDIN, out_of, say, write_bytes, writing
from bpa_desk.language import _


def _summary() -> str:
    return _("Write an invented ordning as a rota file.")


def _add_arguments(parser: Parser) -> None:
    names = "|".join(DEMOS)
    parser.operand("name", names, _("Which of the invented ordninger."), type=one_of(DEMOS))
    parser.option(
        "--out", required=True, metavar="ROTA.json", help=_("The file to write, or - for standard output.")
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the whole rota of the invented ordning; the same bytes every time."""
    from bpa_desk import paths
    from bpa_desk.demo import open_demo
    from bpa_desk.services.exchange.rota_export import whole_rota
    from bpa_desk.services.exchange.rota_file import write_rota

    with open_demo(chosen.name) as store:
        content = write_rota(whole_rota(store))
    if chosen.out == STDIN:
        write_bytes(content)
    else:
        place = Path(out_of(chosen.out))
        with writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            paths.write_whole(place, content)
        say(str(place))
    return 0


COMMAND = Command("demo", _summary, _add_arguments, run)
