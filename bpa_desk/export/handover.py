"""The handover book on paper: for one who stands in, its restricted appendix, and a deputy's own paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bpa_desk.domain.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.handover import PART_WORDS, BookPart, Deputy, HandoverEntry
from bpa_desk.domain.handover_paper import DeputyFacts, HandoverFacts
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.rota_paper import PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.time import Zone, zone
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.rota_words import kind_words, times
from bpa_desk.export.trepartsavtale import legend, party_word
from bpa_desk.language import Language

BLANK = "________________"
Call = tuple[str, str, str]
"""Who, what else is to be said of them, and the telephone."""


def verified_words(entry: HandoverEntry, language: Language) -> str:
    """Return when an entry was last verified and by whom, or that it never was."""
    text = language.text
    if entry.verified_on is None:
        return text("Not verified yet")
    day = language.date_year(entry.verified_on)
    if entry.verified_by:
        return text("Last verified {day} by {name}", day=day, name=entry.verified_by)
    return text("Last verified {day}", day=day)


def deputy_period(deputy: Deputy, language: Language) -> str:
    """Return from when to when somebody leads meanwhile."""
    first = language.date_year(deputy.start)
    if deputy.end is None:
        return language.text("from {day} until the arbeidsleder is back", day=first)
    return language.text("from {first} to {last}", first=first, last=language.date_year(deputy.end))


def handover_book(facts: HandoverFacts, language: Language) -> Paper:
    """Return the book without health details: who leads, whom to call, the rota, and every part in order."""
    text, here = language.text, facts.ordning
    title = text("Handover book")
    blocks: list[Block] = [
        Heading(1, text("Handover book for {ordning}", ordning=here.name)),
        Paragraph(text("For the one who stands in at short notice."), Tone.LEAD),
        _about(facts, language),
        Paragraph(
            text(
                "There are names and telephone numbers here. Give the book only to those who need it, "
                "and shred old copies."
            ),
            Tone.NOTICE,
        ),
        _calls(facts, language),
        *_parts(facts.entries, language),
        *(_rota(facts.rota, language) if facts.rota is not None else ()),
    ]
    if any(each.restricted for each in facts.entries):
        blocks.append(
            Paragraph(text("There is a restricted appendix, shown only to those who need it."), Tone.SMALL)
        )
    document = frame.paper(
        language, title, tuple(blocks), head=text("Handover book for {ordning}", ordning=here.name),
        state=language.date_year(facts.day), version=0, sha256=fingerprint(_without_health(facts)),
    )  # fmt: skip
    return Paper((language.context("file name", "handover-book"), facts.day.isoformat()), document)


def handover_appendix(facts: HandoverFacts, language: Language) -> Paper | None:
    """Return the health details as a paper of their own, or None when there are none."""
    held = [each for each in facts.entries if each.restricted]
    if not held:
        return None
    text = language.text
    title = text("Restricted appendix to the handover book")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(
            text("Contains health details. Only for those who need it to do the work; keep it locked away."),
            Tone.NOTICE,
        ),
        Facts(((text("Ordning"), facts.ordning.name), (text("Printed"), language.date_year(facts.day)))),
    ]
    for each in held:
        blocks += [
            Heading(2, f"{text(PART_WORDS[each.part])}: {each.heading}"),
            *_prose(each.restricted),
            Paragraph(verified_words(each, language), Tone.SMALL),
        ]
    document = frame.paper(
        language, title, tuple(blocks), head=title, state=language.date_year(facts.day), version=0,
        sha256=fingerprint(facts), notice=text("Restricted: contains health details"),
    )  # fmt: skip
    name = (
        language.context("file name", "handover-book"),
        facts.day.isoformat(),
        language.context("file name", "restricted"),
    )
    return Paper(name, document)


def deputy_paper(facts: DeputyFacts, language: Language) -> Paper:
    """Return what one who leads meanwhile may decide and may not, what falls due, and where to sign."""
    text, held, here = language.text, facts.deputy, facts.ordning
    title, due_title = text("To the one who leads meanwhile"), text("What falls due in the period")
    rows = (
        (text("Ordning"), here.name), (text("Arbeidsleder"), here.leader),
        (text("Leads meanwhile"), held.name), (text("Telephone"), held.phone),
        (text("Period"), deputy_period(held, language)),
        (text("Employer"), _employer(here)),
        (text("Employer told on"), language.date_year(held.told_on) if held.told_on else BLANK),
    )  # fmt: skip
    blocks: list[Block] = [
        Heading(1, title),
        Facts(tuple(row for row in rows if row[1]), columns=2),
        Heading(2, text("What you may decide")),
        Bullets(held.may) if held.may else Paragraph(text("Nothing is written. Ask before you decide.")),
    ]
    if held.may_not:
        blocks += [Heading(2, text("What you may not decide")), Bullets(held.may_not)]
    if held.note:
        blocks += [Heading(2, text("Note")), *_prose(held.note)]
    blocks += _agreed(facts, language)
    blocks += [
        Heading(2, due_title),
        Grid(
            caption=due_title, show_caption=False,
            columns=(Column(language.context("column", "Day")), Column(text("What"), share=1)),
            rows=tuple((language.date_year(each.day), language.message(each.text)) for each in facts.due),
            empty=text("Nothing that is known now."),
        ),
        Heading(2, text("Signatures")),
        frame.to_sign(
            language, (text("Arbeidsleder"), here.leader), (text("Leads meanwhile"), held.name)
        ),
    ]
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {here.name}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    return Paper((language.context("file name", "leads-meanwhile"), held.start.isoformat()), document)


def _agreed(facts: DeputyFacts, language: Language) -> list[Block]:
    """Return the rows of the trepartsavtale that say what those who lead do; none without an agreement."""
    if not facts.tasks:
        return []
    text, title = language.text, language.text("What the trepartsavtale says")
    since = text("The tasks of those who lead, word for word.")
    if facts.agreed_from is not None:
        day = language.date_year(facts.agreed_from)
        since = text("The tasks of those who lead, word for word, as agreed from {day}.", day=day)
    parties = (Party.EMPLOYER, Party.LEADER, Party.CO_LEADER)
    grid = Grid(
        caption=title, show_caption=False,
        columns=(
            Column(text("Task"), share=1),
            *(Column(party_word(each, language), Align.CENTER) for each in parties),
        ),
        rows=tuple(
            (Cell(each.name, note=each.law), *(Cell(each.cell(party) or "–") for party in parties))
            for each in facts.tasks
        ),
    )  # fmt: skip
    return [Heading(2, title), Paragraph(since), Paragraph(legend(language), Tone.SMALL), grid]


def _about(facts: HandoverFacts, language: Language) -> Facts:
    text, here = language.text, facts.ordning
    rows = [
        (text("Arbeidsleder"), here.leader),
        (text("Medarbeidsledere"), language.list(here.co_leaders) if here.co_leaders else ""),
        *(
            (text("Leads meanwhile"), f"{each.name}, {deputy_period(each, language)}")
            for each in facts.deputies
        ),
        (text("Address"), facts.card.address),
        (text("The way in"), facts.card.way_in),
        (text("Employer"), here.employer),
        (text("Municipality"), here.municipality),
        (text("Printed"), language.date_year(facts.day)),
    ]
    return Facts(tuple(row for row in rows if row[1]), columns=2)


def _calls(facts: HandoverFacts, language: Language) -> Grid:
    text = language.text
    rows: list[Call] = [(text("Ambulance, where life is in danger"), "", "113")]
    rows += _unlike(_known(facts, language))
    return Grid(
        caption=text("Whom to call"),
        columns=(Column(text("Who"), share=1), Column(text("Telephone"))),
        rows=tuple(
            (Cell(who, note=what), Cell(phone.replace(" ", "\N{NO-BREAK SPACE}"), strong=True))
            for who, what, phone in rows
        ),
    )


def _known(facts: HandoverFacts, language: Language) -> Iterator[Call]:
    text, here = language.text, facts.ordning
    for each in facts.deputies:
        yield each.name, text("Leads meanwhile"), each.phone
    yield here.employer or text("Employer"), text("Employer"), here.employer_phone
    for entry in facts.entries:
        if entry.part is BookPart.CONTACTS:
            yield entry.heading, "", entry.phone
    for caller in facts.card.callers:
        yield caller.name or caller.role, caller.role if caller.name else "", caller.phone
    for person in facts.people:
        yield person.name, text("Assistant"), ", ".join(person.phones)


def _unlike(calls: Iterable[Call]) -> list[Call]:
    """Return those with a number, each number with the first it belongs to."""
    seen: dict[str, Call] = {}
    for each in calls:
        if each[2]:
            seen.setdefault("".join(each[2].split()), each)
    return list(seen.values())


def _parts(entries: tuple[HandoverEntry, ...], language: Language) -> Iterator[Block]:
    text = language.text
    for part in BookPart:
        held = [each for each in entries if each.part is part and (each.text or each.phone)]
        if not held:
            continue
        yield Heading(2, text(PART_WORDS[part]))
        verified = {verified_words(each, language) for each in held}
        together = len(held) > 1 and len(verified) == 1
        if together:
            yield Paragraph(verified.pop(), Tone.SMALL)
        for each in held:
            yield Heading(3, each.heading)
            yield from _prose(each.text)
            if each.phone:
                yield Paragraph(text("Telephone: {number}", number=each.phone), Tone.STRONG)
            if not together:
                yield Paragraph(verified_words(each, language), Tone.SMALL)


def _rota(rota: RotaPaperFacts, language: Language) -> Iterator[Block]:
    """Yield who comes when, a row for each day; nobody’s shifts and gaps are said in words."""
    text, clock = language.text, zone(rota.timezone)
    length = (frame.last_day(rota.span) - rota.span.first).days + 1
    days: dict[date, list[tuple[int, Cell]]] = {
        rota.span.first + timedelta(days=at): [] for at in range(length)
    }
    owned = [(shift, person.name) for person in rota.assistants for shift in person.shifts]
    owned += [(shift, text("Nobody has this shift")) for shift in rota.open_shifts]
    for shift, name in owned:
        day = clock.day(shift.start)
        if not shift.cancelled and day in days:
            days[day].append((shift.start, _shift(shift, name, language, clock)))
    for gap in rota.gaps:
        day = clock.day(gap.start)
        if day in days:
            span = times(gap.start, gap.end, language, clock)
            said = language.plural("{n} more is needed", "{n} more are needed", gap.missing)
            days[day].append((gap.start, Cell(f"{span} {said}", strong=True, framed=True)))
    title = text("Who comes when, {period}", period=frame.period_words(language, rota.span))
    yield Heading(2, title)
    yield Grid(
        caption=title, show_caption=False,
        columns=(Column(language.context("column", "Day")), Column(text("Who"), share=1)),
        rows=tuple(
            (
                Cell(language.date(day).replace(" ", "\N{NO-BREAK SPACE}")),
                tuple(cell for _start, cell in sorted(held, key=lambda each: (each[0], each[1].text)))
                or text("Nobody is planned"),
            )
            for day, held in days.items()
        ),
    )


def _shift(shift: PaperShift, name: str, language: Language, clock: Zone) -> Cell:
    kind = "" if shift.kind is ShiftKind.DAY and not shift.name else f", {kind_words(shift, language)}"
    return Cell(f"{times(shift.start, shift.end, language, clock)} {name}{kind}", note=shift.note)


def _prose(said: str) -> list[Block]:
    return [Paragraph(part) for part in said.split("\n\n") if part.strip()]


def _employer(here: Ordning) -> str:
    return ", ".join(part for part in (here.employer, here.employer_phone, here.employer_email) if part)


def _without_health(facts: HandoverFacts) -> object:
    # The checksum on the open paper must not be a way to test guesses about what the restricted one says.
    open_parts = tuple(
        (each.part.value, each.heading, each.text, each.phone, each.verified_on, each.verified_by)
        for each in facts.entries
    )
    return facts.ordning, facts.day, open_parts, facts.card, facts.people, facts.deputies, facts.rota
