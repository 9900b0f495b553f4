"""The reasons for asking somebody, and what was asked and answered, as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bpa_desk.domain.absence import WishKind
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans, Turn
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Minutes
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current
from bpa_desk.services.stepping_in import Candidate
from bpa_desk.ui.week import words as wording

TURNS = {
    Turn.PART_TIME: N_("Works part time, and is asked before others (aml. § 14-3)."),
    Turn.FULL_TIME: N_("Works full time."),
    Turn.ON_CALL: N_("Is on call: each shift needs a ground (aml. § 14-9)."),
    Turn.OTHER: N_("Has no position written down."),
}
SHORT_TURNS = {
    Turn.PART_TIME: N_("part time"),
    Turn.FULL_TIME: N_("full time"),
    Turn.ON_CALL: N_("on call"),
    Turn.OTHER: N_("no position"),
}
MEANS = {
    OfferMeans.MESSAGE: N_("Message"),
    OfferMeans.CALL: N_("Telephone"),
    OfferMeans.EMAIL: N_("E-mail"),
    OfferMeans.IN_PERSON: N_("In person"),
}
ANSWERS = {
    OfferAnswer.ASKED: N_("waiting for an answer"),
    OfferAnswer.YES: N_("yes"),
    OfferAnswer.NO: N_("no"),
    OfferAnswer.NO_ANSWER: N_("no answer"),
}
_WISHES = {
    WishKind.WANT: N_("Would like these hours."),
    WishKind.CAN: N_("Has said these hours are fine."),
    WishKind.RESERVE: N_("Can in an emergency."),
    WishKind.CANNOT: N_("Has said they cannot."),
}
MOST_SAID = 2


def reasons(each: Candidate, shift: Shift, zone: Zone, today: date) -> str:
    """Return everything that speaks for and against asking the person, as sentences one after the other."""
    return " ".join([*_rules(each), _rest(each), *_rest_of(each, shift), *_history(each, zone, today)])


def asked_words(offer: Offer, name: str, turn: Turn | None, zone: Zone, today: date) -> str:
    """Return who was asked, how, when, and what they answered, in one sentence."""
    who = name if turn is None else _("{name} ({turn})", name=name, turn=_(SHORT_TURNS[turn]))
    values = {
        "name": who,
        "means": _(MEANS[offer.means]).lower(),
        "when": moment(offer.asked_at, zone, today),
        "answer": _(ANSWERS[offer.answer]),
    }
    if offer.answered_at:
        answered = moment(offer.answered_at, zone, today)
        said = _("{name}: asked {when}, {means}. Answer {answered}: {answer}.", **values, answered=answered)
    else:
        said = _("{name}: asked {when}, {means}; {answer}.", **values)
    extra = [_("Ground: {ground}.", ground=offer.ground)] if offer.ground else []
    return " ".join([said, *extra, *([offer.note] if offer.note else [])])


def moment(stamp: str, zone: Zone, today: date) -> str:
    """Return UTC text as a day near today and a clock time."""
    wall = zone.wall(int(datetime.fromisoformat(stamp).timestamp()) // 60)
    day = current().relative_day(wall.date(), today)
    return _("{day} at {time}", day=day, time=current().time(wall))


def _rules(each: Candidate) -> Iterable[str]:
    grave = wording.by_gravity(each.grave)
    if not grave:
        yield _("Nothing in the rules speaks against it.")
    for finding in grave[:MOST_SAID]:
        yield wording.finding_words(finding)
    if len(grave) > MOST_SAID:
        yield _("And {n} more.", n=len(grave) - MOST_SAID)


def _rest(each: Candidate) -> str:
    before, after = each.free_before, each.free_after
    if before is not None and after is not None:
        return _("Off {before} before and {after} after.", before=Minutes(before), after=Minutes(after))
    if before is not None:
        return _("Off {before} before.", before=Minutes(before))
    if after is not None:
        return _("Off {after} after.", after=Minutes(after))
    return _("No other shift within a week.")


def _rest_of(each: Candidate, shift: Shift) -> Iterable[str]:
    if shift.requires and not any(found.rule == "SKILL" for found in each.appear):
        yield _("Has what is needed: {skills}.", skills=shift.requires)
    had = Minutes(each.had)
    if each.agreed is None:
        yield _("Has {hours} that week.", hours=had)
    else:
        yield _("Has {hours} of {agreed} that week.", hours=had, agreed=Minutes(each.agreed))
    if each.burden.overtime:
        yield _("Brings {hours} overtime.", hours=Minutes(each.burden.overtime))
    if each.burden.additional:
        yield _("Brings {hours} beyond the position (merarbeid).", hours=Minutes(each.burden.additional))
    if not any(each.burden):
        yield _("Brings no overtime.")
    if each.person.weekly_cap is not None:
        yield _("Has asked for at most {hours} a week.", hours=Minutes(each.person.weekly_cap))
    yield _(TURNS[each.turn])
    if each.wish is not None:
        yield _(_WISHES[each.wish])


def _history(each: Candidate, zone: Zone, today: date) -> Iterable[str]:
    for offer, template in (
        (each.asked, N_("Asked about this {when}: {answer}.")),
        (each.before, N_("Last asked about a shift {when}: {answer}.")),
    ):
        if offer is not None:
            yield _(template, when=moment(offer.asked_at, zone, today), answer=_(ANSWERS[offer.answer]))
    phones = each.person.reach("phone")
    if phones:
        yield _("Phone {number}.", number=phones[0])
