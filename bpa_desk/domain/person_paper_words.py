"""What the papers of an assistant are called, where they come from, and how they stand: marked wording."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.person_paper import PaperKind, PaperState, PersonPaper, PointAnswer
from bpa_desk.domain.text import N_

NAMES: Mapping[PaperKind, str] = {
    PaperKind.CONTRACT: N_("Employment contract"),
    PaperKind.CONFIDENTIALITY: N_("Declaration of confidentiality"),
    PaperKind.POLICE: N_("Police certificate shown"),
    PaperKind.CAR: N_("Agreement on own car"),
    PaperKind.KEYS: N_("Receipt for keys and codes"),
    PaperKind.LONG_SHIFTS: N_("Consent to long shifts"),
    PaperKind.LARGER_POSITION: N_("Wish for a larger position"),
    PaperKind.HOLIDAY: N_("Holiday agreement"),
    PaperKind.NEAR_FAMILY: N_("Consent to employing near family"),
    PaperKind.OTHER: N_("Another paper"),
}
LAWS: Mapping[PaperKind, str] = {
    PaperKind.CONTRACT: "aml. § 14-5",
    PaperKind.CONFIDENTIALITY: "hol § 12-1",
    PaperKind.POLICE: "hol § 5-4",
    PaperKind.LARGER_POSITION: "aml. § 14-3",
}
"""Only where the rule book names the paragraph."""
MEANINGS: Mapping[PaperKind, str] = {
    PaperKind.CONTRACT: N_(
        "The employer signs it with the assistant: within seven days, at once for a month or less. "
        "A change must be in writing on the day it takes effect at the latest (aml. § 14-8)."
    ),
    PaperKind.CONFIDENTIALITY: N_("What the assistant sees and hears in the home stays there."),
    PaperKind.POLICE: N_(
        "Write only the day it was shown and who checked it. The paper itself, a copy and what it says are "
        "never kept here. It should be shown before the first shift."
    ),
    PaperKind.CAR: N_("What is paid per kilometre, and who pays the excess after a damage."),
    PaperKind.KEYS: N_("Which keys and codes were handed out. Write the last day when they come back."),
    PaperKind.LONG_SHIFTS: N_(
        "Long shifts are voluntary. Write the last day if the assistant wants to go back to shorter ones. "
        "The agreement that makes them lawful is found under Agreements."
    ),
    PaperKind.LARGER_POSITION: N_(
        "Part-timers have a right to a larger position before somebody new is employed (aml. § 14-3)."
    ),
    PaperKind.HOLIDAY: N_("When holiday is taken, as far as it is agreed beyond the holiday list."),
    PaperKind.NEAR_FAMILY: N_("Near family is normally not employed; the kommune can allow it."),
    PaperKind.OTHER: N_("Anything else that is signed and should be found again."),
}
STATES: Mapping[PaperState, str] = {
    PaperState.MISSING: N_("Not written down"),
    PaperState.DRAFT: N_("Being prepared"),
    PaperState.SENT: N_("Sent for signing"),
    PaperState.COMING: N_("Signed, takes effect later"),
    PaperState.IN_FORCE: N_("Signed"),
    PaperState.EXPIRING: N_("Signed, ends soon"),
    PaperState.ENDED: N_("Ended"),
}
ANSWERS: Mapping[str, str] = {
    "": N_("Nothing yet"),
    PointAnswer.WRITTEN: N_("In the contract"),
    PointAnswer.REFERRED: N_("The contract refers to law or tariff"),
    PointAnswer.NOT_RELEVANT: N_("Does not concern this contract"),
}


def state_source(paper: PersonPaper | None, state: PaperState) -> str:
    """Return the marked words for how a paper stands; a certificate is shown and not signed."""
    if paper is not None and paper.kind is PaperKind.POLICE:
        return N_("Shown")
    return STATES[state]
