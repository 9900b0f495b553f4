"""The register: every table of the file, column by column. A test fails on one that is missing here."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.privacy.held import Erased, Held, Reader
from bpa_desk.domain.privacy.retention import Keep
from bpa_desk.domain.text import N_

_PLAN = frozenset({Reader.MEDARBEIDSLEDER, Reader.ASSISTANTS, Reader.SELF, Reader.EMPLOYER})
_TERMS = frozenset({Reader.SELF, Reader.EMPLOYER})
_HOURS = frozenset({Reader.SELF, Reader.EMPLOYER, Reader.MUNICIPALITY})

PEOPLE = (
    Held(
        "ordning", N_("Whose ordning it is, and how its rota is judged."), Keep.ORDNING, "",
        plain="id employer_model employer employer_email employer_phone employer_org_number municipality "
              "timezone day_start week_start tariff_bound sunday_mode pay_period_start plan_notice_days "
              "readings",
        personal="name leader co_leaders workplace",
        readers=_PLAN | {Reader.MUNICIPALITY},
    ),
    Held(
        "assistant", N_("To reach the assistants, and to plan shifts they can take."), Keep.PERSON, "id",
        plain="id hue archived",
        personal="name employee_number birth_date contacts next_of_kin skills languages weekly_cap "
                 "near_family regular_night strenuous_night notes roles",
        readers=_TERMS, erased=Erased.EMPTIED,
    ),
    Held(
        "employment", N_("The terms the hours are counted by."), Keep.TERMS, "assistant",
        plain="id",
        personal="assistant start end kind ground ground_person decided_by minutes_per_week hours_class "
                 "full_time tariff seniority_from",
        readers=_TERMS,
    ),
    Held(
        "vedtak", N_("How many hours the municipality has granted."), Keep.ORDNING, "",
        plain="id", personal="start minutes end unit municipality decided_on next_review notes",
        readers=frozenset({Reader.EMPLOYER, Reader.MUNICIPALITY}),
    ),
)
PLAN = (
    Held(
        "need", N_("When help is needed, and what those who give it must know."), Keep.ORDNING, "",
        plain="id", personal="start from_minute to_minute end weekdays count requires note", readers=_PLAN,
    ),
    Held(
        "shift_type", N_("Names and colours of shifts."), Keep.ORDNING, "",
        plain="id code name kind start end passive hue requires archived", readers=_PLAN,
    ),
    Held(
        "turnus", N_("The pattern the weeks are laid out by."), Keep.PLAN, "",
        plain="id name weeks anchor start end", personal="phases note", readers=_PLAN,
    ),
    Held(
        "turnus_line", N_("One shift of the pattern."), Keep.PLAN, "assistant",
        plain="id turnus week weekday start end kind type passive requires", personal="assistant note",
        readers=_PLAN, erased=Erased.NOBODYS,
    ),
    Held(
        "shift", N_("Who works when, and what really happened: the arbeidsplan and the hours behind pay."),
        Keep.HOURS, "assistant",
        plain="id kind type turnus turnus_line edited requires emergency",
        personal="start end assistant passive calls breaks status note reason actual consent", special="code",
        readers=_PLAN, erased=Erased.EMPTIED, stays="start end assistant passive calls breaks status actual",
    ),
    Held(
        "rota_plan", N_("When a plan was discussed and made known (aml. § 10-3)."), Keep.PLAN, "",
        plain="id start end discussed_on published_on version", personal="discussed_with note", readers=_PLAN,
    ),
    Held(
        "agreement", N_("What was agreed about working hours, by which paragraph."), Keep.TERMS, "",
        plain="id basis start end limits signed_on document", personal="assistants parties note",
        readers=_TERMS | {Reader.MEDARBEIDSLEDER},
    ),
    Held(
        "wish", N_("When somebody would like to work, or not."), Keep.PLAN, "assistant",
        plain="id", personal="assistant start end wish", readers=frozenset({Reader.SELF}),
    ),
)
AGREED = (
    Held(
        "elsewhere", N_("Hours at other workplaces, which count for rest and limits (aml. chapter 10)."),
        Keep.PLAN, "assistant",
        plain="id", personal="assistant start end other_employer note", readers=frozenset({Reader.SELF}),
    ),
    Held(
        "arrangement", N_("What is agreed with one assistant about when to work, never why."), Keep.TERMS,
        "assistant",
        plain="id", personal="assistant start end", special="kind days note", readers=_TERMS,
    ),
    Held(
        "retention_choice", N_("How long this ordning keeps each kind of record, where it is not the "
                               "proposed time."),
        Keep.ORDNING, "", plain="id months why",
    ),
    Held(
        "measure_change", N_("When the measures of the rules were changed."), Keep.ORDNING, "",
        plain="id at field before after why", readers=_PLAN,
    ),
)
ASKED = (
    Held(
        "offer", N_("Who was asked to take a shift, and what they answered (aml. § 14-3)."), Keep.REQUEST,
        "assistant",
        plain="id", personal="shift start end assistant asked_at means answer answered_at ground note",
        readers=_TERMS,
    ),
    Held(
        "told_plan", N_("What each assistant was last told of the plan."), Keep.PLAN, "assistant",
        plain="id plan version", personal="assistant told_at shifts periods",
        readers=frozenset({Reader.SELF}),
    ),
)
TARIFF = (
    Held(
        "choice", N_("What the ordning has chosen about pay, payroll and reminders."), Keep.ORDNING, "",
        plain="id content", readers=_TERMS,
    ),
    Held(
        "tariff", N_("What the tariff says of pay, as the ordning has written it down."), Keep.ORDNING, "",
        plain="id content", readers=_TERMS,
    ),
)
ABSENCE = (
    Held(
        "absence", N_("When somebody is away, without saying why in health."), Keep.SICKNESS, "assistant",
        plain="id", personal="assistant start end documented_on reported_on told_on",
        special="kind grade presence note", readers=_TERMS,
    ),
    Held(
        "follow_up", N_("What was done about a sick leave (aml. § 4-6), never what it is for."),
        Keep.SICKNESS, "assistant",
        plain="id", personal="assistant day by present", special="kind text needless", readers=_TERMS,
    ),
    Held(
        "absence_terms", N_("How much egenmelding and holiday there is in this ordning."), Keep.ORDNING, "",
        plain="id days_at_once days_in_year times_in_year fifth_week", readers=_PLAN,
    ),
    Held(
        "absence_year", N_("What is agreed about holiday and days with an ill child for a year."), Keep.PLAN,
        "assistant",
        plain="id", personal="assistant year carried_in taken_elsewhere paid_days advance_on carry_on note",
        special="child_days", readers=_TERMS,
    ),
)
PAPERS = (
    Held(
        "timesheet", N_("The hours as they were looked through, approved and handed over."), Keep.HOURS,
        "assistant",
        plain="id state version sha256", personal="assistant start end comment events", special="snapshot",
        readers=_HOURS, erased=Erased.EMPTIED, stays="assistant start end events snapshot",
    ),
    Held(
        "stillingsbeskrivelse", N_("What the work is, and what it is not."), Keep.TERMS, "assistant",
        plain="id document version title language state sections not_included requires valid_from "
              "next_review changed_at role base",
        personal="assistant", special="appendix", readers=_TERMS,
    ),
    Held(
        "attachment", N_("Scanned papers and photos beside a record."), Keep.TERMS, "",
        plain="id owner_kind owner media_type size sha256 added_on", personal="name note",
    ),
)
HMS = (
    Held(
        "checklist", N_("What is asked on rounds of health and safety."), Keep.ORDNING, "",
        plain="id title months lines hint", readers=_PLAN,
    ),
    Held(
        "hms_round", N_("What was found on rounds of health and safety (internal control, § 5)."), Keep.HMS,
        "",
        plain="id checklist title months held_on state signed_on", personal="lines participants note",
        readers=_PLAN,
    ),
    Held(
        "remedy", N_("What is to be put right, by whom and when (internal control, § 5)."), Keep.HMS, "",
        plain="id made_on deadline done_on about_kind about part", personal="what owner note",
        readers=_PLAN,
    ),
    Held(
        "avvik", N_("What went otherwise than it should, and what was done about it (aml. §§ 2-3 and 5-1)."),
        Keep.HMS, "",
        plain="id kind happened_on reported_on minute deadline closed_on about_kind about part",
        personal="what place reporter action cause owner told feedback", special="injury serious",
        readers=frozenset({Reader.EMPLOYER}),
    ),
    Held(
        "risk", N_("What can go wrong, and how likely and bad it is (internal control, § 5)."), Keep.HMS, "",
        plain="id likelihood consequence assessed_on residual_likelihood residual_consequence review_on",
        personal="hazard cause affected existing note", readers=_PLAN,
    ),
    Held(
        "control_point", N_("How the points of internal control are met (internal control, § 5)."),
        Keep.ORDNING, "", plain="id reviewed_on", personal="text place", readers=_PLAN,
    ),
    Held(
        "goal", N_("Goals for health and safety (internal control, § 5)."), Keep.HMS, "",
        plain="id year reached_on", personal="what seen_by", readers=_PLAN,
    ),
    Held(
        "equipment", N_("Equipment and substances, and when they are looked at."), Keep.ORDNING, "",
        plain="id name kind place guide months controlled_on next_on", personal="note", readers=_PLAN,
    ),
    Held(
        "emergency_card", N_("Whom to call, and where one is: it hangs on the wall."), Keep.ORDNING, "",
        plain="id", personal="address meeting_place way_in callers note", readers=_PLAN,
    ),
)
TRAINING = (
    Held(
        "course", N_("What is taught, and who must know it (aml. § 3-2)."), Keep.ORDNING, "",
        plain="id name kind months everyone needed_by minutes purpose topics archived roles leaders renewed",
        readers=_PLAN,
    ),
    Held(
        "training", N_("What training each assistant and each leader has had, and until when it is valid."),
        Keep.TERMS, "assistant",
        plain="id course",
        personal="assistant state day by minutes paid confirmed_on ends reason note leader",
        readers=_TERMS,
    ),
)
POSITIONS = (
    Held(
        "position_wish", N_("How large a position somebody wishes for, and the answer (aml. § 14-3)."),
        Keep.TERMS, "assistant",
        plain="id", personal="assistant wished_on minutes criteria discussed_on discussed_with answer "
                             "answered_on note",
        readers=_TERMS,
    ),
    Held(
        "part_time_position", N_("Why a position is part-time, and who discussed it (aml. § 14-1 b)."),
        Keep.TERMS, "assistant",
        plain="id title start minutes full_time discussed_on",
        personal="need discussed_with view assistant note",
        readers=_TERMS, erased=Erased.NOBODYS,
    ),
    Held(
        "position_offer", N_("Who was asked to take a position first (aml. § 14-3)."), Keep.REQUEST,
        "assistant",
        plain="id", personal="position assistant asked_on answer answered_on note", readers=_TERMS,
    ),
)

TREPART = (
    Held(
        "trepartsavtale", N_("Who does what between kommune, employer and arbeidsleder, as it was signed."),
        Keep.TREPART, "",
        plain="id document version title language state clauses tasks vedtak_unit notice_months evaluate_on "
              "evaluate_months sent_on evaluated_on notice_given_on sha256 changed_at",
        personal="members vedtak_on vedtak_minutes vedtak_until starts_on ends_on",
        readers=frozenset({Reader.MEDARBEIDSLEDER, Reader.EMPLOYER, Reader.MUNICIPALITY}),
    ),
    Held(
        "trepart_event", N_("When a trepartsavtale was evaluated, and who gave notice of it."), Keep.TREPART,
        "", plain="id agreement kind day party", personal="note",
        readers=frozenset({Reader.MEDARBEIDSLEDER, Reader.EMPLOYER, Reader.MUNICIPALITY}),
    ),
)


FILES = (
    Held(
        "person_paper", N_("Which papers an assistant has signed or shown, and how long they are valid."),
        Keep.TERMS, "assistant",
        plain="id kind", personal="assistant title sent_on signed_on start end by points remind_on note",
        readers=_TERMS,
    ),
    Held(
        "person_checklist", N_("What has been done when somebody begins or leaves."), Keep.TERMS, "assistant",
        plain="id passage day", personal="assistant points", readers=_TERMS,
    ),
    Held(
        "vacancy", N_("A position that is to be filled, and its advert."), Keep.ORDNING, "",
        plain="id title opened_on document language deadline advert filled_on note", readers=_PLAN,
    ),
    Held(
        "candidate", N_("To choose whom to employ, until half a year after the position is filled."),
        Keep.APPLICANT, "assistant",
        plain="id vacancy",
        personal="name phone email state applied_on interview_on interview answers referees trial_on "
                 "trial_from trial_minutes trial_paid trial assistant note",
        readers=_TERMS,
    ),
    Held(
        "notice", N_("Who ended an employment, when, and its last day (aml. § 15-3)."), Keep.TERMS,
        "assistant",
        plain="id", personal="assistant given_by given_on last_day in_writing in_trial told_on note",
        readers=_TERMS,
    ),
    Held(
        "pregnancy", N_("What is adapted at work in pregnancy, without a word of health."),
        Keep.SICKNESS, "assistant",
        plain="id", personal="assistant", special="made_on ends_on review_on points note", readers=_TERMS,
    ),
    Held(
        "own_template", N_("Texts of talks, meetings and papers as the ordning words them."), Keep.ORDNING,
        "", plain="id title sections", readers=_PLAN,
    ),
)


YEAR = (
    Held(
        "year_task", N_("What is to be done when in the year, and what is done."), Keep.ORDNING, "",
        plain="id year month day key page done_on", personal="title note", readers=_PLAN,
    ),
    Held(
        "need_note", N_("What was seen of the need for help, for the next reassessment."), Keep.ORDNING, "",
        plain="id voice", personal="seen_on by", special="text area minutes",
    ),
    Held(
        "evaluation", N_("How the year has been, in marks from 1 to 6."), Keep.ORDNING, "",
        plain="id",
        personal="held_on result participation respect availability information overall note",
    ),
)

TRANSFER = (
    Held(
        "transfer", N_("What is to be done when the ordning goes over to another leverandør (aml. ch. 16)."),
        Keep.ORDNING, "",
        plain="id day old_employer new_employer informed_on reserve_by tariff_told_on",
        personal="points note", readers=frozenset({Reader.MEDARBEIDSLEDER, Reader.EMPLOYER}),
    ),
)


MEETINGS = (
    Held(
        "talk", N_("What one assistant and the leader talked about and agreed (aml. § 4-3), for those two."),
        Keep.TALK, "assistant",
        plain="id", personal="assistant day leader_signed_on assistant_signed_on",
        special="topics points note", readers=frozenset({Reader.SELF}),
    ),
    Held(
        "meeting", N_("What was spoken of and agreed in meetings, and who has read the minutes."), Keep.HMS,
        "",
        plain="id kind title day", personal="participants topics points readers note", readers=_PLAN,
    ),
)


HANDOVER = (
    Held(
        "handover_entry", N_("What one who stands in needs to know when the arbeidsleder cannot lead."),
        Keep.ORDNING, "",
        plain="id part position months key verified_on", personal="heading text phone verified_by",
        special="restricted", readers=frozenset({Reader.MEDARBEIDSLEDER, Reader.ASSISTANTS}),
    ),
    Held(
        "deputy", N_("Who leads in the arbeidsleder’s place, from when to when, and what they may decide."),
        Keep.PLAN, "",
        plain="id may may_not told_on", personal="name start end phone note",
        readers=frozenset({Reader.MEDARBEIDSLEDER, Reader.ASSISTANTS, Reader.EMPLOYER}),
    ),
)


HELD: tuple[Held, ...] = (
    *PEOPLE, *TARIFF, *PLAN, *AGREED, *ASKED, *ABSENCE, *PAPERS, *HMS, *TRAINING, *TREPART, *FILES, *YEAR,
    *POSITIONS, *TRANSFER, *MEETINGS, *HANDOVER,
)
REGISTER: Mapping[str, Held] = {each.table: each for each in HELD}
