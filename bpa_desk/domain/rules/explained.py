"""What each rule is about in plain words, where it stands, and whether it is law or our reading."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.rules.explained_people import ABOUT_PEOPLE
from bpa_desk.domain.rules.explanation import Certainty, Explanation
from bpa_desk.domain.text import N_

__all__ = ["EXPLAINED", "Certainty", "Explanation"]

_READING, _ADVICE = Certainty.READING, Certainty.ADVICE

EXPLAINED: Mapping[str, Explanation] = {
    each.rule: each
    for each in (
        Explanation(
            "HVILE-1",
            N_("Daily rest"),
            N_(
                "Between two working days there must be eleven hours off in "
                "one piece. Tillitsvalgte in a business "
                "with a tariff agreement can agree on less, down to eight hours."
            ),
            "aml. § 10-8 (1)",
            _READING,
        ),
        Explanation(
            "HVILE-2",
            N_("Weekly rest"),
            N_(
                "Every week must hold thirty-five hours off in one piece. A "
                "rest over the edge of the week counts in "
                "the week where it holds a whole day."
            ),
            "aml. § 10-8 (2)",
            _READING,
        ),
        Explanation(
            "HVILE-3",
            N_("Rest to make up for"),
            N_(
                "When an agreement allows a shorter rest, the missing hours come on top of the very next one."
            ),
            "aml. § 10-8 (3)",
            _READING,
        ),
        Explanation(
            "HVILE-4",
            N_("Sundays off"),
            N_(
                "Anyone who works on a Sunday or holiday is off on the next one. A written agreement can "
                "spread it: half of them off over at most 26 weeks, and one with a weekly rest every "
                "fourth week."
            ),
            "aml. § 10-8 (4)",
            _READING,
        ),
        Explanation(
            "TID-1",
            N_("Ordinary hours"),
            N_(
                "An ordinary day is at most nine hours, and the ordinary "
                "week follows the weekly limit. What is beyond "
                "is overtime, unless a written agreement says that hours are averaged."
            ),
            "aml. § 10-4",
            _READING,
        ),
        Explanation(
            "TID-2",
            N_("The right weekly limit"),
            N_(
                "Anyone who works at least every third Sunday, or mainly at night, has an ordinary week "
                "of 38 hours."
            ),
            "aml. § 10-4 (4)",
            _READING,
        ),
        Explanation(
            "TID-3",
            N_("The sliding week"),
            N_(
                "In three-part turnus the ordinary week shrinks with hours "
                "on Sundays and at night, from 38 to 36."
            ),
            "aml. § 10-4 (6)",
            _READING,
        ),
        Explanation(
            "TID-7",
            N_("Passive work"),
            N_(
                "Resting on duty is working time, but it can lengthen the "
                "ordinary day by half of it, at most two "
                "hours a day and ten a week. We ask that two thirds of the shift are passive."
            ),
            "aml. § 10-4 (2)",
            _READING,
        ),
        Explanation(
            "TID-8",
            N_("Standby at home"),
            N_("A seventh of standby at home counts as working time, and calls count in full."),
            "aml. § 10-4 (3)",
        ),
        Explanation(
            "SNITT-1",
            N_("Averaging agreed with the person"),
            N_(
                "With a written agreement hours can vary: at most ten a day "
                "and 50 a week, 48 on average over eight "
                "weeks, and the ordinary week on average over the agreed period."
            ),
            "aml. § 10-5 (1)",
        ),
        Explanation(
            "SNITT-2",
            N_("Averaging agreed with tillitsvalgte"),
            N_(
                "With a written agreement with tillitsvalgte: at most 12.5 "
                "hours a day and 54 a week, 48 on average "
                "over eight weeks."
            ),
            "aml. § 10-5 (2)",
        ),
        Explanation(
            "SNITT-3",
            N_("Averaging by consent of Arbeidstilsynet"),
            N_(
                "Arbeidstilsynet can consent to 13 hours a day and 48 a "
                "week on average over eight weeks, all work "
                "counted, for up to 26 weeks."
            ),
            "aml. § 10-5 (3)",
        ),
        Explanation(
            "SNITT-5",
            N_("Other limits by tariff agreement"),
            N_(
                "A union with the right to make central agreements can agree on other limits. The numbers "
                "agreed on apply."
            ),
            "aml. § 10-12 (4)",
        ),
        Explanation(
            "SNITT-6",
            N_("Other limits by consent"),
            N_(
                "Arbeidstilsynet can consent to other limits in health and care work that is wholly or "
                "partly passive. The numbers in its consent apply."
            ),
            "aml. § 10-12 (7)",
        ),
        Explanation(
            "OT-1",
            N_("Overtime is for what cannot wait"),
            N_(
                "Overtime needs a special need that passes. Overtime week "
                "after week should be a larger position or "
                "an averaging agreement."
            ),
            "aml. § 10-6 (1)",
            _ADVICE,
        ),
        Explanation(
            "OT-2",
            N_("Overtime"),
            N_(
                "Hours beyond the ordinary day and week are overtime and are "
                "paid at least 40 percent extra. No hour "
                "counts twice."
            ),
            "aml. § 10-6 (2), (11)",
            _READING,
        ),
        Explanation(
            "OT-3",
            N_("How much overtime"),
            N_(
                "At most ten hours of overtime a week, 25 in four weeks and "
                "200 in a year. Any four weeks in a row "
                "are counted."
            ),
            "aml. § 10-6 (4)",
            _READING,
        ),
        Explanation(
            "OT-4",
            N_("More overtime by agreement"),
            N_(
                "Tillitsvalgte in a business with a tariff agreement can "
                "agree on 20 hours a week, 50 in four weeks "
                "and 300 in a year."
            ),
            "aml. § 10-6 (5)",
        ),
        Explanation(
            "OT-5",
            N_("More overtime by consent"),
            N_("In special cases Arbeidstilsynet can allow 25 hours a week and 200 in 26 weeks."),
            "aml. § 10-6 (6)",
        ),
        Explanation(
            "OT-6",
            N_("A yes each time"),
            N_("Overtime beyond the ordinary caps is only for those who say yes on each occasion."),
            "aml. § 10-6 (7)",
        ),
        Explanation(
            "OT-7",
            N_("All hours together"),
            N_(
                "With overtime and all, at most 13 hours in a day and 48 a week on average over eight weeks. "
                "Tillitsvalgte can agree on up to 16 hours in a day, against more rest."
            ),
            "aml. § 10-6 (8), (9)",
        ),
        Explanation(
            "PAUSE-1",
            N_("Breaks"),
            N_(
                "A day of more than five and a half hours needs a break, and from eight hours half an "
                "hour in all. Anyone who cannot leave is at work during the break too."
            ),
            "aml. § 10-9 (1)",
        ),
        Explanation(
            "PAUSE-2",
            N_("A break before long overtime"),
            N_("More than two hours of work after the ordinary day needs half an hour’s break first."),
            "aml. § 10-9 (2)",
        ),
        Explanation(
            "NATT-3",
            N_("Regular night work"),
            N_(
                "Anyone who regularly works more than three hours at night has at most eight hours in 24 "
                "on average over four weeks: 177 hours and 20 minutes."
            ),
            "aml. § 10-11 (6)",
            _READING,
        ),
        Explanation(
            "NATT-4",
            N_("Strenuous nights"),
            N_("Where the night work is a special risk or strain, it is never more than eight hours in 24."),
            "aml. § 10-11 (7)",
        ),
        Explanation(
            "UNG-1",
            N_("Under eighteen"),
            N_("Many employers take no assistants under eighteen. Ask before you plan."),
            "aml. § 11-1",
            _ADVICE,
        ),
        Explanation(
            "UNG-2",
            N_("Limits under eighteen"),
            N_(
                "Under eighteen: at most eight hours a day and 40 a week, "
                "twelve hours off between, 48 hours off a "
                "week, and no work between 23 and 06. Hours with other employers count too."
            ),
            "aml. §§ 11-2, 11-3, 11-5",
        ),
        Explanation(
            "UNG-3", N_("Children"), N_("Children under fifteen cannot work as assistants."), "aml. § 11-1"
        ),
        Explanation(
            "PLAN-1",
            N_("Two weeks’ notice"),
            N_(
                "The plan is discussed with tillitsvalgte, or with the "
                "assistants themselves, at least two weeks "
                "before it takes effect."
            ),
            "aml. § 10-3",
        ),
        Explanation(
            "PLAN-2",
            N_("Strain"),
            N_(
                "Many days, nights or weekends in a row and short nights "
                "wear people out. The law asks for sound "
                "hours; the numbers are ours."
            ),
            "aml. § 10-2 (1)",
            _ADVICE,
        ),
        Explanation(
            "SCOPE-2",
            N_("Private employer at home"),
            N_(
                "When a private person employs in the own home, a "
                "regulation of its own applies instead of the act."
            ),
            "forskrift om arbeid i arbeidsgivers hjem og husholdning",
        ),
        Explanation(
            "OVERLAP",
            N_("Two places at once"),
            N_("Two shifts of the same person lie over each other."),
        ),
        Explanation(
            "ABSENT",
            N_("Away"),
            N_("Somebody has a shift while registered as away."),
        ),
        Explanation(
            "SKILL",
            N_("A skill is missing"),
            N_(
                "The shift asks for a skill that the assistant is not registered with, or whose training "
                "is not valid that day. What everybody, or those in a role, must know is told once a week, "
                "from today on."
            ),
        ),
        Explanation(
            "CAP",
            N_("A personal cap"),
            N_("The assistant has said how many hours a week are possible, and this is more."),
        ),
        Explanation(
            "NEED",
            N_("Not covered"),
            N_("There are fewer people than the need line asks for, or none with the skill."),
        ),
        Explanation(
            "VEDTAK",
            N_("More than granted"),
            N_(
                "More hours are planned than the municipality has granted. "
                "It is not unlawful, but somebody must pay."
            ),
        ),
        *ABOUT_PEOPLE,
    )
}
