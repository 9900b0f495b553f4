"""Papers and checklists of the assistants, notices, plans in pregnancy, vacancies and candidates."""

from __future__ import annotations

from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.domain.meeting import Topic
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.person_checklist import Passage, PassagePoint, PersonChecklist
from bpa_desk.domain.person_paper import ContractPoint, PaperKind, PersonPaper
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.storage.mapping import Table, choice, day, parts, plain, yes_no

PERSON_PAPER = Table(
    PersonPaper,
    "person_paper",
    plain("id"),
    plain("assistant"),
    choice("kind", PaperKind),
    plain("title"),
    day("sent_on"),
    day("signed_on"),
    day("start"),
    day("end"),
    plain("by"),
    parts("points", ContractPoint),
    day("remind_on"),
    plain("note"),
    order="assistant, kind, signed_on, id",
)

PERSON_CHECKLIST = Table(
    PersonChecklist,
    "person_checklist",
    plain("id"),
    plain("assistant"),
    choice("passage", Passage),
    day("day"),
    parts("points", PassagePoint),
    order="day, id",
)

VACANCY = Table(
    Vacancy,
    "vacancy",
    plain("id"),
    plain("title"),
    day("opened_on"),
    plain("document"),
    plain("language"),
    day("deadline"),
    plain("advert"),
    day("filled_on"),
    plain("note"),
    order="opened_on, id",
)

CANDIDATE = Table(
    Candidate,
    "candidate",
    plain("id"),
    plain("vacancy"),
    plain("name"),
    plain("phone"),
    plain("email"),
    choice("state", CandidateState),
    day("applied_on"),
    day("interview_on"),
    plain("interview"),
    parts("referees", Referee),
    day("trial_on"),
    plain("trial"),
    plain("assistant"),
    plain("note"),
    parts("answers", Topic),
    plain("trial_from"),
    plain("trial_minutes"),
    yes_no("trial_paid"),
    order="applied_on, id",
)

NOTICE = Table(
    Notice,
    "notice",
    plain("id"),
    plain("assistant"),
    choice("given_by", NoticeBy),
    day("given_on"),
    day("last_day"),
    yes_no("in_writing"),
    yes_no("in_trial"),
    day("told_on"),
    plain("note"),
    order="given_on, id",
)

PREGNANCY = Table(
    PregnancyPlan,
    "pregnancy",
    plain("id"),
    plain("assistant"),
    day("made_on"),
    day("ends_on"),
    day("review_on"),
    parts("points", PassagePoint),
    plain("note"),
    order="made_on, id",
)
