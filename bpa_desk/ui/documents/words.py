"""What a stillingsbeskrivelse, its state and its parts are called on screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.language import _, current, pgettext

LANGUAGES = (("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English"))
ABOUT, NOT_INCLUDED, REQUIRES, APPENDIX = "\0about", "\0not_included", "\0requires", "\0appendix"
"""The parts beside the sections; no section has such a key."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the list: the newest version of a paper."""

    paper: Stillingsbeskrivelse
    name: str
    today: date

    @property
    def id(self) -> str:
        """What tells the paper from others, the same through all its versions."""
        return self.paper.document

    @property
    def due(self) -> bool:
        """Whether it is time to look through it."""
        return self.paper.next_review is not None and self.paper.next_review <= self.today


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a paper in the editor's list."""

    id: str
    name: str
    extent: str


def language_word(code: str) -> str:
    """Return what the language is called by those who speak it."""
    return dict(LANGUAGES).get(code, code)


def state_word(paper: Stillingsbeskrivelse) -> str:
    """Return draft or approved."""
    if paper.state is DocumentState.APPROVED:
        return pgettext("document", "Approved")
    return pgettext("document", "Draft")


def version_word(row: PaperRow) -> str:
    """Return the number of the version and its state."""
    return _("{number} ({state})", number=row.paper.version, state=state_word(row.paper))


def whom(paper: Stillingsbeskrivelse, name: str) -> str:
    """Return whose paper it is; ``name`` is the assistant's."""
    if paper.role:
        return _("Role: {role}", role=paper.role)
    return name or _("All assistants")


def standing(paper: Stillingsbeskrivelse, name: str) -> str:
    """Return version, state, for whom, language and dates in one line."""
    language = current()
    told = [
        _("Version {number}", number=paper.version),
        state_word(paper),
        whom(paper, name),
        language_word(paper.language),
    ]
    if paper.valid_from is not None:
        told.append(_("in force from {day}", day=language.date_year(paper.valid_from)))
    if paper.next_review is not None:
        told.append(_("to be looked through by {day}", day=language.date_year(paper.next_review)))
    return " · ".join(told)


def review(row: PaperRow) -> str:
    """Return when the paper is to be looked through, and that it is time where it is."""
    if row.paper.next_review is None:
        return "–"
    day = current().date_numeric(row.paper.next_review)
    return _("{day}, it is time", day=day) if row.due else day


def parts(paper: Stillingsbeskrivelse) -> list[PartRow]:
    """Return the parts of a paper in the order they are printed, the appendix last."""
    rows = [PartRow(ABOUT, _("Title, language and for whom"), "")]
    rows += [
        PartRow(each.key, each.heading or _("(no heading)"), _extent(each.body, each.bullets))
        for each in paper.sections
    ]
    rows.append(PartRow(NOT_INCLUDED, _("What is not part of the work"), _extent("", paper.not_included)))
    rows.append(PartRow(REQUIRES, _("Required skills"), _extent("", paper.requires)))
    rows.append(PartRow(APPENDIX, _("Restricted appendix"), _extent(paper.appendix, ())))
    return rows


def _extent(body: str, bullets: tuple[str, ...]) -> str:
    # Only what is still to be written is worth a word in the list.
    return "" if bullets or body.strip() else pgettext("part of a paper", "empty")
