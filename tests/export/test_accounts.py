"""The hours account in every language, the month package, and payroll lines as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bpa_desk.demo import open_demo
from bpa_desk.domain.hours_account import HoursAccount
from bpa_desk.domain.pay.payroll import PayrollChoices, payroll_lines
from bpa_desk.domain.time import DateSpan
from bpa_desk.export import csv, month_package, payroll
from bpa_desk.export.hours_account import hours_account
from bpa_desk.export.papers import CancelledError, Format, formats, render
from bpa_desk.language import CODES, Language
from bpa_desk.services import hours_account as accounts
from tests.export import facts
from tests.export.golden import agreed
from tests.export.reading import opened


@pytest.fixture(scope="module")
def solli() -> Iterator[HoursAccount]:
    with open_demo("solli") as store:
        yield accounts.account(store, DateSpan(facts.OCTOBER.first, facts.OCTOBER.last))


@pytest.mark.parametrize("code", CODES)
def test_the_hours_account_is_valid_and_says_what_was_agreed(solli: HoursAccount, code: str) -> None:
    agreed(hours_account(solli, Language(code)), f"hours-account-{code}")


def test_the_hours_account_has_the_shifts_behind_in_workbook_and_json(solli: HoursAccount) -> None:
    paper = hours_account(solli, Language("en"))
    assert [each.value for each in formats([paper])] == ["pdf", "html", "xlsx", "csv", "json"]
    book = load_workbook(BytesIO(render([paper], Format.XLSX)))
    assert book.sheetnames == ["Hours account", "Shifts behind the balance", "Shifts behind the vedtak"]
    worked = sum(float(str(row[4].value)) for row in book.worksheets[1].iter_rows(min_row=2))
    content = json.loads(render([paper], Format.JSON))
    assert content["format"] == "bpa-desk-hours-account"
    told = sum(each["worked_hours"] for each in content["assistants"].values())
    assert worked == pytest.approx(told)
    for each in content["assistants"].values():
        assert each["worked_hours"] == pytest.approx(sum(one["worked_hours"] for one in each["shifts"]))


def test_a_month_package_holds_the_sheets_and_the_payroll_lines(tmp_path: Path) -> None:
    sheets = [facts.october(), facts.october("Ola Prøve", money=True)]
    chosen = PayrollChoices({"ORD": "100"}, project="P1", visma=True)
    lines = [line for each in sheets for line in payroll_lines(each, chosen)]
    made = month_package.files(sheets, lines, Language("nb"), visma=True)
    folder = tmp_path / month_package.folder_name(sheets, Language("nb"))
    written = month_package.write(made, folder)
    assert folder.name == "månedspakke-2026-10"
    assert [each.name for each in written] == [
        "timelister-2026-10.pdf", "timelister-2026-10.xlsx", "timelister-2026-10.csv",
        "lønnslinjer-2026-10.csv", "visma-2026-10.csv",
    ]  # fmt: skip
    assert len(opened(written[0].read_bytes()).pages) == 2
    assert len(load_workbook(written[1]).sheetnames) == 6
    table = written[2].read_text("utf-8-sig").splitlines()
    assert len(table) == 1 + sum(len(each.lines) for each in sheets)
    assert "Vanlig arbeidstid (ORD)" in table[0]
    neutral = written[3].read_text("utf-8-sig").splitlines()
    assert neutral[0] == "ansattnr;lønnsart;dato_fra;dato_til;antall;sats;beløp;avdeling;prosjekt;kommentar"
    assert neutral[1].startswith("1042;100;2026-10-01;2026-10-29;127,25;;;;P1;")
    assert any(";SYK_EGEN;2026-10-07;2026-10-07;7,50;;;;P1;" in each for each in neutral)
    assert any(each.startswith("1042;100;") and ";223,42;" in each for each in neutral)


def test_visma_takes_only_lines_it_can_book() -> None:
    (sheet,) = [facts.october(count=1, money=True)]
    (line, *_) = payroll_lines(sheet, PayrollChoices({"ORD": "10100"}))
    assert line.rate == Decimal("223.42")
    row = '0;0;1042;10100;0.00;8.75;223.42;1954.93;;;"";"";"";"";"";"";'
    assert payroll.visma([line]) == f"{row}\r\n".encode()
    assert payroll.visma(payroll_lines(sheet, PayrollChoices())) == b""
    assert payroll.visma(payroll_lines(sheet, PayrollChoices({"ORD": "1 0"}))) == b""


def test_a_stopped_package_writes_nothing(tmp_path: Path) -> None:
    made = month_package.files([facts.october(count=1)], [], Language("en"))
    with pytest.raises(CancelledError):
        month_package.write(made, tmp_path / "x", cancelled=lambda: True)
    assert not (tmp_path / "x").exists()


def test_paid_hours_stand_beside_the_laws_in_rows_and_workbook() -> None:
    from bpa_desk.export.timesheet import timesheet

    paper = timesheet(facts.october(), Language("nb"))
    assert paper.table is not None
    rows = [dict(zip(paper.table.columns, row, strict=True)) for row in paper.table.rows]
    assert sum(Decimal(str(row["Betalt"])) for row in rows) == Decimal("135.25")
    assert [row["Betalt, t:min"] for row in rows][:2] == ["8:45", "8:00"]
    assert "8,75" in csv.render(paper.table).decode()
    book = load_workbook(BytesIO(render([paper], Format.XLSX)))
    assert book.sheetnames == ["Kari Eksempel", "Kari Eksempel – summer", "Kari Eksempel – tallene bak"]
    codes = [row[2].value for row in book.worksheets[1].iter_rows(min_row=2)]
    assert codes[0] == "ORD"
    assert "LØRSØN" in codes
    assert {row[2].value for row in book.worksheets[2].iter_rows(min_row=2)} == set(codes)
