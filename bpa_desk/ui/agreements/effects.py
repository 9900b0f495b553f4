"""What an agreement carries, worked out when asked for: what would come if it ended, what it would cure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.agreement_effects import Effects, effects
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import agreement_effects, people
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain.sentences import SentenceTable
from bpa_desk.ui.jobs import Job
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import emptied, words


class EffectsView(QWidget):
    """A button that asks, a button that stops, and the answer: who, how many, when, and each sentence.

    ``agreement`` gives the agreement as it is written when asked; ``coming`` is True for one that is not in
    force yet, where the question is what it would cure.
    """

    def __init__(self, desk: Desk, agreement: Callable[[], Agreement | None], coming: bool) -> None:
        super().__init__()
        self._desk = desk
        self._agreement = agreement
        self._coming = coming
        self._job: Job | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        ask = _("What would it cure?") if coming else _("What if it ended?")
        self.ask_button = button(ask, self.ask, icon="search")
        self.stop_button = button(_("Stop"), self.stop, icon="close")
        self.state = words("", "soft")
        for each in (self.ask_button, self.stop_button):
            box.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.state)
        self.answer = QVBoxLayout()
        box.addLayout(self.answer)
        self.stop_button.hide()
        self.state.hide()
        self.destroyed.connect(partial(_cancel, self.__dict__))

    def ask(self) -> None:
        """Work it out on a thread of its own, from the plan as it stands now."""
        agreement = self._agreement()
        if agreement is None or self._job is not None:
            return
        compared = self._desk.session.read(agreement_effects.compared, agreement)
        emptied(self.answer)
        self._tell(_("Comparing the plan with and without the agreement…"))
        job = self._job = self._desk.jobs.run(
            _("What the agreement means for the plan"),
            lambda progress: effects(compared, progress.report),
            self._show,
        )
        job.slow.connect(self._slow)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)

    def stop(self) -> None:
        """Stop working it out."""
        if self._job is not None:
            self._job.cancel()
            self._tell(_("Stopped."))

    def _slow(self) -> None:
        # Beside a page the window shows progress and stops it; a dialog lies over that.
        if self._job is not None and isinstance(self.window(), QDialog):
            self.stop_button.show()

    def _progressed(self, done: int, total: int) -> None:
        if total and self._job is not None and not self._job.progress.cancelled:
            self._tell(_("Comparing: {done} of {total} people.", done=done, total=total))

    def _ended(self) -> None:
        self._job = None
        focused = self.stop_button.hasFocus()
        self.stop_button.hide()
        if focused:
            self.ask_button.setFocus()

    def _tell(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _show(self, found: Effects) -> None:
        emptied(self.answer)
        cured = [each for each in found.cured if each.severity is not Severity.INFO]
        brought = [each for each in found.brought if each.severity is not Severity.INFO]
        self._tell(self._sentence(cured))
        self._desk.say(self.state.text())
        if cured:
            title = _("What it cures") if self._coming else _("What would come")
            self._list(title, cured)
        if brought:
            title = _("What it brings with it") if self._coming else _("What would go away")
            self.answer.addWidget(words(title, "label"))
            self._list(title, brought)

    def _list(self, title: str, found: list[Finding]) -> None:
        table = SentenceTable(self._desk, title)
        table.show_findings(found, self._desk.session.store.zone)
        self.answer.addWidget(table)

    def _sentence(self, found: list[Finding]) -> str:
        unlawful = [each for each in found if each.severity.unlawful]
        if not found:
            if self._coming:
                return _("As the plan stands, it would cure nothing.")
            return _("As the plan stands, nothing would change.")
        count = ngettext("{n} finding", "{n} findings", len(found))
        if unlawful:
            grave = ngettext("{n} unlawful", "{n} unlawful", len(unlawful))
            count = _("{findings}, {unlawful}", findings=count, unlawful=grave)
        persons = {each.id: each.name for each in self._desk.session.read(people.assistants, None)}
        each_one = Counter(persons.get(each.assistant or "", "") for each in found)
        who = current().list([f"{name} ({number})" for name, number in each_one.most_common() if name])
        zone = self._desk.session.store.zone
        first = min(zone.day(each.start) for each in found)
        last = max(zone.day(each.end - 1) for each in found)
        span = current().span(first, last)
        if self._coming:
            return _("It would cure {count}, {span}: {who}.", count=count, span=span, who=who)
        return _("Without it there would be {count}, {span}: {who}.", count=count, span=span, who=who)


def _cancel(held: dict[str, object]) -> None:
    job = held.get("_job")
    if isinstance(job, Job):
        job.cancel()
