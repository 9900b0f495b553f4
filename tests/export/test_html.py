"""Web pages: well formed, self-contained, true to the text, and with the structure a screen reader needs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bpa_desk.domain.document import Cell, Column, Document, Grid, Heading, Orientation
from bpa_desk.export.characters import safe
from bpa_desk.export.html import render
from tests.export import hostile
from tests.export.reading import everything

_VOID = {"meta", "br", "input", "col"}
_FETCHING = {"src", "href", "action", "srcset", "data", "poster", "formaction"}


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in order, the visible text and the attributes kept."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.text += "\n"
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self.text += data


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("text", hostile.ALL)
def test_hostile_text_is_shown_as_it_stands_and_makes_no_tags(text: str) -> None:
    page = Page(render(everything(text)))
    plain = Page(render(everything("Kari")))
    assert squeezed(page.text).count(squeezed(safe(text))) >= 18
    if squeezed(safe(text)):
        assert {tag for tag, _ in page.tags} - {"br"} == {tag for tag, _ in plain.tags}
    assert not {name for _, attributes in page.tags for name in attributes} & _FETCHING
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_nothing_is_fetched_from_anywhere() -> None:
    html = render(everything()).decode()
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_language_title_and_headings_stand_where_a_screen_reader_looks() -> None:
    page = Page(render(Document("Plan", "nn", (Heading(1, "Plan"), Heading(2, "Veke 40")))))
    assert ("html", {"lang": "nn"}) in page.tags
    assert [tag for tag, _ in page.tags if tag in ("main", "h1", "h2")] == ["main", "h1", "h2"]


def test_tables_have_caption_and_heads_with_their_direction() -> None:
    tags = Page(render(everything())).tags
    scopes = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert (scopes.count("colgroup"), scopes.count("col"), scopes.count("row")) == (1, 3, 4)
    assert [tag for tag, _ in tags if tag in ("caption", "thead", "tbody", "tfoot")] == [
        "caption",
        "thead",
        "tbody",
        "tfoot",
    ]


def test_several_papers_become_one_page_and_the_sheet_lies_as_the_widest_needs() -> None:
    wide = Document("b", "en", (Heading(1, "b"),), orientation=Orientation.LANDSCAPE)
    html = render(Document("a", "nb", (Heading(1, "a"),)), wide, title="begge").decode()
    assert html.count("<main") == 2
    assert "<title>begge</title>" in html
    assert "A4 landscape" in html


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render(everything()) == render(everything())


def test_a_cell_of_several_lines_a_numbered_card_and_a_column_to_write_in() -> None:
    grid = Grid(
        "x", (Column("Uke"), Column("Gjort", share=2), Column("Svar", share=1)),
        (("40", (Cell("☑ Vernerunde"), Cell("☐ Brannvern")), ""), ("Sum", "1", "")),
    )  # fmt: skip
    html = render(Document("x", "nb", (Heading(1, "x"), grid))).decode()
    assert "<div>☑ Vernerunde</div><div>☐ Brannvern</div>" in html
    # On a phone the head of a card would else be a bare number.
    assert '<th scope="row" role="rowheader" data-label="Uke" class="short">40</th>' in html
    assert '<th scope="row" role="rowheader" class="short">Sum</th>' in html
    assert '<colgroup><col><col style="width:60%"><col style="width:30%"></colgroup>' in html
    assert Page(html.encode()).text.count("Vernerunde") == 1
