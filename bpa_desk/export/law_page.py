"""“How we count”: every rule with its paragraph, what is the law's own and what is our reading, as Markdown.

It is made from the rules' own explanations and readings, so it cannot say anything else than what is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpa_desk.domain.reading_choices import READINGS, Reading
from bpa_desk.domain.readings import READ_AS_USUAL, Readings
from bpa_desk.domain.rules.bases import BASIS, Basis, Signer
from bpa_desk.domain.rules.explained import EXPLAINED, Certainty, Explanation
from bpa_desk.domain.rules.explanation import TEXT_AS_OF
from bpa_desk.domain.rules.own_readings import EVERYWHERE, OWN
from bpa_desk.domain.text import N_
from bpa_desk.language import Language, unbroken

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Rest"), ("HVILE",)),
    (N_("Ordinary hours and averaging"), ("TID", "SNITT")),
    (N_("Overtime"), ("OT",)),
    (N_("Breaks, nights and Sundays"), ("PAUSE", "NATT", "SØN")),
    (N_("Under eighteen"), ("UNG",)),
    (N_("The plan"), ("PLAN", "SCOPE")),
    (N_("The employment"), ("AVT", "PRØVE", "MIDL", "OPPS", "DELT", "PERM")),
    (N_("The program’s own checks"), ("OVERLAP", "ABSENT", "SKILL", "CAP", "NEED", "VEDTAK")),
)
_SIGNED = {
    Signer.PERSON: N_("the employer and the assistant, in writing"),
    Signer.TILLITSVALGT: N_("the employer and the tillitsvalgt, in writing"),
    Signer.UNION: N_("a union with the right to make central agreements"),
    Signer.AUTHORITY: N_("Arbeidstilsynet, on application"),
}


def law_page(language: Language, readings: Readings = READ_AS_USUAL) -> str:
    """Return the page in the language, with the readings as they are set."""
    text = language.text
    parts = [
        "# " + title(language),
        text(
            "The rules follow the working environment act (aml.) as it stood after {law}. What the law says "
            "and what is our reading of it stand apart, so that one can disagree with us.",
            law=TEXT_AS_OF,
        ),
        text("The program warns; it decides nothing and is no legal advice."),
        "## " + text("Under everything"),
        "\n".join(f"- {text(each)}" for each in EVERYWHERE),
    ]
    for family, prefixes in FAMILIES:
        parts.append("## " + text(family))
        for each in _of(prefixes):
            parts += _rule(language, each, readings)
    parts += ["## " + text("Agreements and consents that change a limit")]
    parts.append("\n".join(_basis(language, each) for each in BASIS.values()))
    return unbroken("\n\n".join(parts) + "\n")


def title(language: Language) -> str:
    """Return what the page is called."""
    return language.text("How we count")


def heading(language: Language, rule: str) -> str:
    """Return the heading a rule has on the page."""
    return f"{language.text(EXPLAINED[rule].title)} ({rule})"


def _of(prefixes: tuple[str, ...]) -> list[Explanation]:
    return [each for each in EXPLAINED.values() if each.rule.split("-")[0] in prefixes]


def _rule(language: Language, each: Explanation, readings: Readings) -> Iterator[str]:
    text = language.text
    yield "### " + heading(language, each.rule)
    told = text(each.text)
    yield f"{told} *{each.law}*" if each.law else told
    own = OWN.get(each.rule)
    if own is not None:
        label = text("Advice") if each.certainty is Certainty.ADVICE else text("Our reading")
        yield f"**{label}:** {text(own)}"
    elif each.law:
        yield text("This is counted as the law says it.")
    settings = [reading for reading in READINGS.values() if reading.rule == each.rule]
    if settings:
        yield "\n".join(_settings(language, settings, readings))


def _settings(language: Language, settings: Iterable[Reading], readings: Readings) -> Iterator[str]:
    text = language.text
    for each in settings:
        value = getattr(readings, each.field)
        shown = (text("yes") if value else text("no")) if isinstance(value, bool) else str(value)
        known = text("The law is not settled here.") + " " if each.unsure else ""
        set_to = text("Can be set: {what}, now {value}.", what=text(each.title), value=shown)
        yield f"- {set_to} {known}{text(each.reason)}"


def _basis(language: Language, basis: Basis) -> str:
    text = language.text
    line = text(
        "{law}: agreed by {who}. These numbers since {day}.",
        law=basis.law,
        who=text(_SIGNED[basis.signer]),
        day=language.date_numeric(basis.since),
    )
    if basis.tariff:
        line += " " + text("Only where the employer is bound by a tariff agreement.")
    return f"- {line}"
