"""Every paper in every language: valid, complete, and word for word as it was agreed (tests/golden)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.rota_paper import PaperAssistant, PaperShift
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.time import DateSpan
from bpa_desk.export import csv, ics
from bpa_desk.export.access import access_paper
from bpa_desk.export.advert import advert
from bpa_desk.export.characters import safe
from bpa_desk.export.extra_hours import extra_hours
from bpa_desk.export.handover import deputy_paper, handover_appendix, handover_book
from bpa_desk.export.hms import overview, round_paper
from bpa_desk.export.holiday_list import holiday_list
from bpa_desk.export.interview import interview_sheet
from bpa_desk.export.meetings import minutes_paper, talk_paper
from bpa_desk.export.need_letter import need_letter
from bpa_desk.export.papers import Format, Paper, render
from bpa_desk.export.part_time import part_time
from bpa_desk.export.person_papers import register
from bpa_desk.export.privacy import information_sheet
from bpa_desk.export.privacy import overview as privacy_overview
from bpa_desk.export.rights import rights_sheet
from bpa_desk.export.rota import rota_papers, wall
from bpa_desk.export.rota_personal import calendar, personal
from bpa_desk.export.stillingsbeskrivelse import appendix, stillingsbeskrivelse
from bpa_desk.export.timesheet import timesheet, timesheets
from bpa_desk.export.training import certificate_paper, matrix_paper, record_paper
from bpa_desk.export.transfer import package as transfer_paper
from bpa_desk.export.trepartsavtale import trepartsavtale
from bpa_desk.export.working_time import working_time
from bpa_desk.export.year_wheel import year_wheel
from bpa_desk.language import CODES, Language
from tests.export import facts, handover_facts, hostile, meeting_facts, people_facts, privacy_facts
from tests.export.golden import agreed
from tests.export.reading import faults, opened, spoken

# What the file can hold: no lone surrogates; the longest ones have tests of their own.
STORABLE = [text for text in hostile.ALL if len(text) < 300 and "\ud800" not in text]


def _appendix(language: Language) -> Paper:
    made = appendix(facts.description(language.code), language)
    assert made is not None
    return made


def _handover_appendix(language: Language) -> Paper:
    made = handover_appendix(handover_facts.book(), language)
    assert made is not None
    return made


PAPERS: dict[str, Callable[[Language], Paper]] = {
    "timesheet": lambda language: timesheet(facts.october(comment="Fin måned."), language),
    "timesheet-money": lambda language: timesheet(facts.october(count=4, money=True), language),
    "timesheet-again": lambda language: timesheet(facts.opened_again(), language),
    "timesheet-empty": lambda language: timesheet(facts.october(count=0), language),
    "timesheet-long": lambda language: timesheet(facts.long_month(40), language),
    "rota-wall": lambda language: wall(facts.rota(3, "Husk nøkkel"), language),
    "rota-personal": lambda language: rota_papers(facts.rota(3), language)[1],
    "stillingsbeskrivelse": lambda language: stillingsbeskrivelse(facts.description(language.code), language),
    "stillingsbeskrivelse-derived": lambda language: stillingsbeskrivelse(
        facts.derived(language.code), language
    ),
    "appendix": _appendix,
    "holiday-list": lambda language: holiday_list(facts.holidays(), language),
    "holiday-list-empty": lambda language: holiday_list(facts.holidays(0), language),
    "hms": lambda language: overview(facts.hms_overview(), language),
    "hms-empty": lambda language: overview(facts.hms_overview(0), language),
    "hms-round": lambda language: round_paper(facts.safety_round(), language),
    "hms-round-long": lambda language: round_paper(facts.safety_round(40), language),
    "training": lambda language: matrix_paper(people_facts.matrix(), language),
    "training-empty": lambda language: matrix_paper(people_facts.matrix(0, 0), language),
    "training-long": lambda language: matrix_paper(people_facts.matrix(40, 14), language),
    "course-record": lambda language: record_paper(people_facts.course_record(), language),
    "course-record-empty": lambda language: record_paper(people_facts.course_record(0), language),
    "certificate": lambda language: certificate_paper(people_facts.certificate(), language),
    "delegation": lambda language: certificate_paper(people_facts.certificate(people_facts.TUBE), language),
    "trepartsavtale": lambda language: trepartsavtale(facts.agreement(language.code), language),
    "trepartsavtale-empty": lambda language: trepartsavtale(facts.agreement(rows=0), language),
    "trepartsavtale-long": lambda language: trepartsavtale(facts.agreement(rows=40), language),
    "papers": lambda language: register(people_facts.paper_register(), language),
    "papers-empty": lambda language: register(people_facts.paper_register(0), language),
    "papers-long": lambda language: register(people_facts.paper_register(40, "Áilu-Máret " * 5), language),
    "transfer": lambda language: transfer_paper(people_facts.package(), language),
    "transfer-empty": lambda language: transfer_paper(people_facts.package(0), language),
    "transfer-long": lambda language: transfer_paper(people_facts.package(40, "Áilu-Máret " * 5), language),
    "handover": lambda language: handover_book(handover_facts.book(), language),
    "handover-empty": lambda language: handover_book(handover_facts.book(0), language),
    "handover-long": lambda language: handover_book(handover_facts.book(40, "Áilu-Máret " * 5), language),
    "handover-appendix": lambda language: _handover_appendix(language),
    "leads-meanwhile": lambda language: deputy_paper(handover_facts.leads(), language),
    "leads-meanwhile-bare": lambda language: deputy_paper(handover_facts.leads(0), language),
    "leads-meanwhile-long": lambda language: deputy_paper(handover_facts.leads(40), language),
    "talk": lambda language: talk_paper(meeting_facts.talk(), language),
    "talk-empty": lambda language: talk_paper(meeting_facts.talk(0), language),
    "talk-long": lambda language: talk_paper(meeting_facts.talk(40, "Áilu-Máret " * 5), language),
    "minutes": lambda language: minutes_paper(meeting_facts.minutes(), language),
    "minutes-empty": lambda language: minutes_paper(meeting_facts.minutes(0), language),
    "rights": lambda language: rights_sheet(meeting_facts.rights(), language),
    "rights-bare": lambda language: rights_sheet(
        meeting_facts.rights("Áilu-Máret " * 5, bare=True), language
    ),
    "interview": lambda language: interview_sheet(people_facts.interview(), language),
    "interview-empty": lambda language: interview_sheet(people_facts.interview(0), language),
    "interview-long": lambda language: interview_sheet(
        people_facts.interview(40, "Áilu-Máret " * 5, answered=False), language
    ),
    "advert": lambda language: advert(people_facts.vacancy(), language),
    "year-wheel": lambda language: year_wheel(people_facts.year(), language),
    "year-wheel-empty": lambda language: year_wheel(people_facts.year(0), language),
    "year-wheel-long": lambda language: year_wheel(people_facts.year(120), language),
    "need-letter": lambda language: need_letter(people_facts.need(), language),
    "need-letter-empty": lambda language: need_letter(people_facts.need(0), language),
    "need-letter-long": lambda language: need_letter(people_facts.need(40), language),
    "privacy-information": lambda language: information_sheet(privacy_facts.privacy(), language),
    "privacy-overview": lambda language: privacy_overview(privacy_facts.privacy(), language),
    "access": lambda language: access_paper(privacy_facts.access(), language),
    "access-empty": lambda language: access_paper(privacy_facts.access(0), language),
    "access-long": lambda language: access_paper(privacy_facts.access(40, "Ánne Márjá " * 6), language),
    "part-time": lambda language: part_time(people_facts.part_time(), language),
    "part-time-empty": lambda language: part_time(people_facts.part_time(0), language),
    "part-time-long": lambda language: part_time(
        people_facts.part_time(40, "Čálliid Ánne-Márjá Langnavn-Oppdiktet Eksempel"), language
    ),
    "extra-hours": lambda language: extra_hours(people_facts.extra_hours(), language),
    "extra-hours-few": lambda language: extra_hours(people_facts.extra_hours(regular=False), language),
    "working-time": lambda language: working_time(facts.overview(), language),
    "working-time-long": lambda language: working_time(
        facts.overview(weeks=5, last=date(2027, 3, 31)), language
    ),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_valid_and_says_what_was_agreed(name: str, code: str) -> None:
    agreed(PAPERS[name](Language(code)), f"{name}-{code}")


@pytest.mark.parametrize("code", CODES)
def test_the_paper_speaks_its_own_language_whatever_the_window_speaks(code: str) -> None:
    reader = opened(render([PAPERS["timesheet"](Language(code))], Format.PDF))
    assert reader.trailer["/Root"]["/Lang"] == {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[code]


def test_a_month_of_one_person_stays_on_one_sheet_in_every_language() -> None:
    for code in CODES:
        pdf = render([timesheet(facts.october(), Language(code))], Format.PDF)
        assert len(opened(pdf).pages) == 1


def test_a_months_timesheets_in_one_file_count_their_own_pages() -> None:
    made = timesheets([facts.october(), facts.long_month(62), facts.october("Ola")], Language("nb"))
    pages = opened(render(made, Format.PDF, title="Timelister")).pages
    assert [re.findall(r"Side \d av \d", page.extract_text()) for page in pages] == [
        ["Side 1 av 1"],
        ["Side 1 av 2"],
        ["Side 2 av 2"],
        ["Side 1 av 1"],
    ]


def test_the_timesheets_sums_are_the_sums_of_its_lines() -> None:
    table = timesheet(facts.october(), Language("en")).table
    assert table is not None
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert sum(float(str(row["Hours"])) for row in rows) == 140.75
    assert sum(float(str(row["Passive"] or 0)) for row in rows) == 8.5
    long_night = next(row for row in rows if row["Date"] == date(2026, 10, 24))
    assert (long_night["From"], long_night["To"], long_night["h:mm"]) == ("22:00", "08:00", "11:00")
    assert "11:00" in csv.render(table).decode()


def test_the_overview_shows_each_day_of_a_short_span_and_its_sums_are_those_of_the_days() -> None:
    short = working_time(facts.overview(), Language("en"))
    table = short.table
    assert table is not None
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert len(rows) == 21
    assert sum(float(str(row["Hours"])) for row in rows) == 162.5
    assert sum(float(str(row["Overtime"] or 0)) for row in rows) == 0.5
    said = spoken(render([short], Format.PDF))
    assert "162.5" in said
    assert "Day by day" in said
    long = spoken(render([working_time(facts.overview(last=date(2027, 3, 31)), Language("en"))], Format.PDF))
    assert "Day by day" not in long
    assert "Counted up to Sun 1 Nov 2026" in long


def test_a_changed_shift_shows_its_plan_and_an_absence_its_reason_and_hours() -> None:
    said = spoken(render([timesheet(facts.october(), Language("nb"))], Format.PDF))
    assert "Planlagt 08:00–16:00. Legetime varte lenger" in said
    assert "Syk, egenmelding: 7,5\N{NO-BREAK SPACE}t" in said
    assert "Utrykning 02:10–02:40" in said


def test_a_shift_of_more_than_a_day_says_on_which_day_it_ends() -> None:
    month = facts.october()
    line = replace(month.lines[0], end=month.lines[0].start + 3 * 1440)
    said = spoken(render([timesheet(replace(month, lines=(line,)), Language("nb"))], Format.PDF))
    assert "søn. 08:00" in said


@pytest.mark.parametrize("name", ["Kari Eksempel", "Ánne Máret", "O'Brien & Sønner <x>"])
def test_no_persons_name_stands_in_file_names_or_metadata(name: str) -> None:
    people = tuple(replace(each, name=name) for each in facts.rota(2).assistants)
    described = replace(facts.description(), assistant_name=name)
    papers = [
        timesheet(facts.october(name), Language("nb")),
        *rota_papers(replace(facts.rota(2), assistants=people), Language("nb")),
        stillingsbeskrivelse(described),
        holiday_list(facts.holidays(name=name), Language("nb")),
        round_paper(facts.safety_round(name=name), Language("nb")),
        trepartsavtale(facts.agreement(name=name)),
        working_time(facts.overview(name), Language("nb")),
        part_time(people_facts.part_time(name=name), Language("nb")),
        extra_hours(people_facts.extra_hours(name), Language("nb")),
    ]
    for paper in papers:
        assert not {word for word in re.findall(r"\w{3,}", name) if word in "-".join(paper.name)}
        reader = opened(render([paper], Format.PDF))
        assert name not in str(reader.metadata)


def test_the_reason_for_a_cancelled_shift_is_not_on_the_wall_and_the_shift_is_gone_from_it() -> None:
    plan = facts.rota(1)
    said = spoken(render([wall(plan, Language("nb"))], Format.PDF))
    cancelled = [shift for shift in plan.assistants[0].shifts if shift.cancelled]
    assert len(cancelled) == 1
    assert said.count("–") >= 24
    assert "Avlyst" not in said
    assert said.count("borte") == 0
    assert "Avlyst" in spoken(render(rota_papers(plan, Language("nb"))[1:], Format.PDF))


def test_who_is_away_stands_on_the_wall_on_the_days_without_a_shift_and_nowhere_else() -> None:
    plan = facts.rota(3)
    said = spoken(render([wall(plan, Language("nb"))], Format.PDF))
    assert said.split("\n").count("borte") == 2
    idle = replace(plan.assistants[0], shifts=(), away=(date(2026, 10, 1),))
    said = spoken(render([wall(replace(plan, assistants=(idle,)), Language("nn"))], Format.PDF))
    assert idle.name in said
    assert said.split("\n").count("borte") == 1


def test_the_wall_says_every_mark_in_words() -> None:
    said = spoken(render([wall(facts.rota(3), Language("nb"))], Format.PDF))
    for word in ("Dagvakt", "Kveldsvakt", "Hvilende natt", "Åpne vakter", "Mangler", "2 personer mangler"):
        assert word in said
    assert "medisin" in said
    for glyph in "→☀☾":
        assert glyph not in said


def test_holidays_are_named_on_the_wall() -> None:
    plan = replace(facts.rota(1), span=DateSpan(date(2027, 5, 10), date(2027, 5, 23)), assistants=())
    said = spoken(render([wall(plan, Language("nb"))], Format.PDF))
    assert "17.\N{NO-BREAK SPACE}mai" in said
    assert "pinsedag" in said
    assert "Ingen på jobb denne uka." in said


def test_days_outside_the_plan_do_not_look_free() -> None:
    month = replace(facts.rota(1), span=facts.OCTOBER)
    said = spoken(render([wall(month, Language("nb"))], Format.PDF))
    assert said.count("ikke med i planen") == 4
    assert spoken(render([wall(facts.rota(1), Language("nb"))], Format.PDF)).count("ikke med i planen") == 0


def test_a_new_version_of_the_plan_replaces_the_events_of_the_old_one() -> None:
    plan = facts.rota(1)
    old = calendar(plan, plan.assistants[0], Language("nb"))
    new = calendar(replace(plan, version=4), plan.assistants[0], Language("nb"))
    assert [event.uid for event in old.events] == [event.uid for event in new.events]
    assert {event.sequence for event in old.events} == {3}
    assert {event.sequence for event in new.events} == {4}
    assert ics.render(old).count(b"STATUS:CANCELLED") == 1


def test_times_past_midnight_and_over_several_days_are_clear() -> None:
    day = date(2026, 10, 10)
    shifts = (
        PaperShift("a", facts.at(day, 960), facts.at(day, 1440)),
        PaperShift("b", facts.at(day, 480), facts.at(day, 480 + 3 * 1440), ShiftKind.OTHER),
    )
    plan = replace(facts.rota(1), assistants=(PaperAssistant("x", "Kari", shifts=shifts),))
    said = spoken(render([personal(plan, plan.assistants[0], Language("nb"), 1)], Format.PDF))
    assert "16–24" in said
    assert "08–tir.\N{NO-BREAK SPACE}08" in said


def test_health_details_stand_only_in_the_appendix() -> None:
    described = facts.description()
    open_paper = stillingsbeskrivelse(described)
    for wanted in (Format.PDF, Format.HTML):
        assert b"Epilepsi" not in render([open_paper], wanted)
    assert "Epilepsi" not in spoken(render([open_paper], Format.PDF))
    assert "Epilepsi" in spoken(render([_appendix(Language("nb"))], Format.PDF))
    other = replace(described, paper=replace(described.paper, appendix="Noe annet"))
    first, second = open_paper.document, stillingsbeskrivelse(other).document
    assert first is not None
    assert second is not None
    assert first.data_sha256 == second.data_sha256
    assert appendix(replace(described, paper=replace(described.paper, appendix=""))) is None


def test_the_checksum_follows_the_facts() -> None:
    plan = facts.rota(2)
    moved = replace(plan.assistants[0], shifts=plan.assistants[0].shifts[1:])
    assert fingerprint(plan) == fingerprint(facts.rota(2))
    assert fingerprint(plan) != fingerprint(replace(plan, assistants=(moved, *plan.assistants[1:])))


@pytest.mark.parametrize("text", STORABLE)
def test_hostile_facts_come_out_as_they_went_in(text: str) -> None:
    plan = facts.rota(1, text)
    month = replace(facts.october(text, text), ordning=text, employer=text, leader=text, employee_number=text)
    described = facts.description(text=text)
    sections = (Section("k", text, text, (text,)),)
    described = replace(described, assistant_name=text, paper=replace(described.paper, sections=sections))
    papers = [
        timesheet(month, Language("nb")),
        *rota_papers(replace(plan, ordning=text, workplace=text), Language("nb")),
        stillingsbeskrivelse(described),
        working_time(facts.overview(text), Language("nb")),
        round_paper(facts.safety_round(2, text), Language("nb")),
        record_paper(people_facts.course_record(2, text), Language("nb")),
        certificate_paper(
            people_facts.certificate(replace(people_facts.MOVING, name=text), text), Language("nb")
        ),
        trepartsavtale(facts.agreement(rows=2, name=text)),
        register(people_facts.paper_register(4, text), Language("nb")),
        advert(people_facts.vacancy(text), Language("nb")),
        interview_sheet(people_facts.interview(3, text), Language("nb")),
        talk_paper(meeting_facts.talk(2, text), Language("nb")),
        minutes_paper(meeting_facts.minutes(2, text), Language("nb")),
        rights_sheet(meeting_facts.rights(text), Language("nb")),
        year_wheel(people_facts.year(2, text), Language("nb")),
        need_letter(people_facts.need(3, text), Language("nb")),
        part_time(people_facts.part_time(2, text), Language("nb")),
        extra_hours(people_facts.extra_hours(text), Language("nb")),
        transfer_paper(people_facts.package(3, text), Language("nb")),
    ]
    pdf = render(papers, Format.PDF)
    wanted = re.sub(r"\s+", "", safe(text))
    assert re.sub(r"\s+", "", spoken(pdf)).count(wanted) >= 20
    html = render(papers, Format.HTML, title=text).decode()
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("text", STORABLE)
def test_hostile_text_in_a_round_comes_out_of_its_paper_word_for_word(text: str) -> None:
    told = facts.safety_round(2, text)
    lines = tuple(replace(each, text=text, note=text) for each in told.round.lines)
    measures = tuple(replace(each, what=text, note=text) for each in told.remedies)
    held = replace(told.round, title=text, note=text, lines=lines)
    told = replace(told, round=held, remedies=measures, left=measures)
    whole = replace(facts.hms_overview(0), rounds=(held,), remedies=measures)
    papers = [round_paper(told, Language("nn")), overview(whole, Language("nn"))]
    wanted = re.sub(r"\s+", "", safe(text))
    # Heading, note, two questions with remarks, eight measures with notes, and the overview's own.
    assert re.sub(r"\s+", "", spoken(render(papers, Format.PDF))).count(wanted) >= 18
    page = render(papers, Format.HTML, title="HMS").decode().replace("<br>", "")
    shown = re.sub(r"\s+", "", unescape(page))
    assert shown.count(wanted) >= 18
    assert "<script" not in render(papers, Format.HTML, title=text).decode()


def test_hostile_facts_are_valid_all_in_one_file() -> None:
    made = [timesheet(facts.october(text, text), Language("nn")) for text in STORABLE]
    assert faults(render(made, Format.PDF)) == []
