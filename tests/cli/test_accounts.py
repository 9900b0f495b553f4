"""`export hours-account` and `export month-package`, and that `hours` counts what the window shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bpa_desk.demo import open_demo
from bpa_desk.domain.time import DateSpan
from bpa_desk.export.tabular import decimal_hours
from bpa_desk.services import situation, timesheets
from bpa_desk.services.exchange.rota_file import write_rota
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
DEMO = ("--demo", "solli", "--language", "en")


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "csv", "json"])
def test_the_hours_account_in_every_format(run: Run, tmp_path: Path, kind: str) -> None:
    options = ("--out", tmp_path, "--month", "2026-10", "--format", kind)
    outcome = run("export", "hours-account", *DEMO, *options)
    assert (outcome.code, outcome.err) == (0, "")
    (written,) = tmp_path.iterdir()
    assert written.name == f"hours-account-2026-10.{kind}"


def test_without_a_month_the_account_is_of_this_year_and_may_be_of_one(run: Run, tmp_path: Path) -> None:
    with open_demo("solli") as store:
        key = timesheets.overview(store, timesheets.month(2026, 10))[0].assistant
    outcome = run("export", "hours-account", *DEMO, "--out", tmp_path, "--format", "json", "--assistant", key)
    assert outcome.code == 0
    content = json.loads(next(tmp_path.iterdir()).read_bytes())
    assert (content["from"], content["to"]) == ("2026-01-01", "2026-12-31")
    assert list(content["assistants"]) == [key]


def test_the_month_package_is_one_folder_and_says_what_it_lacks(run: Run, tmp_path: Path) -> None:
    outcome = run("export", "month-package", *DEMO, "--out", tmp_path, "--month", "2026-10")
    assert outcome.code == 0
    assert "Without the leverandør’s lønnsart: ORD" in outcome.err
    (folder,) = tmp_path.iterdir()
    assert sorted(each.name for each in folder.iterdir()) == [
        "payroll-lines-2026-10.csv", "timesheets-2026-10.csv", "timesheets-2026-10.pdf",
        "timesheets-2026-10.xlsx",
    ]  # fmt: skip
    assert len(outcome.out.splitlines()) == 5


@pytest.mark.parametrize("month", ["2020-01", "2026-10"])
def test_a_package_of_nothing_or_of_one_is_refused(run: Run, tmp_path: Path, month: str) -> None:
    one = () if month == "2020-01" else ("--assistant", "kari")
    outcome = run("export", "month-package", *DEMO, "--out", tmp_path / "x", "--month", month, *one)
    assert (outcome.code, outcome.out) == (2, "")
    assert not (tmp_path / "x").exists()


def test_hours_agrees_with_the_timesheets_in_the_window(run: Run, tmp_path: Path) -> None:
    # Whole weeks: a night over the edge belongs to the day it begins for the law, and is cut on a sheet.
    first, last = date(2026, 11, 2), date(2026, 11, 29)
    file = tmp_path / "nes.json"
    with open_demo("nes") as store:
        file.write_bytes(write_rota(situation.rota(store, first, last)))
        sheets = timesheets.all_facts(store, DateSpan(first, last))
    told = json.loads(run("hours", file, "--json", "--profile", "Virke BPA").out)["assistants"]
    assert sheets
    for facts in sheets:
        assert facts.pay is not None
        mine = told[facts.assistant]
        shown: dict[str, float] = {}
        for each in facts.pay.sums:
            # The rota file does not say what is training or a meeting: there it is plain work.
            code = "ORD" if each.category in ("KURS", "MOTE") else each.category
            shown[code] = shown.get(code, 0.0) + float(decimal_hours(each.minutes))
        assert mine["paid_hours"] == pytest.approx(shown)
        assert mine["hours"] == pytest.approx(float(decimal_hours(facts.total.worked)))
