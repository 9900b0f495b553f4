"""The fonts: which letters must be there, what stands in for the others, how text is measured and broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.document import Cell, Column, Grid, Size, Stack
from bpa_desk.export.characters import safe
from bpa_desk.export.columns import column_widths
from bpa_desk.export.fonts import STAND_IN, Run, fount, missing_glyphs, program
from bpa_desk.export.measure import wrap
from bpa_desk.export.style import Type
from bpa_desk.paths import resource

NEEDED = {
    "norwegian": "ÆØÅæøåÀÉÈÊÓÒÔÜäöüßéèêóòôü",
    "northern sámi": "ÁČĐŊŠŦŽáčđŋšŧž",
    "lule sámi": "ÁÅŃÑÄáåńñä",
    "southern sámi": "ÏÅÄÖÆØïåäöæø",
    "skolt sámi": "ÂČƷǮĐǦǤǨŊÕŠŽÅÄʼâčʒǯđǧǥǩŋõšžåä",
    "inari sámi": "ÁÂÄČĐŊŠŽáâäčđŋšž",
    "polish": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "vietnamese": "ĂÂĐÊÔƠƯăâđêôơưẠẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ",
    "cyrillic": "АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
    "greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώ",
    "lithuanian, latvian, turkish": "ĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅİıĞğŞş",
    "signs": "–—‘’“”«»…•€§½×−→←✓☐☑★☀☾⚠",
}
_TYPE = Type(9, 12)


def test_every_letter_our_readers_use_can_be_printed_bold_or_not() -> None:
    for name, letters in NEEDED.items():
        assert missing_glyphs(letters) == (), name
        for bold in (False, True):
            assert not [run for run in fount(bold).runs(letters) if run.lost], name


def test_bold_italic_and_plain_have_the_same_letters() -> None:
    from bpa_desk.export.fonts import _characters

    assert _characters("R") == _characters("B") == _characters("I") == _characters("J")


def test_letters_without_a_font_are_named_once_and_marked_with_a_box() -> None:
    assert missing_glyphs("中文中 🙂") == ("中", "文", "🙂")
    assert list(fount().runs("a中b")) == [Run("R", "a"), Run("D", STAND_IN, "中"), Run("R", "b")]
    assert list(fount(True).runs("ja ✓")) == [Run("B", "ja "), Run("D", "✓")]


def test_a_cut_font_holds_the_usual_letters_and_the_ones_asked_for() -> None:
    plain, more = program("R", frozenset("abc")), program("R", frozenset("Ωж"))
    assert {chr(code) for code, _, _ in more.glyphs} - {chr(code) for code, _, _ in plain.glyphs} == {
        "Ω",
        "ж",
    }
    assert plain is program("R", frozenset("abc"))
    assert plain.name != more.name
    assert {chr(code) for code, _, _ in plain.glyphs} >= set("ŊŧǤǯø –")


def test_licences_lie_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource("fonts", "OFL.txt").read_text("utf-8")
    assert "Bitstream" in resource("fonts", "DejaVu-LICENSE.txt").read_text("utf-8")


@given(st.text(max_size=120), st.floats(20, 300))
def test_broken_lines_hold_every_character_and_fit(text: str, width: float) -> None:
    cleaned = safe(text)
    lines = wrap(cleaned, _TYPE, width)
    assert "".join("".join(lines).split()) == "".join(cleaned.split())
    for line in lines:
        shown = line.rstrip()
        assert fount().width(shown, _TYPE.size) <= width + 0.01 or len(shown) == 1


def test_lines_break_between_words_and_at_dashes_before_inside_them() -> None:
    assert wrap("hei på deg", _TYPE, fount().width("hei på", 9) + 1) == ("hei på ", "deg")
    assert wrap("15:30–22:30", _TYPE, fount().width("15:30–2", 9)) == ("15:30–", "22:30")
    assert wrap("a\nb", _TYPE, 100) == ("a ", "b")
    assert wrap("7,5\N{NO-BREAK SPACE}t", _TYPE, 300) == ("7,5\N{NO-BREAK SPACE}t",)


@given(
    st.lists(st.lists(st.text(max_size=40), min_size=4, max_size=4), max_size=5),
    st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=4, max_size=4),
    st.sampled_from(list(Size)),
)
def test_columns_always_fill_the_sheet_and_none_vanishes(
    rows: list[list[str]], shares: list[float], size: Size
) -> None:
    columns = tuple(Column("Kolonne", share=share) for share in shares)
    cells: tuple[tuple[Stack, ...], ...] = tuple((Cell(row[0], strong=True), *row[1:]) for row in rows)
    widths = column_widths(Grid("x", columns, cells, size=size), 500, 3)
    assert abs(sum(widths) - 500) < 0.01 or (size is Size.WALL and not sum(shares))
    assert min(widths) > 6
