"""One candidate or one vacancy in the inspector."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QGuiApplication

from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.language import _, current
from bpa_desk.services import recruitment
from bpa_desk.ui.absence.listed import Step, buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, facts, words
from bpa_desk.ui.recruitment.words import state_word, trial_lacks, trial_words


class CandidatePanel(Panel):
    """What is known of one candidate; ``steps`` are what can be done, made anew for each showing."""

    watches = frozenset({"candidate", "vacancy"})

    def __init__(self, desk: Desk, candidate: Candidate, steps: Callable[[Candidate], list[Step]]) -> None:
        super().__init__(desk, candidate.name)
        self._key, self._steps = candidate.id, steps

    def refresh(self) -> bool:
        """Show the candidate again; False when the candidate is gone."""
        each = self.desk.session.read(recruitment.candidate, self._key)
        if each is None:
            return False
        self.title = each.name
        box, day = self.renewed(3), current().date_year
        box.addWidget(words(state_word(each.state), "label"))
        told = [
            (_("Phone"), each.phone),
            (_("E-mail"), each.email),
            (_("Applied on"), day(each.applied_on) if each.applied_on else ""),
            (_("Interview on"), day(each.interview_on) if each.interview_on else ""),
            (_("Notes from the interview"), each.interview),
            (_("Trial shift"), trial_words(each)),
            (_("How it went"), each.trial),
            (_("Note"), each.note),
        ]
        box.addWidget(facts(told))
        answered = [one for one in each.answers if one.note]
        if answered:
            section = Section(_("Interview"))
            for topic in answered:
                section.add(words(_("{label}: {value}", label=topic.text, value=topic.note)))
            box.addWidget(section)
        if lacks := trial_lacks(each):
            box.addWidget(words(lacks, tone="warning"))
        if each.referees:
            section = Section(_("References"))
            for one in each.referees:
                asked = _("asked {day}", day=day(date.fromisoformat(one.asked_on))) if one.asked_on else ""
                who = ", ".join(part for part in (one.name, one.relation, one.phone, asked) if part)
                section.add(words(_("{label}: {value}", label=who, value=one.said) if one.said else who))
            box.addWidget(section)
        box.addWidget(buttons(self._steps(each)))
        box.addWidget(
            words(_("All of it is deleted half a year after the position is filled (our choice)."), "soft")
        )
        self.put_renewed()
        return True


class VacancyPanel(Panel):
    """One vacancy with its advert to read and copy."""

    watches = frozenset({"candidate", "vacancy"})

    def __init__(self, desk: Desk, vacancy: Vacancy, steps: Callable[[Vacancy], list[Step]]) -> None:
        super().__init__(desk, vacancy.title)
        self._key, self._steps = vacancy.id, steps

    def refresh(self) -> bool:
        """Show the vacancy again; False when it is gone."""
        each = self.desk.session.read(recruitment.vacancy, self._key)
        if each is None:
            return False
        self.title = each.title
        box, day = self.renewed(3), current().date_year
        told = [
            (_("Opened"), day(each.opened_on)),
            (_("Apply by"), day(each.deadline) if each.deadline else ""),
            (_("Filled on"), day(each.filled_on) if each.filled_on else ""),
            (_("Note"), each.note),
        ]
        box.addWidget(facts(told))
        steps = self._steps(each)
        if each.advert:
            steps.append((_("Copy the advert"), lambda: self._copy(each), "copy"))
        box.addWidget(buttons(steps))
        section = Section(_("Advert"))
        section.add(words(each.advert) if each.advert else words(_("No advert is written yet."), "soft"))
        box.addWidget(section)
        self.put_renewed()
        return True

    def _copy(self, each: Vacancy) -> None:
        QGuiApplication.clipboard().setText(each.advert)
        self.desk.say(_("The advert is copied."))
