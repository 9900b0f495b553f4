"""The neutral codes hours are paid under, and what each is called (privacy-and-exports.md § I)."""

from __future__ import annotations

from bpa_desk.domain.text import N_, Message

ORD = "ORD"
PASSIV = "PASSIV"
UTRYKN = "UTRYKN"
MERTID = "MERTID"
OVERTIME = "OT"
KVELD = "KVELD"
NATT = "NATT"
LORSON = "LORSON"
HELG = "HELG"
BEREDSKAP = "BEREDSKAP"
SYK_EGEN = "SYK_EGEN"
SYK_LEGE = "SYK_LEGE"
BARN = "BARN"
FERIE = "FERIE"
PERM_L = "PERM_L"
PERM_U = "PERM_U"
KURS = "KURS"
MOTE = "MOTE"
REISE = "REISE"
ANNET = "ANNET"
AVLYST = "AVLYST"
PAUSE = "PAUSE"

SUPPLEMENTS = (KVELD, NATT, LORSON, HELG)

WORDS: dict[str, str] = {
    ORD: N_("Ordinary hours"),
    PASSIV: N_("Passive hours, converted"),
    UTRYKN: N_("Called out"),
    MERTID: N_("Extra hours beyond the position"),
    OVERTIME: N_("Overtime"),
    KVELD: N_("Evening supplement"),
    NATT: N_("Night supplement"),
    LORSON: N_("Saturday and Sunday supplement"),
    HELG: N_("Holiday supplement"),
    BEREDSKAP: N_("Standby hours"),
    KURS: N_("Training hours"),
    MOTE: N_("Meeting hours"),
    REISE: N_("Hours on a journey"),
    SYK_EGEN: N_("Sick, egenmelding"),
    SYK_LEGE: N_("Sick, with a doctor’s note"),
    BARN: N_("Child ill"),
    FERIE: N_("Holiday leave"),
    PERM_L: N_("Leave with pay"),
    PERM_U: N_("Leave without pay"),
    AVLYST: N_("Called off by the user"),
    ANNET: N_("Absent for another reason"),
    PAUSE: N_("Free break, not paid"),
}
"""Codes with their marked English names, in the order sums are listed; overtime stands in by its percent."""

_ORDER = {code: position for position, code in enumerate(WORDS)}

OF_ABSENCE = {
    "egenmelding": SYK_EGEN,
    "sykmelding": SYK_LEGE,
    "gradert": SYK_LEGE,
    "child_ill": BARN,
    "ferie": FERIE,
    "leave_paid": PERM_L,
    "leave_unpaid": PERM_U,
    "parental": ANNET,
    "care": ANNET,
    "military": ANNET,
    "laid_off": ANNET,
    "training": KURS,
    "meeting": MOTE,
    "user_ill": AVLYST,
    "user_cancelled": AVLYST,
    "user_away": AVLYST,
    "other": ANNET,
}
"""What a shift that fell away is listed as, by its code; a swapped one is somebody else's and not listed."""
ABSENCES = frozenset(OF_ABSENCE.values()) - {KURS, MOTE}
"""Categories that only shifts that fell away come under."""
_WRITTEN = {LORSON: "LØRSØN", MOTE: "MØTE"}


def overtime(percent: object) -> str:
    """Return the code of overtime paid with so many percent (``OT50``), or ``OT`` while that is unknown."""
    return OVERTIME if percent is None else f"{OVERTIME}{int(percent)}"  # type: ignore[call-overload]


def written(code: str) -> str:
    """Return the code as payroll files and papers write it, with its Norwegian letters (``LØRSØN``)."""
    return _WRITTEN.get(code, code)


def is_overtime(code: str) -> bool:
    """True for overtime of any percent."""
    return code.startswith(OVERTIME)


def rank(code: str) -> tuple[int, str]:
    """Return what sorts codes into the order they are listed in."""
    return _ORDER.get(OVERTIME if is_overtime(code) else code, len(_ORDER)), code.rjust(12)


def name(code: str) -> Message:
    """Return what the code is called; overtime with its percent."""
    if is_overtime(code) and code != OVERTIME:
        return Message(N_("Overtime with {percent} percent"), {"percent": code.removeprefix(OVERTIME)})
    return Message(WORDS[code])
