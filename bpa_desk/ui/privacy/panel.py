"""What stands beside the lists: one kind of record column by column, and what may go with its reasons."""

from __future__ import annotations

from collections.abc import Iterable

from bpa_desk.domain.privacy.held import Erased
from bpa_desk.domain.privacy.words import UNSAID, column_word, table_word
from bpa_desk.export.privacy import kept_words, reader_words
from bpa_desk.language import _, current
from bpa_desk.services.privacy.retention import Rule
from bpa_desk.services.privacy.schedule import NAMED_MEANWHILE, WITHOUT_DAY
from bpa_desk.services.privacy.together import Line
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, facts, words
from bpa_desk.ui.kit.section import lines as stacked
from bpa_desk.ui.privacy.lists import HeldLine, kept_for, reason_words, since_words


class HeldPanel(Panel):
    """What is kept in one table and what becomes of it."""

    def __init__(self, desk: Desk, line: HeldLine) -> None:
        super().__init__(desk, _(table_word(line.held.table)))
        held = line.held
        undated, named = WITHOUT_DAY.get(held.table), NAMED_MEANWHILE.get(held.table)
        self.add(words(_(held.purpose)))
        for title, columns in (
            (_("About people"), held.personal),
            (_("Special categories (Art. 9)"), held.special),
            (_("Says nothing of a person"), held.plain),
        ):
            said = dict.fromkeys(_(column_word(each)) for each in columns.split() if each not in UNSAID)
            if said:
                section = Section(title)
                section.add(words(", ".join(said)))
                self.add(section)
        for title, text in (
            (_("How long"), kept_words(line.rule, current())),
            (_("When there is no day yet"), _(undated) if undated else ""),
            (_("When a name is taken out"), _(named) if named else ""),
            (_("Who may see it"), reader_words(held, current())),
            (_("When somebody is erased"), _erased_words(held.erased) if held.about else ""),
        ):
            if text:
                section = Section(title)
                section.add(words(text))
                self.add(section)


class LinePanel(Panel):
    """What may go, line by line: of each the rule, what it counts from, and the reason of its length.

    ``whose`` tells how many there are of each person, where they are several people's.
    """

    def __init__(
        self, desk: Desk, title: str, lines: Iterable[Line], rules: Iterable[Rule],
        whose: Iterable[tuple[str, int]] = (),
    ) -> None:  # fmt: skip
        super().__init__(desk, title)
        by_keep = {each.keep: each for each in rules}
        for each in lines:
            why = facts(_why(each, by_keep[each.keep]))
            counted = counted_words(each)
            if counted == title:
                self.add(why)
                continue
            section = Section(counted)
            section.add(why)
            self.add(section)
        told = [words(_("{what}: {n}", what=name, n=count)) for name, count in whose]
        if told:
            section = Section(_("Whose"))
            section.add(stacked(told))
            self.add(section)


def counted_words(line: Line) -> str:
    """Return what a line holds and how many there are."""
    return _("{what}: {n}", what=_(table_word(line.table)), n=current().number(line.count))


def _why(line: Line, rule: Rule) -> list[tuple[str, str]]:
    language = current()
    return [
        (_("Dates"), language.span(line.first, line.last) if line.first and line.last else ""),
        (_("May go from"), _("now") if line.now else language.date_year(line.day)),
        (_("Counted from"), since_words(rule.since, line.begins) if line.begins else ""),
        (_("How long"), kept_words(kept_for(rule), language)),
        (_("Why"), reason_words(rule)),
    ]


def _erased_words(erased: Erased) -> str:
    return {
        Erased.REMOVED: _("It goes."),
        Erased.EMPTIED: _("Times and sums stay, without name, notes and reasons."),
        Erased.NOBODYS: _("It stays in the pattern, without the person."),
    }[erased]
