"""Is all in order: each check by itself, and how what is missing is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind, NextOfKin
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.hms_round import Answer
from bpa_desk.domain.internal_control import Caller, EmergencyCard
from bpa_desk.domain.need import Need
from bpa_desk.domain.person_paper import (
    LETTERS,
    ContractPoint,
    PaperKind,
    PaperState,
    PersonPaper,
    PointAnswer,
)
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.domain.trepartsavtale import Trepartsavtale, TrepartState
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.domain.year_wheel import YearTask
from bpa_desk.services import (
    agreements,
    clock,
    courses,
    employments,
    handover,
    hms,
    in_order,
    internal_control,
    needs,
    ordning,
    papers,
    people,
    person_papers,
    risks,
    rota,
    training,
    vedtak,
    year_tasks,
)
from bpa_desk.services.backup_record import Kept
from bpa_desk.services.due import Due
from bpa_desk.services.in_order import Check, Lack, person, program, records
from bpa_desk.services.in_order import ordning as own
from bpa_desk.services.person_papers import Entry
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
KARI = Assistant("kari", "Kari", employee_number="1", contacts=(Contact("phone", "555"),),
                 next_of_kin=(NextOfKin("Ola"),))  # fmt: skip
TERMS = Employment(
    "e", "kari", date(2026, 1, 1), minutes_per_week=600, tariff="KS", seniority_from=date(2026, 1, 1)
)


def texts(found: Iterator[Lack]) -> list[str]:
    return [("optional: " if each.optional else "") + str(each.text) for each in found]


def test_a_vedtak_must_hold_and_its_review_must_be_known_and_to_come() -> None:
    held = Vedtak("v", date(2026, 1, 1), 600, next_review=date(2026, 12, 1))

    def judged(current: Vedtak | None) -> list[str]:
        return texts(own.vedtak_in_force(own.VedtakFacts(current, TODAY)))

    assert judged(held) == []
    assert judged(None) == ["No vedtak applies today."]
    assert judged(replace(held, next_review=None))[0].startswith("optional: ")
    assert judged(replace(held, next_review=TODAY - timedelta(days=1))) == [
        "The vedtak was to be reviewed on 2026-11-23."
    ]


def test_needs_are_optional() -> None:
    assert texts(own.needs_written((Need("n", TODAY, 0, 60),))) == []
    assert texts(own.needs_written(())) == ["optional: It is not written when somebody must be there."]


def test_who_leads_and_employs_must_be_known(store: Store) -> None:
    bare = ordning.current(store)
    assert [each.subject for each in own.employer_known(bare)] == ["about", "employer"]
    named = replace(bare, leader="Lise", employer="Nes AS")
    assert [each.optional for each in own.employer_known(named)] == [True]
    assert texts(own.employer_known(replace(named, employer_phone="555"))) == []


def test_a_plan_is_discussed_and_then_handed_out() -> None:
    plan = RotaPlan("p", TODAY, TODAY + timedelta(days=20))

    def judged(each: RotaPlan) -> list[tuple[str, str]]:
        found = own.plans_discussed(own.PlanFacts((each,), 14))
        return [(str(lack.text).split(" is ")[1], lack.law) for lack in found]

    assert judged(plan) == [("not discussed.", "aml. § 10-3")]
    discussed = replace(plan, discussed_on=TODAY)
    assert judged(discussed) == [("not handed out.", "")]
    assert judged(replace(discussed, published_on=TODAY)) == []


def test_each_pay_period_with_open_sheets_is_named() -> None:
    october = DateSpan(date(2026, 10, 1), date(2026, 10, 31))
    found = list(own.sheets_sealed((own.Waiting(october, 2), own.Waiting(october, 0))))
    assert [(str(each.text), each.subject) for each in found] == [
        ("Timesheets 2026-10-01–2026-10-31 not sealed: 2.", "2026-10-01")
    ]


def test_findings_ahead_are_one_line_for_each_paragraph_the_gravest_first() -> None:
    def finding(severity: Severity, law: str, shift: str) -> Finding:
        return Finding("X", severity, 0, 60, Message(f"{law} {shift}."), shifts=(shift,), law=law)

    given = (
        finding(Severity.KREVER_AVTALE, "§ 1", "a"), finding(Severity.KREVER_AVTALE, "§ 1", "b"),
        finding(Severity.ADVARSEL, "§ 2", "c"), finding(Severity.FEIL, "§ 3", "d"),
    )  # fmt: skip
    found = list(own.plan_lawful(given))
    assert [(str(each.text), each.subject, each.law) for each in found] == [
        ("§ 3 d.", "shift:d", "§ 3"), ("§ 1 a. And more like it: 1.", "shift:a", "§ 1"),
    ]  # fmt: skip


def test_terms_are_complete() -> None:
    def judged(terms: Employment | None, bound: bool = True) -> list[str]:
        return texts(person.terms_complete(person.TermsFacts(((KARI, terms),), bound)))

    assert judged(TERMS) == []
    assert judged(None) == ["No terms apply from today."]
    assert judged(replace(TERMS, minutes_per_week=None)) == ["The position has no hours a week."]
    on_call = replace(TERMS, minutes_per_week=None, kind=EmploymentKind.TILKALLING)
    assert judged(on_call) == []
    temporary = replace(TERMS, kind=EmploymentKind.MIDLERTIDIG, end=date(2027, 1, 1))
    assert judged(temporary) == ["The ground for the temporary employment is not written."]
    bare = replace(TERMS, tariff="", seniority_from=None)
    assert [each.startswith("optional") for each in judged(bare)] == [False, True]
    assert [each.startswith("optional") for each in judged(bare, bound=False)] == [True, True]


def test_everybody_can_be_reached() -> None:
    assert texts(person.reachable((KARI,))) == []
    bare = list(person.reachable((Assistant("ola", "Ola"),)))
    assert [each.optional for each in bare] == [False, True, True]
    assert {each.assistant for each in bare} == {"ola"}


def test_a_stillingsbeskrivelse_of_ones_own_or_for_all_must_be_approved_and_fresh() -> None:
    paper = Stillingsbeskrivelse("d", "d", 1, "Assistent", "nb", DocumentState.APPROVED, next_review=TODAY)

    def judged(*held: Stillingsbeskrivelse) -> list[tuple[str, str]]:
        drafts = tuple(each for each in held if each.state is DocumentState.DRAFT)
        approved = tuple(each for each in held if each not in drafts)
        facts = person.PaperFacts((KARI,), approved, drafts, TODAY)
        return [(str(each.text).removeprefix("The stillingsbeskrivelse "), each.subject)
                for each in person.described(facts)]  # fmt: skip

    old = replace(paper, next_review=TODAY - timedelta(days=1))
    assert judged(paper) == judged(replace(paper, assistant="kari")) == []
    assert judged(old) == [("is past its review.", "d")]
    assert judged(old, replace(paper, id="mine", assistant="kari")) == []
    assert judged(replace(paper, state=DocumentState.DRAFT)) == [("is a draft.", "d")]
    next_one = replace(paper, id="d2", version=2, state=DocumentState.DRAFT)
    assert judged(paper, next_one) == [], "what is approved holds until the next version is"
    assert judged(old, next_one) == [("is past its review.", "d2")]
    assert judged(replace(paper, assistant="ola")) == [("There is no stillingsbeskrivelse.", "new")]


def test_backups_are_fresh_elsewhere_too_and_the_sheet_is_kept() -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    fresh = Kept(made=now, elsewhere=now)
    facts = program.BackupFacts(True, True, fresh, True, now)
    assert texts(program.backed_up(facts)) == []
    stale = facts._replace(known=fresh._replace(made=now - timedelta(days=8)))
    assert texts(program.backed_up(stale)) == ["There is no backup from the last week."]
    # What has not changed since needs no newer copy.
    assert texts(program.backed_up(stale._replace(behind=False))) == []
    bare = facts._replace(known=Kept(), sheet_kept=False)
    assert [each.optional for each in program.backed_up(bare)] == [False, True, True]
    assert texts(program.backed_up(bare._replace(possible=False))) == []


def test_rounds_and_the_year_wheel(store: Store) -> None:
    assert [each.law for each in program.rounds_held(0)] == ["internkontrollforskriften § 5"]
    assert texts(program.rounds_held(1)) == []
    assert [each.optional for each in program.year_laid_out(())] == [True]
    assert texts(program.year_laid_out((YearTask("t", 2026, 1, "Noe"),))) == []


def test_what_is_late_says_when_it_was_to_be_done_and_whom_it_concerns() -> None:
    late = Due(TODAY - timedelta(days=3), Message("Do it"), "hms", "x", "hms", "kari")
    (found,) = program.nothing_late((late,))
    assert (str(found.why), found.page, found.subject, found.assistant) == (
        "It was to be done by 2026-11-21.", "hms", "x", "kari",
    )  # fmt: skip


def test_an_ordning_where_all_is_in_order_and_then_one_thing_is_not(store: Store) -> None:
    with clock.fixed(store.zone.at(TODAY, 600)):
        ordning.change(store, leader="Lise", employer="Nes AS", employer_phone="555")
        people.save_assistant(store, KARI)
        employments.save_employment(store, TERMS)
        vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, next_review=date(2027, 3, 1)))
        needs.save_need(store, Need("n", TODAY, 8 * 60, 9 * 60, weekdays=(3,)))
        year_tasks.save_task(store, YearTask("t", 2026, 12, "Noe"))
        _write_down(store)
        entry = handover.new_entry(store)
        handover.save(store, replace(entry, heading="Naboen", phone="000 00 100"))
        paper = papers.new_from_template(store, "nb")
        papers.approve(store, paper.id, TODAY, date(2027, 6, 1))
        led = courses.save_course(store, Course("led", "Arbeidslederopplæring", leaders=True))
        training.save_training(store, training.proposed(store, "leader:Lise", led))
        for week in range(5):
            start = store.zone.at(date(2026, 11, 25) + timedelta(weeks=week), 480)
            rota.add(store, "kari", start, start + 60)
        found = in_order.standings(store, TODAY)
        assert [(each.name, each.lacks) for each in found] == [("", ()), ("Kari", ())]
        assert all(each.in_order for each in found)
        assert set(found[0].looked_at) & set(found[1].looked_at) == {
            "Deadlines that have passed", "What everybody must know",
        }  # fmt: skip
        agreements.save_agreement(store, Agreement("a", "10-5-1", date(2026, 1, 1), date(2026, 11, 30)))
        people.save_assistant(store, replace(KARI, contacts=()))
        found = in_order.standings(store, TODAY)
        assert [each.in_order for each in found] == [True, False]


def _write_down(store: Store) -> None:
    """Write down what must be: papers, and internal control with a round, goal, risk and verneombud."""
    points = tuple(ContractPoint(letter, PointAnswer.WRITTEN) for letter in LETTERS)
    for each in (
        PersonPaper("p1", "kari", PaperKind.CONTRACT, signed_on=TODAY, start=TERMS.start, points=points),
        PersonPaper("p2", "kari", PaperKind.CONFIDENTIALITY, signed_on=TODAY),
        PersonPaper("p3", "kari", PaperKind.POLICE, signed_on=TODAY, by="Lise"),
    ):
        person_papers.save_paper(store, each)
    held = hms.begin(store, "home", "nb")
    for at in range(len(held.lines)):
        hms.answer(store, held.id, at, Answer.YES)
    hms.describe(store, held.id, TODAY, ("Lise", "Kari"))
    hms.finish(store, held.id)
    internal_control.fill_in(store, "nb")
    internal_control.save_goal(store, replace(internal_control.proposed_goal(store), what="Øve", year=2026))
    internal_control.save_card(
        store, EmergencyCard("card", callers=(Caller("Verneombud", "Ola", "555"),))
    )
    risks.save_risk(store, replace(risks.proposed(store), hazard="Glatt trapp", likelihood=1, consequence=1))
    with store.change(Message("agreement")) as changes:
        changes.put(Trepartsavtale("t", "t", 1, "Avtale", "nb", TrepartState.SIGNED, starts_on=TODAY))


def test_papers_that_are_missing_unsigned_or_silent_are_named_with_their_paragraph(store: Store) -> None:
    paper = PersonPaper("c", "kari", PaperKind.CONTRACT, start=TODAY)
    whole = tuple(ContractPoint(letter, PointAnswer.WRITTEN) for letter in LETTERS)
    signed = replace(paper, signed_on=TODAY, points=whole[:-1])

    def judged(state: PaperState, each: PersonPaper | None, due_on: date | None = None) -> list[str]:
        entry = Entry(KARI, PaperKind.CONTRACT, state, each, due_on)
        found = list(records.papers_there(records.PaperFacts((entry,), TODAY)))
        assert {one.subject for one in found} <= {entry.id}
        return [f"{one.text} ({one.law})" for one in found]

    assert judged(PaperState.MISSING, None) == ["Employment contract: nothing is written down. (aml. § 14-5)"]
    assert judged(PaperState.MISSING, None, TODAY + timedelta(days=1)) == []
    assert judged(PaperState.DRAFT, paper) == ["Employment contract: not signed yet. (aml. § 14-5)"]
    assert judged(PaperState.IN_FORCE, signed) == [
        "Employment contract: nothing about the points q. (aml. § 14-6)"
    ]
    assert judged(PaperState.ENDED, signed) == []
    assert judged(PaperState.IN_FORCE, replace(signed, points=whole)) == []


def test_what_must_be_known_and_is_not_stands_with_the_person(store: Store) -> None:
    people.save_assistant(store, KARI)
    with clock.fixed(store.zone.at(TODAY, 600)):
        courses.save_course(store, Course("k", "Brann", months=12, everyone=True))
        (missing,) = _training_lacks(store)
        assert (str(missing.text), missing.page, missing.subject) == (
            "Training in “Brann” is missing.", "training", "kari|k",
        )  # fmt: skip
        old = Training("t", "kari", "k", TrainingState.GIVEN, TODAY - timedelta(days=400))
        training.save_training(store, old)
        assert [str(each.text) for each in _training_lacks(store)] == ["Training in “Brann” has run out."]
        training.give(store, [("kari", "k")], TrainingState.GIVEN)
        assert _training_lacks(store) == []


def _training_lacks(store: Store) -> list[Lack]:
    chosen = [each for each in in_order.CHECKS if each.key in ("learnt", "late")]
    return [each for one in in_order.standings(store, TODAY, chosen) for each in one.lacks]


def test_each_gap_in_internal_control_has_its_own_step(store: Store) -> None:
    with clock.fixed(store.zone.at(TODAY, 600)):
        risk = risks.save_risk(
            store, replace(risks.proposed(store), hazard="Løft", likelihood=4, consequence=4)
        )
        facts = records.CHECKS[1].read(store, TODAY)
        found = list(records.CHECKS[1].judge(facts))  # type: ignore[arg-type]
    assert all(each.law == "internkontrollforskriften § 5" for each in found)
    assert str(found[0].text).endswith("of point 1, 2, 3, 4, 5, 6, 7, 8.")
    assert {(each.page, each.subject) for each in found[1:]} == {
        ("hms", "round:home"), ("internkontroll", "goals:"), ("internkontroll", "card:"),
        ("internkontroll", f"risk:{risk.id}"), ("internkontroll", "points:review"),
    }  # fmt: skip


def test_a_signed_trepartsavtale_is_optional_and_a_draft_is_gone_on_with() -> None:
    draft = Trepartsavtale("t", "t", 1, "Avtale", "nb")

    def judged(*held: Trepartsavtale) -> list[tuple[str, str]]:
        found = records.agreed_by_three(records.TrepartFacts(held, TODAY))
        return [(str(each.mend), each.subject) for each in found if each.optional]

    assert judged() == [("Begin one", "")]
    assert judged(draft) == [("Open the trepartsavtale", "open:t")]
    signed = replace(draft, state=TrepartState.SIGNED)
    assert judged(signed) == []
    assert judged(replace(signed, ends_on=TODAY - timedelta(days=1))) == [("Begin one", "")]


def test_advice_that_is_late_is_optional_and_nothing_is_told_twice(store: Store) -> None:
    late = Due(TODAY, Message("Do it"), "hms", "x", "hms", advice=True)
    assert [each.optional for each in program.nothing_late((late,))] == [True]
    one = Check("a", "A", lambda _store, _day: None, lambda _facts: [Lack(Message("a"), None, "hms", "x")])
    rest = replace(one, key="r", judge=lambda _facts: program.nothing_late((late,)), rest=True)
    (found,) = in_order.standings(store, TODAY, (rest, one))
    assert [str(each.text) for each in found.lacks] == ["a"]


def test_another_part_adds_its_check_and_what_concerns_nobody_at_work_stands_with_the_ordning(
    store: Store,
) -> None:
    people.save_assistant(store, KARI)

    def lacking(names: tuple[str, ...]) -> Iterator[Lack]:
        for each in names:
            yield Lack(Message(each), Message("Go"), "x", optional=each == "b", assistant=each)

    check = Check("x", "X", lambda _store, _day: ("b", "gone", "kari"), lacking, of_people=True)
    first, second = in_order.standings(store, TODAY, (check,))
    assert [str(each.text) for each in first.lacks] == ["gone", "b"]
    assert [str(each.text) for each in second.lacks] == ["kari"]
    assert (first.looked_at, second.looked_at) == ((), ("X",))


@pytest.mark.parametrize("check", in_order.CHECKS, ids=lambda each: each.key)
def test_each_check_can_be_asked_of_an_empty_ordning(store: Store, check: Check[object]) -> None:
    for each in check.judge(check.read(store, TODAY)):
        assert str(each.text)
        assert each.mend is None or str(each.mend)
        assert each.page


def test_training_that_is_lacking_without_a_day_is_told_of_leaders_and_assistants(store: Store) -> None:
    ordning.change(store, leader="Lise")
    people.save_assistant(store, KARI)
    (check,) = [each for each in in_order.CHECKS if each.key == "learnt"]
    with clock.fixed(store.zone.at(TODAY, 600)):
        first, _kari = in_order.standings(store, TODAY, (check,))
        assert [(str(each.text), each.optional) for each in first.lacks] == [
            ("No course is asked of those who lead.", True)
        ]
        course = courses.save_course(store, Course("c", "Brann", everyone=True, leaders=True))
        first, kari = in_order.standings(store, TODAY, (check,))
        assert [(str(each.text), each.subject) for each in (*first.lacks, *kari.lacks)] == [
            ("Lise lacks training in “Brann”.", "leader:Lise|c"),
            ("Training in “Brann” is missing.", "kari|c"),
        ]
        planned = Training("t", "kari", course.id, TrainingState.PLANNED, TODAY + timedelta(days=9))
        training.save_training(store, planned)
        _first, kari = in_order.standings(store, TODAY, (check,))
        assert kari.lacks == (), "what is planned is told by its day"
        training.save_training(store, replace(planned, day=TODAY - timedelta(days=1)))
        _first, kari = in_order.standings(store, TODAY, (check,))
        assert [str(each.text) for each in kari.lacks] == ["Training in “Brann” is missing."]
