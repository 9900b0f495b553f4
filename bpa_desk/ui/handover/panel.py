"""One entry of the handover book in the inspector, and one who leads meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.handover import PART_WORDS, HandoverEntry
from bpa_desk.export.handover import deputy_period, verified_words
from bpa_desk.language import _, current
from bpa_desk.services import deputies, handover, handover_guide
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.handover.lists import again_words
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section, words

Step = tuple[str, str, Callable[[], object]]
"""The words of a button, its icon, and what it does."""


class EntryPanel(Panel):
    """The whole entry; gone when it is."""

    watches = frozenset({"handover_entry"})

    def __init__(self, desk: Desk, key: str, *steps: Step) -> None:
        entry = desk.session.read(handover.found, key)
        super().__init__(desk, _(PART_WORDS[entry.part]) if entry is not None else "")
        self.key = key
        self.heading, self.asks, self.text = words("", "label"), words("", "soft"), words("")
        self.phone, self.verified = words("", "label"), words("", "small")
        self.health = Section(_("Only in the restricted appendix"), 3)
        self.restricted = words("")
        self.health.add(self.restricted)
        for each in (self.heading, self.asks, self.text, self.phone, self.health, self.verified):
            self.add(each)
        self.buttons = buttons(self, steps)
        self.add(AttachmentsSection(desk, handover.ENTRY, key, _("Photos and papers")))

    def refresh(self) -> bool:
        """Show the entry again; False when it is gone."""
        entry = self.desk.session.read(handover.found, self.key)
        if entry is None:
            return False
        language = current()
        self.title = _(PART_WORDS[entry.part])
        asks = "" if entry.written else handover_guide.asks(entry.key, language.code)
        shown = (
            (self.heading, entry.heading), (self.asks, asks),
            (self.text, entry.text or ("" if entry.written else _("Nothing is written yet. F2 writes it."))),
            (self.phone, _("Telephone: {number}", number=entry.phone) if entry.phone else ""),
            (self.restricted, entry.restricted),
            (self.verified, _verified(entry) if entry.written else ""),
        )  # fmt: skip
        for label, said in shown:
            label.setText(said)
            label.setVisible(bool(said))
        self.health.setVisible(bool(entry.restricted))
        self.buttons[0].setEnabled(entry.written)
        return True


class DeputyPanel(Panel):
    """Who leads meanwhile, and what they may decide; gone when it is."""

    watches = frozenset({"deputy"})

    def __init__(self, desk: Desk, key: str, *steps: Step) -> None:
        super().__init__(desk, _("Who leads meanwhile"))
        self._key = key
        self.about = words("")
        self.may, self.may_not = Section(_("May decide"), 3), Section(_("May not decide"), 3)
        self.points = words(""), words("")
        self.add(self.about)
        for section, label in zip((self.may, self.may_not), self.points, strict=True):
            section.add(label)
            self.add(section)
        self.buttons = buttons(self, steps)

    def refresh(self) -> bool:
        """Show it again; False when it is gone."""
        held = self.desk.session.read(deputies.found, self._key)
        if held is None:
            return False
        language = current()
        told = _("Employer told on {day}", day=language.date_year(held.told_on)) if held.told_on else ""
        lines = (held.name, held.phone, deputy_period(held, language), told, held.note)
        self.about.setText("\n".join(line for line in lines if line))
        for section, label, said in zip(
            (self.may, self.may_not), self.points, (held.may, held.may_not), strict=True
        ):
            label.setText("\n".join(f"– {each}" for each in said))
            section.setVisible(bool(said))
        return True


def _verified(entry: HandoverEntry) -> str:
    return ". ".join(part for part in (verified_words(entry, current()), again_words(entry)) if part)


def buttons(panel: Panel, steps: tuple[Step, ...]) -> list[Button]:
    """Put the steps as buttons at the foot of the panel and return them."""
    row = QWidget()
    flow = FlowLayout(row, theme.current().gap(2))
    made = [button(text, run, icon=icon) for text, icon, run in steps]
    for each in made:
        flow.addWidget(each)
    panel.add(row)
    return made
