"""The papers of avvik, risks and internal control: word for word in three languages, valid, and whole."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bpa_desk.domain.internal_control import Lack
from bpa_desk.domain.risk import SCALES
from bpa_desk.export import internal_control
from bpa_desk.export.avvik import avvik_paper, avvik_papers, form, report
from bpa_desk.export.characters import safe
from bpa_desk.export.papers import Format, Paper, formats, render
from bpa_desk.language import CODES, Language
from tests.export import control_facts as facts
from tests.export import hostile
from tests.export.golden import agreed
from tests.export.reading import faults, opened, spoken

PAPERS: dict[str, Callable[[Language], Paper]] = {
    "avvik-report": lambda language: report(facts.report(), language),
    "avvik-report-empty": lambda language: report(facts.report(0), language),
    "avvik": lambda language: avvik_paper(facts.one(), language),
    "avvik-serious": lambda language: avvik_paper(facts.serious(), language),
    "avvik-form": lambda language: form(language, "Nes"),
    "risk": lambda language: internal_control.risk_paper(facts.risks(), language),
    "risk-five": lambda language: internal_control.risk_paper(facts.risks(7, size=5), language),
    "risk-empty": lambda language: internal_control.risk_paper(facts.risks(0), language),
    "internal-control": lambda language: internal_control.control(facts.control(), language),
    "emergency-card": lambda language: internal_control.emergency_card(facts.card(), language),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_valid_and_says_what_was_agreed(name: str, code: str) -> None:
    agreed(PAPERS[name](Language(code)), f"{name}-{code}")


@pytest.mark.parametrize("code", CODES)
def test_what_hangs_or_is_filled_in_is_one_sheet(code: str) -> None:
    for paper in (form(Language(code), "Nes"), internal_control.emergency_card(facts.card(), Language(code))):
        assert len(opened(render([paper], Format.PDF)).pages) == 1


def test_the_report_does_not_name_who_reported() -> None:
    known = facts.report()
    secret = "Kari Eksempel"
    anonymous = type(known)(
        known.ordning, known.employer, known.leader, known.day,
        tuple(type(each)(each.id, each.kind, each.happened_on, "Falt", each.reported_on, reporter=secret,
                         told=each.told) for each in known.avvik), known.months,
    )  # fmt: skip
    paper = report(anonymous, Language("nb"))
    assert secret not in spoken(render([paper], Format.PDF))
    assert paper.table is not None
    assert all(secret not in str(cell) for row in paper.table.rows for cell in row)


def test_the_matrix_reads_as_text() -> None:
    said = spoken(render([internal_control.risk_paper(facts.risks(), Language("nb"))], Format.PDF))
    for word in ("1 Grønn", "4 Gul", "8 Rød", "16 Rød", "1 risiko"):
        assert word in said


def test_every_lack_and_grade_has_words() -> None:
    for code in CODES:
        language = Language(code)
        assert len({internal_control.lack_words(each, language) for each in Lack}) == len(Lack)
        assert internal_control.risk_words(0, 0, SCALES[4], language) == "–"


def test_each_paper_has_the_formats_it_suits() -> None:
    language = Language("en")
    made = avvik_papers(facts.report(), [facts.one(), facts.serious()], language)
    assert [Format.XLSX in formats([each]) for each in made] == [True, False, False, False]
    control = internal_control.control_papers(facts.control(), facts.risks(), facts.card(), language)
    assert [Format.CSV in formats([each]) for each in control] == [True, True, False]
    for each in (*made, *control):
        for wanted in formats([each]):
            assert render([each], wanted)


@pytest.mark.parametrize("text", [each for each in hostile.ALL if len(each) < 300 and "\ud800" not in each])
def test_hostile_text_comes_out_as_it_went_in(text: str) -> None:
    language = Language("nb")
    papers = [
        avvik_paper(facts.one(text), language), report(facts.report(2, text), language),
        internal_control.risk_paper(facts.risks(1, text), language),
        internal_control.control(facts.control(text, 1), language),
        internal_control.emergency_card(facts.card(text, 2), language),
    ]  # fmt: skip
    wanted = re.sub(r"\s+", "", safe(text))
    said = re.sub(r"\s+", "", spoken(render(papers, Format.PDF)))
    assert said.count(wanted) >= 20
    html = render(papers, Format.HTML, title=text).decode()
    assert "<script" not in html
    assert "<img" not in html


def test_forty_lines_and_long_names() -> None:
    language, long = Language("nn"), "Á" + "lpumasalmmuolbmot " * 10
    papers = (
        report(facts.report(40), language), report(facts.report(2, long), language),
        internal_control.risk_paper(facts.risks(40), language),
        internal_control.risk_paper(facts.risks(2, long), language),
        internal_control.control(facts.control(long, 40), language),
        internal_control.emergency_card(facts.card(long), language),
    )  # fmt: skip
    assert faults(render(papers, Format.PDF)) == []
