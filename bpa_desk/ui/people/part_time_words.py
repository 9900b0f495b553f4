"""How part-time positions, and who was asked to take them, are said on screen."""

from __future__ import annotations

from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer
from bpa_desk.language import _, current, pgettext


def offer_options() -> list[tuple[OfferAnswer, str]]:
    """Return what can be answered to a position, in words."""
    return [
        (OfferAnswer.ASKED, _("Not answered yet")),
        (OfferAnswer.YES, _("Yes")),
        (OfferAnswer.NO, _("No")),
        (OfferAnswer.NO_ANSWER, _("No answer")),
    ]


def offer_words(what: str, offer: PositionOffer) -> str:
    """Return one offer in a line: about what (or to whom), when, and the answer."""
    answer = {
        OfferAnswer.ASKED: pgettext("position", "not answered yet"),
        OfferAnswer.YES: pgettext("position", "yes"),
        OfferAnswer.NO: pgettext("position", "no"),
        OfferAnswer.NO_ANSWER: pgettext("position", "no answer"),
    }[offer.answer]
    day = current().date_year(offer.asked_on)
    told = _("{what}: asked {day}, {answer}", what=what, day=day, answer=answer)
    return f"{told} ({offer.note})" if offer.note else told


def position_lines(each: PartTimePosition) -> list[str]:
    """Return a part-time position in sentences: how much, from when, and how far one has come."""
    language = current()
    hours = language.hours(each.minutes)
    if each.percent is None:
        size = _("{hours} a week from {day}.", hours=hours, day=language.date_year(each.start))
    else:
        size = _(
            "{hours} a week, {percent} of full time, from {day}.",
            hours=hours,
            percent=language.percent(round(float(each.percent), 1)),
            day=language.date_year(each.start),
        )
    need = _("Why part-time: {why}", why=each.need) if each.need else _("Why part-time is not written yet.")
    if each.discussed_on is None:
        talk = _("Not discussed yet.")
    else:
        day = language.date_year(each.discussed_on)
        who = each.discussed_with
        talk = _("Discussed {day} with {who}.", day=day, who=who) if who else _("Discussed {day}.", day=day)
    return [size, need, talk]
