"""Reading catalogues, and the script that keeps them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk import paths
from bpa_desk.language.catalogue import Catalogue, Entry, entries
from installers import catalogue as tool


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_our_reader_agrees_with_babels(code: str) -> None:
    content = paths.resource("i18n", f"{code}.po").read_bytes()
    expected = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0]): message.string
        for message in read_po(io.BytesIO(content))
        if message.id
    }
    ours = {
        (each.context, each.source): tuple(each.texts) if each.plural is not None else each.texts[0]
        for each in entries(content.decode())
        if each.source
    }
    assert ours == expected


def test_fuzzy_empty_and_obsolete_entries_do_not_count() -> None:
    content = (
        'msgid ""\nmsgstr "Language: nb\\n"\n\n'
        '#, fuzzy\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "C"\n\n'
        'msgid "d"\nmsgstr ""\n"D "\n"\\"e\\"\\n"\nmsgid "f"\nmsgstr "F"\n'
    )
    read = Catalogue(entries(content))
    assert [read.text(each) for each in "abcdf"] == [None, None, None, 'D "e"\n', "F"]
    assert len(read) == 2


ODD: tuple[str, ...] = (
    # A remark above an empty line still belongs to the entry below it.
    '#, fuzzy\n\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n',
    ('msgid "a"\nmsgstr "A \\"q\\" \\n"\n\nmsgctxt "c"\nmsgid "a"\nmsgstr "other"\n\n'
    '# said\nmsgid "d"\nmsgstr "D"\n'),
    'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "en"\nmsgstr[1] "flere"\n\n\n\nmsgid "e"\nmsgstr ""\n"E"\n',
    'msgid "f"\nmsgstr ""\n\nmsgid "g"\nmsgstr "G"\n\n#~ msgid "h"\n#~ msgstr "H"\n\nmsgid "i"\nmsgstr "I"',
    'msgid "æøå – “ŋ”"\nmsgstr "ÆØÅ"\n',
    ('msgid ""\nmsgstr "h"\n\nmsgid "a \\"b\\" \\\\ \\n c"\nmsgstr "A \\"B\\"\\t\\\\ ŋ"\n\n'
    'msgid "z"\nmsgstr "Z"\n\n'),
)


@pytest.mark.parametrize("content", ["nb", "nn", *ODD])
def test_a_file_is_read_the_quick_way_as_entry_by_entry(content: str, tmp_path: Path) -> None:
    path = paths.resource("i18n", f"{content}.po") if len(content) == 2 else tmp_path / "odd.po"
    if len(content) != 2:
        path.write_text(content, encoding="utf-8")
    written = list(entries(path.read_text(encoding="utf-8")))
    quick, slow = Catalogue.read(path), Catalogue(iter(written))
    assert len(quick) == len(slow) > 0
    for each in written * 2:  # a text is made ready when it is first asked for
        asked = each.source, each.context
        assert quick.text(*asked) == slow.text(*asked)
        for form in range(3):
            asked_for = each.source, form, each.context
            assert quick.plural(*asked_for) == slow.plural(*asked_for)
    assert len(quick) == len(slow)


def test_an_absent_catalogue_is_empty(tmp_path: Path) -> None:
    assert len(Catalogue.read(tmp_path / "se.po")) == 0


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source folder with four marked strings, and no catalogues yet."""
    source = tmp_path / "house"
    source.mkdir()
    (source / "page.py").write_text(
        'a = _("Save {name}")\nb = N_("Close:")\nc = ngettext("{n} shift", "{n} shifts", 3)\n'
        'd = pgettext("month", "May")\ne = _(variable)\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(tool, "SOURCE", source)
    monkeypatch.setattr(tool, "FOLDER", tmp_path / "i18n")
    return source


DONE: list[dict[str, object]] = [
    {"id": "Save {name}", "nb": "Lagre {name}", "nn": "Lagre {name}"},
    {"id": "Close:", "nb": "Lukk:", "nn": "Lat att:"},
    {"id": "May", "context": "month", "nb": "mai", "nn": "mai"},
    {"id": "{n} shift", "plural": {"nb": ["{n} vakt", "{n} vakter"], "nn": ["{n} vakt", "{n} vakter"]}},
]


def test_what_is_missing_can_be_filled_in_and_added(
    workshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tool.untranslated()
    assert [each["id"] for each in missing] == ["Close:", "May", "Save {name}", "{n} shift"]
    assert missing[1]["context"] == "month"
    assert missing[0]["where"] == ["house/page.py"]
    assert tool.untranslated("house/other") == []
    assert tool.add_all(json.dumps(DONE)) == 0
    assert (tool.untranslated(), tool.problems()) == ([], [])
    assert "4 translations added" in capsys.readouterr().out


def test_adding_twice_or_updating_changes_no_byte(workshop: Path) -> None:
    tool.add_all(json.dumps(DONE))
    before = {code: (tool.FOLDER / f"{code}.po").read_bytes() for code in tool.CODES}
    tool.add_all(json.dumps(DONE[::-1]))
    tool.update()
    assert {code: (tool.FOLDER / f"{code}.po").read_bytes() for code in tool.CODES} == before


def test_update_follows_the_source_and_keeps_qts_words(workshop: Path) -> None:
    qt = {"id": "&Undo", "context": "QWidgetTextControl", "nb": "&Angre", "nn": "&Angre"}
    tool.add_all(json.dumps([*DONE, qt]))
    (workshop / "page.py").write_text('b = N_("Close:")\nf = _("New")\n', encoding="utf-8")
    tool.update()
    assert set(tool.load("nn")) == {("&Undo", "QWidgetTextControl"), ("Close:", ""), ("New", "")}
    assert len(tool.problems()) == 2
    assert all("not translated: 'New'" in each for each in tool.problems())


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        ({"id": "Save {name}", "nb": "Lagre {navn}", "nn": "Lagre {name}"}, "placeholders"),
        ({"id": "Save {name}", "nb": "Lagre {name", "nn": "Lagre {name}"}, "broken"),
        ({"id": "Save {name}", "nb": "Lagre {name:>5}", "nn": "Lagre {name}"}, "placeholders"),
        ({"id": "Close:", "nb": "Lukk", "nn": "Lukk:"}, "colon"),
        ({"id": "Close:", "nb": "", "nn": "Lukk:"}, "empty"),
        ({"id": "Close:", "nb": "&Lukk:", "nn": "Lukk:"}, "accelerator"),
        ({"id": "{n} shift", "plural": {"nb": ["{n} vakt"], "nn": ["{n} vakt"]}}, "two forms"),
        ({"id": "{n} shift", "plural": {"nb": ["{n} v", "v"], "nn": ["{n} v", "{n} v"]}}, "placeholders"),
        ({"id": "%1 files", "context": "QFileDialog", "nb": "filer", "nn": "%1 filer"}, "placeholders"),
    ],
)
def test_a_wrong_translation_is_refused_and_nothing_is_written(
    workshop: Path, capsys: pytest.CaptureFixture[str], item: dict[str, object], complaint: str
) -> None:
    assert tool.add_all(json.dumps([DONE[0], item])) == 1
    assert complaint in capsys.readouterr().err
    assert not tool.FOLDER.exists()


@pytest.mark.parametrize(
    "text", ["{", "[1]", '[{"nb": "x"}]', '[{"id": "May", "plural": {"nb": [], "nn": []}}]']
)
def test_an_unusable_list_is_refused(workshop: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert tool.add_all(text) == 2
    assert "cannot be used" in capsys.readouterr().err


def test_the_check_sees_what_is_unused_fuzzy_or_changed(workshop: Path) -> None:
    tool.add_all(json.dumps(DONE))
    words = tool.load("nb")
    words["Gone", ""] = Entry("Gone", None, None, ["Borte"])
    words["Close:", ""].fuzzy = True
    tool.write("nb", words)
    (workshop / "more.py").write_text('x = ngettext("Close:", "Close all:", 2)\n', encoding="utf-8")
    found = "\n".join(tool.problems())
    assert "nb: no longer in the source (run update): 'Gone'" in found
    assert "nb: fuzzy: 'Close:'" in found
    assert "nn: not translated: 'Close:'" in found


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_survives_being_written_and_read(text: str) -> None:
    lines = [*tool._quoted("msgid", text), *tool._quoted("msgstr", text)]
    (read,) = entries("\n".join(lines))
    assert (read.source, read.texts) == (text, [text])
