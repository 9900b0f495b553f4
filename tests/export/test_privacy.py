"""The papers about privacy: what stands in them, and what lies beside them."""

from __future__ import annotations

import io
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bpa_desk.domain.document import Cell, Grid, Paragraph
from bpa_desk.domain.privacy.access import AccessFile, AccessRow, AccessTable
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.export.access import access_paper, as_json, said
from bpa_desk.export.papers import Format, formats, render, texts, write
from bpa_desk.export.privacy import BLANK, information_sheet, overview, privacy_papers
from bpa_desk.language import CODES, Language
from bpa_desk.language.lengths import length_words
from bpa_desk.paths import resource
from tests.export import hostile, privacy_facts
from tests.export.reading import faults


def _shape(code: str) -> object:
    content = tomllib.loads(resource("templates", code, "privacy.toml").read_text(encoding="utf-8"))
    return {
        name: [(each["key"], len(each.get("bullets", ())), "body" in each) for each in paper["section"]]
        for name, paper in content.items()
    }


def test_templates_are_alike_in_all_languages() -> None:
    assert _shape("nb") == _shape("nn") == _shape("en")


@pytest.mark.parametrize("code", CODES)
def test_the_sheet_says_who_answers_for_it(code: str) -> None:
    said_there = "\n".join(texts(information_sheet(privacy_facts.privacy(), Language(code)).document))  # type: ignore[arg-type]
    assert "Fjord Assistanse AS" in said_there
    assert "Eva Nes" in said_there
    assert "{" not in said_there


def test_what_is_not_filled_in_is_a_line_to_write_on() -> None:
    document = overview(privacy_facts.privacy("", ""), Language("nb")).document
    assert document is not None
    assert [each for each in texts(document) if each == BLANK] == [BLANK, BLANK]
    assert f"er arbeidsgiveren, {BLANK}." in "\n".join(texts(document))


def test_the_overview_has_every_table_about_people() -> None:
    table = overview(privacy_facts.privacy(), Language("en")).table
    assert table is not None
    assert len(table.rows) == len([held for held in HELD if held.personal or held.special])


def test_the_report_lies_beside_its_facts_and_files(tmp_path: Path) -> None:
    paper = access_paper(privacy_facts.access(), Language("nb"))
    written = write([paper], Format.PDF, tmp_path)
    assert [each.name for each in written] == [
        "innsyn-2026-11-24.pdf", "innsyn-2026-11-24.json", "innsyn-2026-11-24-1.pdf",
        "innsyn-2026-11-24-2.bin",
    ]  # fmt: skip
    assert written[2].read_bytes() == b"%PDF-1.7 x"
    # A picture leaves bare, a broken one as it is, and neither is called a program.
    hidden = Image.Exif()
    hidden[0x0110] = "Kameraet til Kari"
    photo = io.BytesIO()
    Image.new("RGB", (8, 8)).save(photo, "JPEG", exif=hidden)
    pictures = (AccessFile("a.jpg.exe", photo.getvalue()), AccessFile("b.exe", b"\xff\xd8\xff broken"))
    beside = access_paper(replace(privacy_facts.access(), files=pictures), Language("nb")).beside[1:]
    assert [name.rpartition(".")[2] for name, _content in beside] == ["jpg", "jpg"]
    assert b"Kameraet" not in beside[0][1]
    assert beside[1][1] == b"\xff\xd8\xff broken"
    content = json.loads(written[1].read_bytes())
    assert content["person"] == {"id": "p", "name": "Kari Eksempel"}
    assert [len(rows) for rows in content["tables"].values()] == [1, 1, 3, 2, 1, 1]
    assert content["tables"]["agreement"][0]["about"] is False
    assert content["journal"][0]["done"] == "Change the record of Kari Eksempel"
    assert formats([paper]) == (Format.PDF, Format.HTML, Format.JSON)
    alone = write([paper], Format.JSON, tmp_path / "json")
    assert [each.name for each in alone] == ["innsyn-2026-11-24.json"]
    assert render([paper], Format.JSON) == as_json(privacy_facts.access())


@pytest.mark.parametrize(
    ("value", "column", "words"),
    [
        (None, "note", ""), ("", "note", ""), ([], "skills", ""), (True, "x", "ja"), (False, "x", "nei"),
        (1560, "weekly_cap", "26 t"), (420, "from_minute", "07:00"), (3, "count", "3"),
        (6, "weekday", "søndag"), ("fast", "kind", "Fast"), ("fast", "note", "fast"),
        ("2026-10-24", "day", "lør. 24. okt. 2026"),
        ("2026-10-24T22:00", "start", "lør. 24. okt. 2026 22:00"),
        ("2026-10-20T08:10Z", "asked_at", "tir. 20. okt. 2026 08:10"), ("a" * 32, "plan", ""),
        (["løft", "medisin"], "skills", "løft; medisin"),
        ({"day_hours": 12.5}, "limits", "Vanlige timer på ett døgn: 12,5"),
        ([{"text": "Eventuelt.", "note": "Alt er gjort.", "key": "other"}], "topics",
         "Eventuelt (Notat: Alt er gjort)"),
        ([{"to": "leverandor", "how": "e-post"}], "told", "Arbeidsgiver (Hvordan: e-post)"),
        ([{"letter": "a", "answer": "written"}], "points", "a (Står i avtalen)"),
        ([{"letter": each, "answer": "written"} for each in "abc"], "points",
         "a; b; c (alle: Står i avtalen)"),
        (["Eva", "[…]", "[…]", "Kari"], "participants", "Eva; […]; Kari"),
        ([{"heading": "Mat", "body": "Lag mat."}, {"heading": "Vask"}], "sections",
         "Mat (Tekst: Lag mat)\nVask"),
        ("arbeidsmiljo", "kind", "Arbeidsmiljø"),
        ([["2026-10-24T23:00", "2026-10-25T02:30"]], "passive",
         "lør. 24. okt. 2026 23:00–søn. 25. okt. 2026 02:30"),
        ([[1380, 1800]], "passive", "23:00–06:00"), (["2026-10-24T22:00", "x"], "actual",
                                                     "lør. 24. okt. 2026 22:00–x"),
    ],
)  # fmt: skip
def test_values_are_told_as_people_read_them(value: object, column: str, words: str) -> None:
    assert said(value, column, Language("nb")).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    "text", [each for each in hostile.ALL if 0 < len(each) < 200 and "\ud800" not in each]
)
def test_hostile_text_makes_a_valid_report(text: str) -> None:
    made = [access_paper(privacy_facts.access(1, text), Language("nb")),
            *privacy_papers(privacy_facts.privacy(text, text), Language("nb"))]  # fmt: skip
    assert faults(render(made, Format.PDF)) == []


@pytest.mark.parametrize(
    ("months", "words"),
    [(0, "0 måneder"), (1, "1 måned"), (6, "6 måneder"), (12, "1 år"), (15, "15 måneder"), (24, "2 år"),
     (42, "3 år og 6 måneder"), (60, "5 år")],
)  # fmt: skip
def test_lengths_in_words(months: int, words: str) -> None:
    assert length_words(Language("nb"), months) == words


def _shift(day: int, kind: str, **more: object) -> AccessRow:
    start, end = f"2026-10-{day:02d}T22:00", f"2026-10-{day + 1:02d}T08:00"
    return AccessRow(str(day), start, {"start": start, "end": end, "kind": kind, "status": "planned", **more})


def _grid(*rows: AccessRow) -> tuple[str, Grid]:
    report = replace(privacy_facts.access(), tables=(AccessTable("shift", rows),))
    document = access_paper(report, Language("nb")).document
    assert document is not None
    grid = next(each for each in document.blocks if isinstance(each, Grid))
    at = document.blocks.index(grid)
    before = document.blocks[at - 1]
    assert isinstance(before, Paragraph)
    return before.text, grid


def _plain(grid: Grid) -> list[list[str]]:
    return [
        [(each if isinstance(each, str) else each.text).replace("\u00a0", " ") for each in row]  # type: ignore[union-attr]
        for row in grid.rows
    ]


def test_what_all_rows_have_is_said_once_and_nothing_is_lost() -> None:
    passive = {"passive": [["2026-10-05T23:00", "2026-10-06T07:00"]], "note": "Ring."}
    before, grid = _grid(_shift(4, "day"), _shift(5, "resting", **passive), _shift(6, "day"))
    assert before.endswith("Likt for alle: Status: Planlagt.")
    assert [each.label for each in grid.columns] == ["Når", "Hva slags", "Hva som er lagret"]
    assert _plain(grid) == [
        ["søn. 4. okt. 2026 22:00–08:00", "Dagvakt", ""],
        ["man. 5. okt. 2026 22:00–08:00", "Hvilende natt", "Passiv tid: 23:00–07:00. Notat: Ring"],
        ["tir. 6. okt. 2026 22:00–08:00", "Dagvakt", ""],
    ]


def test_a_row_that_says_less_keeps_the_words_of_the_others_beside_them() -> None:
    before, grid = _grid(_shift(4, "day"), _shift(5, "resting"), _shift(6, ""))
    assert before.endswith("Likt for alle: Status: Planlagt.")
    assert [row[-1] for row in _plain(grid)] == ["Hva slags: Dagvakt", "Hva slags: Hvilende natt", ""]


def test_a_shift_longer_than_a_day_names_every_day() -> None:
    long = {"end": "2026-10-07T08:00", "status": "", "passive": [["2026-10-05T23:00", "2026-10-06T07:00"]]}
    _before, grid = _grid(_shift(4, "day"), _shift(5, "resting", **long))
    assert _plain(grid)[1] == [
        "man. 5. okt. 2026 22:00–ons. 7. okt. 2026 08:00",
        "Hva slags: Hvilende natt. Passiv tid: man. 5. okt. 2026 23:00–tir. 6. okt. 2026 07:00",
    ]


def test_rows_that_are_all_about_another_say_so_once() -> None:
    shared = [replace(_shift(day, "day"), about=False) for day in (4, 5, 6)]
    before, grid = _grid(*shared)
    assert before.count("Skrevet om en annen; bare det der du er nevnt, vises.") == 1
    assert not any(isinstance(row[-1], Cell) and row[-1].note for row in grid.rows)
    _before, grid = _grid(*shared[:2], _shift(6, "day"))
    assert [bool(row[-1].note) for row in grid.rows if isinstance(row[-1], Cell)] == [True, True, False]


def test_a_training_is_told_by_the_name_of_its_course() -> None:
    rows = tuple(AccessRow(each, "", {"course": each, "by": "Eva"}) for each in ("a", "b"))
    report = replace(
        privacy_facts.access(), tables=(AccessTable("training", rows),), names={"a": "Brannvern"}
    )
    document = access_paper(report, Language("nb")).document
    assert document is not None
    grid = next(each for each in document.blocks if isinstance(each, Grid))
    assert [row[0] for row in _plain(grid)] == ["Kurs: Brannvern. Av: Eva", "Av: Eva"]
