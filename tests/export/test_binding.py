"""What never breaks over two lines on a paper: dates, numbers and their units, paragraphs and letters."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bpa_desk.domain.document import Document, Heading, Paragraph
from bpa_desk.export import html, pdf
from bpa_desk.export.binding import bound
from bpa_desk.export.characters import safe
from bpa_desk.export.measure import wrap
from bpa_desk.export.style import BODY
from bpa_desk.language import CODES, Language, spaced

NARROW = 75.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("fra 1. januar 2026", "fra 1.~januar 2026"),
        ("senest man. 30. nov. 2026", "senest man.~30.~nov. 2026"),
        ("til lau. 3. okt.", "til lau.~3.~okt."),
        ("1.–17. mai og 24. nov.–7. des.", "1.–17.~mai og 24.~nov.–7.~des."),
        ("by Mon 30 Nov 2026, 10 March", "by Mon~30~Nov 2026, 10~March"),
        ("etter 12 timer, 3 vaktar og 10 timar", "etter 12~timer, 3 vaktar og 10~timar"),
        ("37,5 % av 500 kr, kr 20 og NOK 5", "37,5~% av 500~kr, kr~20 og NOK~5"),
        ("7 t 30 min, 2 h, 5 kg", "7~t 30~min, 2~h, 5~kg"),
        ("minst 40 prosent i 12 måneder", "minst 40~prosent i 12~måneder"),
        ("Fysioterapi kl. 10, art. 9 nr. 2", "Fysioterapi kl.~10, art.~9 nr.~2"),
        ("krav (aml. § 14-4 a) og § 10-12 (4)", "krav (aml.~§~14-4~a) og §~10-12~(4)"),
        # What only looks like one of them breaks as before.
        ("12 timersdager, 3 tanter, i mai 2026", "12 timersdager, 3 tanter, i mai 2026"),
        ("§ 14-4 andre ledd, uke 42 og 43", "§~14-4 andre ledd, uke 42 og 43"),
        ("", ""),
    ],
)
def test_what_belongs_together_is_bound(text: str, kept: str) -> None:
    assert bound(safe(text)).replace("\N{NO-BREAK SPACE}", "~") == kept


@given(st.text())
def test_binding_changes_nothing_but_the_kind_of_space(text: str) -> None:
    assert len(bound(text)) == len(text)
    assert spaced(bound(text)) == spaced(text)


@pytest.mark.parametrize("code", CODES)
def test_no_date_hour_or_sum_we_write_falls_apart(code: str) -> None:
    language = Language(code)
    for number in range(0, 366, 5):
        day = date(2026, 1, 1) + timedelta(days=number)
        for said in (
            language.date(day),
            language.date_year(day),
            language.date_long(day),
            language.day_month(day),
        ):
            first = next(each for each in range(len(said)) if said[each].isdigit())
            month = said.index(" ", first)
            assert bound(said)[month] == "\N{NO-BREAK SPACE}", said
    for said in (language.hours(450), language.money(Decimal("1852.74")), language.percent(Decimal("37.5"))):
        assert wrap(f"ord ord ord {said}", BODY, NARROW)[-1] == said


def test_a_line_of_the_pdf_ends_elsewhere_and_is_still_found_by_its_words() -> None:
    said = "Fra 1. januar 2026 og 12 timer"
    assert wrap("ordet fra 1. januar 2026", BODY, NARROW) == ("ordet fra ", "1. januar 2026")
    written = pdf.render(Document("x", "nb", (Heading(1, "x"), Paragraph(said))))
    assert said in PdfReader(io.BytesIO(written)).pages[0].extract_text()


def test_a_web_page_keeps_them_and_its_title_stays_plain() -> None:
    paper = Document("1. januar", "nb", (Heading(1, "1. januar"), Paragraph("kl. 08–16 (aml. § 10-3)")))
    page = html.render(paper).decode()
    assert "<title>1. januar</title>" in page
    assert "<h1>1.\N{NO-BREAK SPACE}januar</h1>" in page
    assert '<span class="whole">08–16</span>' in page
    assert '<span class="whole">§\N{NO-BREAK SPACE}10-3</span>' in page
