"""Training in words: states, days, reasons; the same on paper and in the window."""

from __future__ import annotations

from bpa_desk.domain.training import REFUSED, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Reason, Stand, Standing
from bpa_desk.language import Language


def stand_word(state: Stand | TrainingState, language: Language) -> str:
    """Return where a person stands in a course, in a word or two; a dash where there is nothing to say."""
    context = language.context
    return {
        "planned": context("training", "Planned"),
        "offered": context("training", "Offered"),
        "given": context("training", "Given"),
        "confirmed": context("training", "Signed"),
        "declined": context("training", "Declined"),
        "exempt": context("training", "Exempt"),
        "expired": context("training", "Run out"),
        "known": context("training", "Known, no date"),
        "missing": context("training", "Lacking"),
        "none": "–",
    }[state.value]


def kind_word(kind: CourseKind, language: Language) -> str:
    """Return what a course leads to."""
    if kind is CourseKind.HEALTH:
        return language.text("Delegated helsehjelp")
    return language.text("Course or training")


def validity(months: int, language: Language) -> str:
    """Return how long a course is valid."""
    if not months:
        return language.text("Does not run out")
    if months % 12 == 0:
        return language.plural("{n} year", "{n} years", months // 12)
    return language.plural("{n} month", "{n} months", months)


def cell_day(each: Standing, language: Language) -> str:
    """Return the day a cell speaks of: until when it is valid, when it ran out, when it is planned."""
    if each.valid and each.until is not None:
        return language.text("to {day}", day=language.date_numeric(each.until))
    if each.state is Stand.EXPIRED and each.until is not None:
        return language.date_numeric(each.until)
    if each.row is not None:
        return language.date_numeric(each.row.day)
    return ""


def cell_words(each: Standing, language: Language) -> str:
    """Return the state and its day in a few words."""
    parts = (stand_word(each.state, language), cell_day(each, language))
    return " ".join(part for part in parts if part)


def reasons(each: Standing, language: Language) -> str:
    """Return why the skill is needed, as one sentence; empty where it is not."""
    text = language.text
    found = []
    if Reason.EVERYONE in each.need.reasons:
        found.append(text("everybody must have it"))
    if Reason.LEADER in each.need.reasons:
        found.append(text("those who lead must have it"))
    if Reason.ROLE in each.need.reasons:
        found.append(text("the role asks for it"))
    if Reason.PAPER in each.need.reasons:
        found.append(text("the job description asks for it"))
    if Reason.SHIFT in each.need.reasons and each.need.first_shift is not None:
        found.append(text("a shift {day} asks for it", day=language.date(each.need.first_shift)))
    return text("Needed: {reasons}.", reasons=language.list(found)) if found else ""


def sentence(each: Standing, name: str, language: Language) -> str:
    """Return a cell as whole sentences: who, what, how it stands, until when, why, what comes."""
    text = language.text
    row, state = each.row, stand_word(each.state, language)
    if each.state is Stand.NONE:
        parts = [text("{name}, {course}: nothing written.", name=name, course=each.course.name)]
    else:
        parts = [text("{name}, {course}: {state}.", name=name, course=each.course.name, state=state.lower())]
    if row is not None:
        parts += _held(each, row, language)
    parts += _lasts(each, language)
    if each.course.kind is CourseKind.HEALTH and each.state is Stand.GIVEN:
        parts.append(text("Applies only when the delegation is signed."))
    if row is not None and row.reason:
        parts.append(text("Reason: {reason}", reason=row.reason))
    if each.coming is not None and each.coming is not row:
        coming = stand_word(each.coming.state, language)
        parts.append(text("{state} again {day}.", state=coming, day=language.date_year(each.coming.day)))
    return " ".join(part for part in (*parts, reasons(each, language)) if part)


def _held(each: Standing, row: Training, language: Language) -> list[str]:
    """Return when it was given, by whom, and how long it took."""
    parts = []
    if each.state is not Stand.EXPIRED:
        parts.append(language.text("On {day}.", day=language.date_year(row.day)))
    if row.by:
        parts.append(language.text("By {name}.", name=row.by))
    if row.minutes and each.state not in (Stand.DECLINED, Stand.EXEMPT):
        parts.append(f"{hours_words(row, language)}.")
    return parts


def _lasts(each: Standing, language: Language) -> list[str]:
    """Return until when it is valid, or since when it is not."""
    text = language.text
    if each.until is None:
        return [text("Does not run out.")] if each.valid and each.row is not None else []
    day = language.date_year(each.until)
    if not each.valid:
        return [text("Ran out {day}.", day=day)]
    again = text("The course has changed and is to be gone through again by then.")
    return [text("Valid until {day}.", day=day), *([again] if each.again else [])]


def training_line(row: Training, language: Language) -> str:
    """Return one training as a line: state, day, by whom, hours and whether they are paid."""
    parts = [f"{stand_word(row.state, language)} {language.date_year(row.day)}", row.by]
    if row.state not in REFUSED:
        parts.append(hours_words(row, language))
    return ", ".join(part for part in parts if part)


def hours_words(row: Training, language: Language) -> str:
    """Return how many hours it took and whether they are paid; empty where no hours are written."""
    if not row.minutes:
        return ""
    hours = language.hours(row.minutes)
    if row.leader and not row.paid:
        return hours
    if row.paid:
        return language.text("{hours}, paid", hours=hours)
    return language.text("{hours}, unpaid", hours=hours)
