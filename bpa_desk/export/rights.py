"""The rights sheet: what an assistant has, does not have, and whom to ask, with the person's own figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bpa_desk.domain.document import Block, Bullets, Facts, Heading, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.rights_paper import RightsFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.timesheet import position_words
from bpa_desk.language import Language
from bpa_desk.paths import resource


@dataclass(frozen=True, slots=True)
class Wording:
    """The sheet's text: what stands first, what a private employer adds, and the parts by heading."""

    title: str
    intro: str
    private: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=3)
def wording(code: str) -> Wording:
    """Return the text in a language, from the templates."""
    import tomllib  # read only when a sheet is written; not worth a moment of every start

    with resource("templates", code, "rights.toml").open("rb") as file:
        found = tomllib.load(file)
    parts = tuple((each["heading"], tuple(each["items"])) for each in found["part"])
    return Wording(found["title"], found["intro"], found["private"], parts)


def rights_sheet(facts: RightsFacts, language: Language) -> Paper:
    """Return the sheet of one assistant."""
    said = _said(facts, language)
    blocks: list[Block] = [Heading(1, said.title), _about(facts, language), Paragraph(said.intro)]
    if facts.employer_model is EmployerModel.PRIVATPERSON:
        blocks.append(Paragraph(said.private))
    for heading, items in said.parts:
        blocks += [Heading(2, heading), Bullets(items)]
    document = frame.paper(
        language, said.title, tuple(blocks), head=f"{said.title}, {language.date_year(facts.day)}", state="",
        version=0, sha256=fingerprint(facts),
    )  # fmt: skip
    return Paper((language.context("file name", "rights"), facts.number), document)


def _said(facts: RightsFacts, language: Language) -> Wording:
    """Return the text as the ordning words it in the language, else as it is shipped."""
    own = next((each for each in facts.words if each.id == f"rights.{language.code}"), None)
    if own is None:
        return wording(language.code)
    intro, private, *parts = own.sections
    return Wording(own.title, intro.body, private.body, tuple((each.heading, each.bullets) for each in parts))


def _about(facts: RightsFacts, language: Language) -> Facts:
    text, terms = language.text, facts.terms
    rows = [
        (text("Assistant"), facts.name),
        (text("Employer"), facts.employer),
        (text("Arbeidsleder"), facts.leader),
        (text("As of"), language.date_year(facts.day)),
        (text("Position"), position_words(facts, language) or text("No fixed position")),
    ]
    if facts.full_time:
        rows.append((text("Full position"), text("{hours} a week", hours=language.hours(facts.full_time))))
    if terms is not None and terms.end is not None:
        rows.append((text("Last day"), language.date_year(terms.end)))
    if facts.holiday is not None and facts.left is not None:
        days = text("{n} virkedager, {left} left", n=facts.holiday, left=facts.left)
        rows.append((text("Holiday this year"), days))
    if facts.trial_until is not None:
        day = language.date_year(facts.trial_until)
        until = text("until {day} at the longest (§ 15-6)", day=day)
        rows.append((text("Trial period, if one is agreed"), until))
        rows.append((text("Notice in the trial period"), text("14 days (§ 15-3)")))
    months = language.plural("{n} month (§ 15-3)", "{n} months (§ 15-3)", facts.notice_months)
    rows.append((text("Notice, if nothing longer is agreed"), months))
    return Facts(tuple(rows), columns=2)
