"""How a paper lies on its sheets: nothing alone that belongs with something else, room where it is needed."""

from __future__ import annotations

from collections.abc import Sequence

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Grid,
    Heading,
    Orientation,
    Paragraph,
    Signature,
    Signatures,
    Size,
)
from bpa_desk.export.columns import column_widths
from bpa_desk.export.measure import in_two, width_of
from bpa_desk.export.pdf import render
from bpa_desk.export.style import GRIDS, HEADS
from tests.export.reading import faults, opened, sheets, spoken

MORE = Bullets(("mer",) * 24)
"""So much after what is looked at that the paper is not set closer."""
SIGNING = Signatures((Signature("Arbeidsleder", "Eva Nes", "Dato", "Underskrift"),))


def laid(*blocks: Block) -> list[str]:
    return sheets(Document("x", "nb", (Heading(1, "Papir"), *blocks), head="Papir"))


def table(rows: int, caption: str = "Punkter") -> Grid:
    lines = tuple((f"Rad nr. {number}", "tekst") for number in range(1, rows + 1))
    return Grid(caption, (Column("Hva", share=1), Column("Svar")), lines)


def rows_of(text: str) -> int:
    return text.count("Rad nr.")


def signed(rows: int) -> tuple[Block, ...]:
    return table(rows), Heading(2, "Underskrifter"), SIGNING


def fullest() -> int:
    """Return how many rows at most stand on one sheet with the signatures, the paper being set closer."""
    return next(rows for rows in range(30, 60) if len(laid(*signed(rows + 1))) == 2)


def test_signatures_never_have_a_last_sheet_to_themselves() -> None:
    most = fullest()
    for rows in range(most - 8, most + 8):
        found = laid(*signed(rows))
        assert "Underskrifter" in found[-1]
        assert "Eva Nes" in found[-1]
        assert rows_of(found[-1]) > 1


def test_setting_a_paper_closer_says_the_same_and_is_valid() -> None:
    most = fullest()
    paper = Document("x", "nb", (Heading(1, "Papir"), *signed(most)), head="Papir")
    pdf = render(paper, paper)
    assert len(opened(pdf).pages) == 2
    assert faults(pdf) == []
    assert spoken(pdf).count(f"Rad nr. {most}\n") == 2
    assert spoken(pdf).count("Eva Nes") == 2


def test_a_heading_stands_with_what_it_leads_to() -> None:
    intro = Paragraph("Hva som ble funnet.")
    facts = Facts((("Navn", "Eva Nes"),))
    for filler in range(36, 50):
        for after in (
            (intro, table(3)),
            (table(3),),
            (intro, facts),
            (SIGNING,),
            (Heading(3, "Under"), intro),
        ):
            found = laid(Bullets(("punkt",) * filler), Heading(2, "Runder"), *after, MORE)
            held = next(text for text in found if "Runder" in text)
            start = held[held.index("Runder") :]
            assert any(word in start for word in ("Rad nr. 2", "Eva Nes", "Under\n", "funnet")), filler
            if intro in after and table(3) in after:
                assert "Rad nr. 2" in start


def test_no_row_is_left_alone_on_a_sheet() -> None:
    for filler in range(36, 50):
        found = [rows_of(text) for text in laid(Bullets(("punkt",) * filler), table(8), MORE)]
        assert sum(found) == 8
        assert 1 not in found, filler


def widths(columns: Sequence[Column], *rows: tuple[str, ...], size: Size = Size.NORMAL) -> list[float]:
    return column_widths(Grid("x", tuple(columns), rows, size=size), 500, 3)


def test_weeks_of_few_people_do_not_leave_the_sheets_of_the_wall_half_empty() -> None:
    def wall(people: int) -> list[str]:
        rows = tuple((Cell(f"Navn {at}", strong=True), Cell("08–16", note="Dag")) for at in range(people))
        columns = (Column("Navn"), Column("man.", share=1))
        weeks = (Grid(f"Uke {at}", columns, rows, size=Size.WALL, together=True) for at in range(1, 6))
        made = Document("x", "nb", (Heading(1, "Plan"), *weeks), orientation=Orientation.LANDSCAPE)
        return [str(each.count("Uke ")) for each in sheets(made)]

    assert [wall(people) for people in (5, 7, 12)] == [["2", "2", "1"], ["2", "2", "1"], ["1"] * 5]


def test_columns_get_air_where_there_is_room_and_a_head_takes_two_lines_at_most() -> None:
    name, taken, left = widths(
        (Column("Navn", share=1), Column("Tatt og satt opp"), Column("Igjen")), ("Kari", "18", "12")
    )
    kind = HEADS[Size.NORMAL]
    assert taken >= in_two("Tatt og satt opp", kind) + 6 + GRIDS[Size.NORMAL][0].size
    assert left >= width_of("Igjen", kind) + 6 + GRIDS[Size.NORMAL][0].size
    assert name > taken + left


def test_a_column_with_room_gives_to_one_that_lacks_it_but_never_what_is_left_blank_to_write_in() -> None:
    columns = (Column("Hva", share=1), Column("Svar", share=1))
    words = "en lang setning om det som skal gjøres, og litt til av samme slag"
    told, short = widths(columns, (words, "ja"))
    asked, blank = widths(columns, (words, ""))
    assert told > asked
    assert short < blank
    assert abs(told + short - 500) < 0.01
