"""What tables and columns are called when a person reads of them, marked for translation."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.agreement_words import LIMIT_WORDS
from bpa_desk.domain.follow_up import WORDS as STEP_WORDS
from bpa_desk.domain.notice import WORDS as NOTICE_WORDS
from bpa_desk.domain.person_paper_words import ANSWERS as POINT_WORDS
from bpa_desk.domain.person_paper_words import NAMES as PAPER_WORDS
from bpa_desk.domain.privacy.column_words import COLUMN_WORDS as COLUMN_WORDS
from bpa_desk.domain.privacy.held import Reader
from bpa_desk.domain.privacy.retention import Keep, Since
from bpa_desk.domain.shift_words import CODE_WORDS, KIND_WORDS
from bpa_desk.domain.text import N_

TABLE_WORDS: Mapping[str, str] = {
    "ordning": N_("The ordning"),
    "assistant": N_("The assistant’s record"),
    "employment": N_("Terms of employment"),
    "vedtak": N_("Vedtak"),
    "need": N_("Needs"),
    "shift_type": N_("Shift types"),
    "turnus": N_("Grunnturnus"),
    "turnus_line": N_("Shifts of the grunnturnus"),
    "shift": N_("Shifts"),
    "rota_plan": N_("Plans that were handed out"),
    "offer": N_("Questions about extra shifts"),
    "told_plan": N_("What one was told of the plan"),
    "agreement": N_("Agreements about working hours"),
    "absence": N_("Absence"),
    "follow_up": N_("Follow-up of absence"),
    "absence_terms": N_("Rules for absence in the ordning"),
    "absence_year": N_("Holiday and absence for a year"),
    "wish": N_("Wishes"),
    "timesheet": N_("Timesheets"),
    "stillingsbeskrivelse": N_("Job descriptions"),
    "attachment": N_("Attached files"),
    "elsewhere": N_("Work elsewhere"),
    "arrangement": N_("Agreed about when to work"),
    "measure_change": N_("Changed measures"),
    "tariff": N_("Tariff profile"),
    "checklist": N_("Checklists"),
    "talk": N_("Talks"),
    "meeting": N_("Meetings"),
    "hms_round": N_("HMS rounds"),
    "remedy": N_("Measures to be taken"),
    "retention_choice": N_("How long records are kept"),
    "choice": N_("Choices for the ordning"),
    "avvik": N_("Avvik"),
    "risk": N_("Risks"),
    "control_point": N_("Points of internal control"),
    "goal": N_("Goals"),
    "equipment": N_("Equipment and substances"),
    "emergency_card": N_("Emergency card"),
    "course": N_("Courses"),
    "training": N_("Training"),
    "trepartsavtale": N_("Trepartsavtale"),
    "person_paper": N_("Papers"),
    "person_checklist": N_("Checklist for beginning or leaving"),
    "vacancy": N_("Vacancies"),
    "candidate": N_("Applicants"),
    "year_task": N_("Duties of the year"),
    "need_note": N_("Notes about the need"),
    "evaluation": N_("Yearly evaluation"),
    "position_wish": N_("Wish for another position"),
    "part_time_position": N_("Part-time positions"),
    "position_offer": N_("Offer of a position"),
    "transfer": N_("Change of leverandør"),
    "handover_entry": N_("Handover book"),
    "deputy": N_("Who leads meanwhile"),
    "notice": N_("Notice"),
    "pregnancy": N_("Plan for pregnancy"),
    "own_template": N_("Own texts"),
    "trepart_event": N_("Evaluations and notice of the trepartsavtale"),
}

UNSAID = frozenset(
    {
        "id", "hue", "sha256", "media_type", "size", "owner_kind", "about", "about_kind", "part", "turnus",
        "turnus_line", "type", "plan", "edited", "checklist", "shifts", "timezone", "course", "vacancy",
        "position", "key", "page", "agreement", "base",
    }
)  # fmt: skip
"""Columns by which the program finds its way, which tell a reader nothing; the JSON file has them."""

PART_WORDS: Mapping[str, str] = {
    "value": N_("Value"),
    "label": N_("Label"),
    "relation": N_("Relation"),
    "phone": N_("Phone"),
    "heading": N_("Heading"),
    "body": N_("Text"),
    "bullets": N_("Points"),
    "who": N_("Who"),
    "how": N_("How"),
    "letter": N_("Letter"),
    **LIMIT_WORDS,
}
"""Names inside a field that has several parts."""

VALUE_WORDS: Mapping[str, str] = {
    **{answer: word for answer, word in POINT_WORDS.items() if answer},
    **{kind.value: word for kind, word in PAPER_WORDS.items()},
    **{kind.value: word for kind, word in KIND_WORDS.items()},
    **{who.value: word for who, word in NOTICE_WORDS.items()},
    # "year" is also a unit of hours.
    **{kind.value: word for kind, word in STEP_WORDS.items() if kind.value != "year"},
    **CODE_WORDS,
    "fast": N_("Permanent"),
    "midlertidig": N_("Temporary (aml. § 14-9)"),
    "tilkalling": N_("On call"),
    "oppdrag": N_("Assignment (older oppdrag agreement)"),
    "planned": N_("Planned"),
    "worked": N_("Worked"),
    "cancelled": N_("Cancelled"),
    "draft": N_("Draft"),
    "approved": N_("Approved"),
    "sealed": N_("Sealed"),
    "message": N_("Message"),
    "call": N_("Telephone"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "address": N_("Address"),
    "reopened": N_("Opened again"),
    "in_person": N_("In person"),
    "asked": N_("waiting for an answer"),
    "yes": N_("yes"),
    "no": N_("no"),
    "no_answer": N_("no answer"),
    "want": N_("Would like to"),
    "can": N_("Can"),
    "reserve": N_("Can in an emergency."),
    "cannot": N_("Cannot"),
    "ongoing": N_("Begun"),
    "done": N_("Done"),
    "signed": N_("Signed"),
    "offered": N_("Offered"),
    "given": N_("Given"),
    "confirmed": N_("Confirmed"),
    "declined": N_("Declined"),
    "exempt": N_("Exempt"),
    "applied": N_("Applied"),
    "interview": N_("Interview"),
    "trial": N_("Trial shift"),
    "hired": N_("Employed"),
    "withdrawn": N_("Withdrew"),
    "starting": N_("Somebody begins"),
    "leaving": N_("Somebody leaves"),
    "waiting": N_("waiting for an answer"),
    "partly": N_("in part"),
    "evaluation": N_("Evaluation"),
    "notice": N_("Notice"),
    "staff": N_("Staff meeting"),
    "network": N_("Network meeting"),
    "participation": N_("Participation meeting"),
}
CHOSEN = frozenset(
    {
        "kind", "status", "state", "code", "means", "answer", "wish", "passage", "voice", "vedtak_unit",
        "given_by",
    }
)  # fmt: skip
"""Columns whose value is one of a few words."""
HOURS = frozenset(
    {"minutes", "minutes_per_week", "weekly_cap", "full_time", "presence", "vedtak_minutes", "trial_minutes"}
)
"""Columns in minutes that are read as hours."""
CLOCKS = frozenset({"from_minute", "to_minute", "day_start", "start", "end", "minute", "trial_from"})
"""Columns that are a time of day where they are a number."""

KEEP_WORDS: Mapping[Keep, str] = {
    Keep.ORDNING: N_("The ordning’s own"),
    Keep.PERSON: N_("The assistant’s record"),
    Keep.HOURS: N_("Hours and timesheets"),
    Keep.PLAN: N_("Plans, wishes and absence that is not illness"),
    Keep.TERMS: N_("Contracts and agreements"),
    Keep.SICKNESS: N_("Illness and its follow-up"),
    Keep.TALK: N_("Talks with assistants"),
    Keep.POLICE: N_("Police certificate"),
    Keep.APPLICANT: N_("Applicants"),
    Keep.HMS: N_("Health and safety"),
    Keep.TREPART: N_("Trepartsavtale"),
    Keep.REQUEST: N_("Questions about extra shifts"),
}
SINCE_WORDS: Mapping[Since, str] = {
    Since.NEVER: N_("as long as the ordning is here"),
    Since.YEAR_END: N_("from the end of the year"),
    Since.EMPLOYMENT_END: N_("from the end of the employment"),
    Since.CASE_END: N_("from the end of the case"),
}
READER_WORDS: Mapping[Reader, str] = {
    Reader.MEDARBEIDSLEDER: N_("medarbeidsleder"),
    Reader.ASSISTANTS: N_("the assistants"),
    Reader.SELF: N_("the person"),
    Reader.EMPLOYER: N_("the employer"),
    Reader.MUNICIPALITY: N_("the municipality"),
}


def table_word(table: str) -> str:
    """Return the marked words for a table; one that nobody has named is called as it is."""
    return TABLE_WORDS.get(table, table)


def column_word(column: str) -> str:
    """Return the marked words for a column or a part of one."""
    return COLUMN_WORDS.get(column) or PART_WORDS.get(column, column)
