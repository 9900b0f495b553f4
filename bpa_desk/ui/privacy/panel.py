"""The inspector panel of one kind of record: each column, by how much it says of a person."""

from __future__ import annotations

from bpa_desk.domain.privacy.held import Erased
from bpa_desk.domain.privacy.words import UNSAID, column_word, table_word
from bpa_desk.export.privacy import kept_words, reader_words
from bpa_desk.language import _, current
from bpa_desk.services.privacy.retention import Rule
from bpa_desk.services.privacy.schedule import NAMED_MEANWHILE, WITHOUT_DAY, Item
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, words
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


class ItemPanel(Panel):
    """Why rows may go from a day: the rule, what it counts from, and the reason of its length."""

    def __init__(self, desk: Desk, item: Item, name: str, rule: Rule) -> None:
        super().__init__(desk, _(table_word(item.table)))
        language = current()
        if item.person:
            self.add(words(name, "label"))
        span = language.span(item.first, item.last)
        self.add(words(_("{what}: {n}", what=span, n=item.count)))
        for title, text in (
            (_("May go from"), language.date_long(item.day)),
            (_("Counted from"), since_words(item)),
            (_("How long"), kept_words(kept_for(rule), language)),
            (_("Why"), reason_words(rule)),
        ):
            section = Section(title)
            section.add(words(text))
            self.add(section)


def _erased_words(erased: Erased) -> str:
    return {
        Erased.REMOVED: _("It goes."),
        Erased.EMPTIED: _("Times and sums stay, without name, notes and reasons."),
        Erased.NOBODYS: _("It stays in the pattern, without the person."),
    }[erased]
