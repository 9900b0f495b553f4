"""The inspector panel of one avvik: what happened, who is told, the measures, and the next thing to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.avvik import AT_ONCE, Avvik, Receiver
from bpa_desk.domain.hms_round import Round
from bpa_desk.domain.shift import Shift
from bpa_desk.export.avvik import injury_words, receiver_word, state_word, type_word, when_words
from bpa_desk.export.frame import moment_words
from bpa_desk.language import _, current
from bpa_desk.services import avvik
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.avvik import dialogs
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.measures import MeasuresSection
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, emptied, facts, words


class AvvikPanel(Panel):
    """One avvik in the inspector; gone when the avvik is."""

    watches = frozenset({"avvik"})

    def __init__(self, desk: Desk, key: str, parent: QWidget) -> None:
        super().__init__(desk, _("Avvik"))
        self._key, self._page = key, parent
        self._shown: Avvik | None = None
        self._box = self._part()
        self.add(MeasuresSection(desk, parent, avvik.KIND, key))
        self._end = self._part()
        self.add(AttachmentsSection(desk, avvik.KIND, key, _("Photos and papers")))

    def refresh(self) -> bool:
        """Show the avvik again where something changed; False when it is gone."""
        session = self.desk.session
        each = session.read(avvik.found, self._key)
        if each is None:
            return False
        if each != self._shown:
            self._shown = each
            emptied(self._box)
            self._about(each)
            self._told(each)
            emptied(self._end)
            self._closing(each)
        return True

    def _part(self) -> QVBoxLayout:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.add(held)
        return box

    def _about(self, each: Avvik) -> None:
        language = current()
        self._box.addWidget(words(each.what))
        self._box.addWidget(words(state_word(each.state, language), "label"))
        told = [
            (_("When"), when_words(each, language)),
            (_("Type"), type_word(each.kind, language)),
            (_("Place"), each.place),
            (_("Reported by"), each.reporter),
            (_("Injury"), injury_words(each, language)),
            (_("What was done at once"), each.action),
            (_("Why it happened"), each.cause),
            (_("Who sees to it"), each.owner),
            (_("Deadline"), language.date_year(each.deadline) if each.deadline else ""),
        ]
        self._box.addWidget(facts(told))
        came = self.desk.session.read(avvik.origin, each)
        if came is not None:
            place = {"shift": came.id} if isinstance(came, Shift) else {"section": f"open:{came.id}"}
            page = "hms" if isinstance(came, Round) else "week"
            text = _("Open the round") if isinstance(came, Round) else _("Open the shift")
            self._offer([(text, partial(self.desk.go, page, place))])
        if each.open:
            session = self.desk.session
            self._offer(
                [
                    (_("Handle"), lambda: dialogs.handle_dialog(self._page, session, each).open()),
                    (_("Change"), lambda: dialogs.report_dialog(self._page, session, each, False).open()),
                ]
            )

    def _told(self, each: Avvik) -> None:
        language, zone = current(), self.desk.session.store.zone
        self._box.addWidget(Heading(_("Who is told"), 3))
        if set(AT_ONCE) & set(each.untold):
            self._box.addWidget(
                Notice(
                    _(
                        "Arbeidstilsynet and the police are to be told at once, and it is to be confirmed in "
                        "writing (aml. § 5-2). The employer does it; be sure that somebody has."
                    ),
                    "error",
                )
            )
        for one in each.told:
            name = receiver_word(Receiver(one.to), language)
            when = moment_words(language, zone, one.at)
            said = _("{name}: told {when}", name=name, when=when)
            self._box.addWidget(words(" ".join(part for part in (said, one.how and f"({one.how})") if part)))
        for to in each.untold:
            name = receiver_word(to, language)
            self._box.addWidget(words(_("{name}: not told yet", name=name)))
            self._box.addWidget(words(_why(to), "soft"))
            self._offer(
                [
                    (
                        _("{name} is told now", name=name),
                        partial(self.desk.session.run, avvik.tell, each.id, to),
                    )
                ]
            )
        self._offer(
            [(_("Told at another time…"), partial(self._open_told, each))]
            + [
                (
                    _("Take back: {name}", name=receiver_word(Receiver(one.to), language)),
                    partial(self.desk.session.run, avvik.untell, each.id, Receiver(one.to)),
                )
                for one in each.told
            ]
        )

    def _open_told(self, each: Avvik) -> None:
        dialogs.told_dialog(self._page, self.desk.session, each).open()

    def _closing(self, each: Avvik) -> None:
        session = self.desk.session
        self._end.addWidget(Heading(_("Answer to whoever reported it"), 3))
        if each.feedback:
            self._end.addWidget(words(each.feedback))
        if each.closed_on is not None:
            self._end.addWidget(words(_("Closed {day}", day=current().date_year(each.closed_on)), "soft"))
            self._offer([(_("Open again"), partial(session.run, avvik.reopen, each.id))], self._end)
            return
        self._end.addWidget(
            words(_("The avvik is closed when the one who reported it has an answer."), "soft")
        )
        self._offer(
            [(_("Answer and close"), lambda: dialogs.close_dialog(self._page, session, each).open())],
            self._end,
        )

    def _offer(self, ways: list[tuple[str, Callable[[], object]]], box: QVBoxLayout | None = None) -> None:
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        for text, run in ways:
            flow.addWidget(button(text, run))
        (box or self._box).addWidget(held)


def _why(to: Receiver) -> str:
    return {
        Receiver.EMPLOYER: _("The employer is always told, and keeps the register of injuries (aml. § 5-1)."),
        Receiver.VERNEOMBUD: _("The verneombud speaks for the employees about the working environment."),
        Receiver.INSPECTION: _("At once, and confirmed in writing (aml. § 5-2)."),
        Receiver.POLICE: _("At once, and confirmed in writing (aml. § 5-2)."),
        Receiver.NAV: _("The employer reports an occupational injury; ask the leverandør who does it here."),
    }[to]
