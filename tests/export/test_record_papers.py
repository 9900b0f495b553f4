"""What papers of records say beyond their golden text: tables, calendars, letters, agreements, talks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.document import Grid, Heading, Paragraph, stack_text
from bpa_desk.export import csv, ics, plain
from bpa_desk.export.advert import advert
from bpa_desk.export.characters import safe
from bpa_desk.export.extra_hours import extra_hours
from bpa_desk.export.handover import deputy_paper, handover_appendix, handover_book
from bpa_desk.export.holiday_list import holiday_list
from bpa_desk.export.meetings import talk_paper, talk_state
from bpa_desk.export.need_letter import need_letter
from bpa_desk.export.papers import Format, render
from bpa_desk.export.rights import rights_sheet, wording
from bpa_desk.export.rota import wall
from bpa_desk.export.training import certificate_paper
from bpa_desk.export.trepartsavtale import trepartsavtale
from bpa_desk.export.year_wheel import calendar as year_calendar
from bpa_desk.export.year_wheel import year_wheel
from bpa_desk.language import CODES, Language
from tests.export import facts, handover_facts, hostile, meeting_facts, people_facts
from tests.export.reading import faults, spoken
from tests.export.test_builders import PAPERS

# What the file can hold: no lone surrogates; the longest ones have tests of their own.
STORABLE = [text for text in hostile.ALL if len(text) < 300 and "\ud800" not in text]


def test_the_holiday_list_is_a_table_of_real_dates_too() -> None:
    table = holiday_list(facts.holidays(), Language("nb")).table
    assert table is not None
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert (first["Første dag"], first["Siste dag"], first["Virkedager"]) == (
        date(2026, 7, 6), date(2026, 7, 25), 18,
    )
    assert "2026-07-25" in csv.render(table).decode()


def test_a_holiday_over_a_month_end_stands_in_both_months() -> None:
    said = spoken(render([holiday_list(facts.holidays(), Language("nb"))], Format.PDF))
    assert "27.–31." in said
    assert "1.–8." in said
    assert "2 vakter står fortsatt, 7,5\N{NO-BREAK SPACE}t uten noen" in said


def test_the_year_is_a_calendar_of_whole_days_that_move_instead_of_coming_twice() -> None:
    year = people_facts.year()
    text = ics.render(year_calendar(year, Language("nb"))).decode()
    assert text.count("BEGIN:VEVENT") == len(year.entries)
    assert "DTSTART;VALUE=DATE:20261215" in text
    assert "DTEND;VALUE=DATE:20261216" in text
    assert text.count("TRANSP:TRANSPARENT") == len(year.entries)
    assert {line for line in text.splitlines() if line.startswith("SEQUENCE")} == {"SEQUENCE:7"}
    entries = tuple(replace(each, day=date(2026, 6, 1)) for each in year.entries)
    before = year_calendar(year, Language("nb"))
    again = year_calendar(replace(year, sequence=9, entries=entries), Language("nb"))
    assert {each.uid for each in again.events} == {each.uid for each in before.events}
    assert {each.sequence for each in again.events} == {9}


def test_the_year_for_oneself_is_a_file_of_its_own_and_says_what_it_is() -> None:
    year, nb = people_facts.year(), Language("nb")
    wall, own = year_wheel(year, nb), year_wheel(replace(year, personal=True), nb)
    assert (wall.name, own.name) == (("årshjul", "2026"), ("årshjul", "2026", "privat"))
    assert own.document is not None
    assert wall.document is not None
    warning = "Til deg"
    assert warning in plain.render(own.document)
    assert warning not in plain.render(wall.document)
    assert year_calendar(replace(year, personal=True), nb).name.endswith("(privat)")


def test_somebody_who_leads_signs_a_course_of_their_own_as_who_they_are() -> None:
    held, nb = people_facts.certificate(), Language("nb")
    for name, said in ((held.frame.leader, "Arbeidsleder"), ("Ola Med", "Medarbeidsleder")):
        taught = replace(held.training, assistant="", leader=name, by="Kommunen")
        paper = certificate_paper(replace(held, name=name, training=taught), nb).document
        assert paper is not None
        signed = plain.render(paper).rpartition("UNDERSKRIFTER")[2]
        assert "Assistent" not in signed
        assert signed.count(f"{said}: {name}") == 1


def test_the_board_of_the_year_says_how_much_more_the_list_has() -> None:
    said = spoken(render([year_wheel(people_facts.year(120), Language("nb"))], Format.PDF))
    assert said.count("til i lista") == 12
    assert "Runde i hjemmet 119 (" in said


def test_the_letter_keeps_the_three_voices_apart_and_is_plain_text_too() -> None:
    document = need_letter(people_facts.need(), Language("nb")).document
    assert document is not None
    said = plain.render(document)
    wish, seen, view = (said.index(each) for each in ("BRUKERENS", "DET EN ASSISTENT", "SLIK ARBEIDSLEDEREN"))
    assert wish < said.index("timer. 0") < seen < said.index("timer. 1") < view < said.index("timer. 2")
    assert "+3 t" in said
    assert "−1,5 t" in said
    assert said.startswith("Behovet for assistanse")


def test_plain_text_has_the_words_of_every_block() -> None:
    for name in ("year-wheel", "stillingsbeskrivelse", "hms-empty"):
        document = PAPERS[name](Language("nb")).document
        assert document is not None
        said = plain.render(document)
        assert said.startswith(document.title)
        assert "\n\n\n" not in said
    year = PAPERS["year-wheel"](Language("nb")).document
    assert year is not None
    assert plain.render(year).count("[x]") == 1


def test_a_half_of_the_year_without_holiday_is_left_out() -> None:
    early = replace(facts.holidays(1).lines[0], days=Stretch(date(2026, 2, 23), date(2026, 2, 28)))
    winter, summer = (
        spoken(render([holiday_list(each, Language("nb"))], Format.PDF))
        for each in (replace(facts.holidays(1), lines=(early,)), facts.holidays(1))
    )
    assert "Januar til juni" in winter
    assert "23.–28." in winter
    assert "Januar til juni" not in summer
    # In a half without sums only those with days are named.
    both = holiday_list(replace(facts.holidays(), lines=(early,)), Language("en")).document
    assert both is not None
    halves = [each for each in both.blocks if isinstance(each, Grid)][:2]
    assert [len(each.rows) for each in halves] == [1, 3]
    assert stack_text(halves[0].rows[0][2]) == "23–28"


def test_an_advert_has_its_short_lines_as_headings_and_its_sentences_as_text() -> None:
    tasks, training = "Oppgaver kan være:\n- Måltider", "Opplæring\nVi lærer deg opp."
    text = "\n\n".join(("Nes søker assistent.", tasks, training, "Velkommen"))
    document = advert(people_facts.vacancy(text), Language("nb")).document
    assert document is not None
    heads = [each.text for each in document.blocks if isinstance(each, Heading)]
    assert heads == ["Assistent på kveld", "Oppgaver kan være", "Opplæring"]
    assert [each.text for each in document.blocks if isinstance(each, Paragraph)] == [
        "Nes søker assistent.", "Vi lærer deg opp.", "Velkommen", "Søk innen fre. 20. nov. 2026.",
    ]  # fmt: skip


def test_a_turnus_of_one_week_is_not_counted_on_the_wall() -> None:
    for weeks, said in ((6, "Uke 40 (uke 3 av 6 i turnusen)"), (1, "Uke 40")):
        document = wall(replace(facts.rota(), turnus_weeks=weeks), Language("nb")).document
        assert document is not None
        captions = [each.caption for each in document.blocks if isinstance(each, Grid)]
        assert said in captions


def test_the_agreements_table_has_every_cell_and_its_paper_who_has_signed() -> None:
    made = trepartsavtale(facts.agreement("en"))
    assert made.table is not None
    rows = {str(row[0]): row[1:] for row in made.table.rows}
    assert rows["Rota and its discussion"][:5] == ("", "A", "U", "M", "M")
    assert len(rows) == 24
    said = spoken(render([made], Format.PDF))
    assert "Signed Wed 20 May 2026" in said
    assert made.document is not None
    assert made.document.version == "Version 2"


def test_what_happens_after_the_signing_is_not_part_of_what_was_signed() -> None:
    sent = facts.agreement()
    later = replace(
        sent.agreement, evaluated_on=date(2026, 9, 1), notice_given_on=date(2026, 10, 1), changed_at="x"
    )
    other = replace(sent.agreement, notice_months=6)
    digests = []
    for each in (sent.agreement, later, other):
        document = trepartsavtale(replace(sent, agreement=each)).document
        assert document is not None
        digests.append(document.data_sha256)
    assert digests[0] == digests[1] != digests[2]


def test_a_talk_stands_in_no_table_and_its_checksum_is_of_what_was_signed() -> None:
    held = meeting_facts.talk()
    made = talk_paper(held, Language("nb"))
    assert made.table is None
    assert not made.more
    assert made.document is not None
    assert "Fortrolig" in made.document.notice
    undone = tuple(replace(each, done_on="") for each in held.talk.points)
    before = talk_paper(replace(held, talk=replace(held.talk, points=undone)), Language("nb")).document
    other = talk_paper(replace(held, talk=replace(held.talk, note="Annet")), Language("nb")).document
    assert before is not None
    assert other is not None
    assert before.data_sha256 == made.document.data_sha256 != other.data_sha256


def test_who_has_signed_a_talk_is_said_in_words() -> None:
    one, day = meeting_facts.talk(0).talk, date(2026, 2, 17)
    said = [
        talk_state(replace(one, leader_signed_on=leader, assistant_signed_on=assistant), Language("en"))
        for leader, assistant in ((None, None), (day, None), (None, day), (day, day))
    ]
    assert said == [
        "Not signed", "Signed by the arbeidsleder", "Signed by the assistant", "Signed by both",
    ]  # fmt: skip


def test_the_rights_sheet_is_alike_in_all_languages_and_warns_where_the_employer_is_private() -> None:
    shapes = [[len(items) for _heading, items in wording(code).parts] for code in CODES]
    assert shapes[0] == shapes[1] == shapes[2]
    for code in CODES:
        said = wording(code)
        sheets = [rights_sheet(meeting_facts.rights(private=each), Language(code)) for each in (False, True)]
        texts = [render([each], Format.HTML).decode() for each in sheets]
        assert [said.private[:40] in each for each in texts] == [False, True]


def test_example_34_stands_on_the_paper_with_both_averages_and_months_that_add_up() -> None:
    paper = extra_hours(people_facts.extra_hours(), Language("en"))
    said = spoken(render([paper], Format.PDF)).replace("\N{NO-BREAK SPACE}", " ")
    for figure in ("312 h", "20.2 h", "20.84 h", "56.9%", "58.7%", "10 of 12 months"):
        assert figure in said, figure
    table = paper.table
    assert table is not None
    assert sum(Decimal(str(row[3])) for row in table.rows) == 312
    assert [row[1] for row in table.rows][:2] == [date(2025, 11, 21), date(2025, 12, 21)]


def test_health_stands_in_the_appendix_of_the_book_and_nowhere_else_not_even_in_the_checksum() -> None:
    held = handover_facts.book()
    made = handover_book(held, Language("nb"))
    guessed = tuple(replace(each, restricted=each.restricted and "x") for each in held.entries)
    again = handover_book(replace(held, entries=guessed), Language("nb"))
    assert made.document is not None
    assert again.document is not None
    assert made.document.data_sha256 == again.document.data_sha256
    assert "Maske" not in plain.render(made.document)
    assert made.table is None
    restricted = handover_appendix(held, Language("nb"))
    assert restricted is not None
    assert restricted.document is not None
    assert "Maske fra midnatt" in plain.render(restricted.document)
    assert "Begrenset" in restricted.document.notice
    open_ones = tuple(replace(each, restricted="") for each in held.entries)
    assert handover_appendix(replace(held, entries=open_ones), Language("nb")) is None


def test_a_number_stands_once_among_those_to_call_whoever_wrote_it_and_however() -> None:
    document = handover_book(handover_facts.book(), Language("nb")).document
    assert document is not None
    calls = next(each for each in document.blocks if isinstance(each, Grid))
    numbers = [stack_text(row[1]).replace("\N{NO-BREAK SPACE}", "") for row in calls.rows]
    assert numbers == ["113", "00000410", "00000200", "00000401", "00000403", "00000500"]


@pytest.mark.parametrize("text", STORABLE)
def test_hostile_text_in_the_book_comes_out_as_it_went_in(text: str) -> None:
    held, led = handover_facts.book(), handover_facts.leads()
    entries = tuple(replace(each, heading=text, text=text, restricted=f"{text}.") for each in held.entries)
    told = replace(held, entries=entries)
    deputy = replace(led.deputy, name=text, may=(text,), may_not=(text,), note=text)
    restricted = handover_appendix(told, Language("nn"))
    assert restricted is not None
    led = replace(led, deputy=deputy)
    papers = [handover_book(told, Language("nn")), restricted, deputy_paper(led, Language("nn"))]
    pdf = render(papers, Format.PDF)
    assert faults(pdf) == []
    wanted = re.sub(r"\s+", "", safe(text))
    # Four entries with heading and text, the same in the appendix, and four times in the deputy's paper.
    assert re.sub(r"\s+", "", spoken(pdf)).count(wanted) >= 20
    assert "<script" not in render(papers, Format.HTML, title=text).decode()
