"""The page *I dag*: who is here, who comes, what needs the leader, hours left, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, people, today
from bpa_desk.services.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import Card, Heading, Section, restyle, words
from bpa_desk.ui.page import Page
from bpa_desk.ui.today import acts
from bpa_desk.ui.today import words as told
from bpa_desk.ui.today.changes import ChangeList
from bpa_desk.ui.today.duties import DutyList
from bpa_desk.ui.today.hours_bar import HoursBar

if TYPE_CHECKING:
    from bpa_desk.domain.finding import Finding
    from bpa_desk.domain.ledger import Account
    from bpa_desk.services.situation import Judge
    from bpa_desk.ui.today.figures import AccountTable
    from bpa_desk.ui.today.first_step import FirstStep

MINUTE = 60_000
UNSEEN = 250
"""How long in milliseconds the findings wait for a first picture that may not come."""
TWO_COLUMNS = 250
"""From how many 4 px steps (scaled with the text) the page has room for two columns."""


class TodayPage(Page):
    """Answers without a click; reads itself again each minute, and never moves the focus."""

    watches = frozenset({"*"})
    help_topic = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"))
        self._judge: Judge | None = None
        self._unjudged = False
        self._account: Account | None = None
        self.figures: AccountTable | None = None
        self.leads = ""
        self.first_step: FirstStep | None = None
        self._judging = QTimer(self, singleShot=True, interval=UNSEEN)
        self._judging.timeout.connect(self._show_duties)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self.refresh)
        self._build()
        self._actions = acts.acts_of(self)
        self.show_actions(*self._actions, icons=acts.ICONS)

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def note_change(self, kinds: frozenset[str]) -> None:
        """Read again after every change: what needs the leader comes from every part of the program."""
        super().note_change(frozenset({"*"}) if kinds else kinds)

    def refresh(self) -> None:
        """Show what is known at once; the findings follow when the page stands."""
        session = self.desk.session
        now = session.read(clock.now)
        day = session.read(clock.today)
        self._show_date()
        started = session.read(_started)
        self.columns_widget.setVisible(started)
        for each in self._actions:
            each.setVisible(started)
        if not started:
            self._show_first_step()
            return
        persons = {each.id: each for each in session.read(people.assistants, archived=None)}
        found = session.read(today.presence, now)
        zone = session.store.zone
        self.here_name.setText(told.names(found.here, persons) or _("Nobody"))
        self.here_when.setText(
            told.here(found.here, persons, zone, day) if found.here else _("Nobody is at work just now.")
        )
        self.next_name.setText(told.names(found.following, persons) or _("Nobody planned"))
        self.next_when.setText(told.following(found.following, zone, day) if found.following else "")
        self.next_when.setVisible(bool(found.following))
        self._show_gap(told.gap(found.gap, zone, day) if found.gap else "", bool(session.read(_needs)))
        account = session.read(today.hours, day)
        self.hours.setVisible(account is not None)
        if account is not None:
            sentences = told.account(account)
            self.bar.show_account(account, " ".join(sentences))
            self.hours_words.setText("\n".join(sentences))
            self._account = account
            if self.figures is not None:
                self.figures.show_account(account)
        self.changes.show_entries(session.read(today.changed_since), day)
        self._offer_to_continue()
        self._unjudged = True
        self._judge_when_seen()

    def first_focus(self) -> QWidget | None:
        """Return the first thing that can be done."""
        if not self.columns_widget.isVisibleTo(self):
            return self.first_step.button if self.first_step is not None else None
        return self.duties.buttons[0] if self.duties.buttons else self.go_week

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the time while the page is in sight."""
        super().showEvent(event)
        self._minute.start()
        self._judge_when_seen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the findings begin once the page stands on the screen."""
        super().paintEvent(event)
        if self._judging.interval():
            self._judging.setInterval(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while the page is away: the file may be closed under it before it is gone."""
        self._minute.stop()
        self._judging.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for room again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "columns"):
            self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.current().gap(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.columns.direction() != direction:
            self.columns.setDirection(direction)

    def _build(self) -> None:
        now = theme.current()
        self.date = words("", "soft")
        self.body.addWidget(self.date)
        self.columns_widget = QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.columns_widget)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(now.gap(6))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(now.gap(4))
        self.columns.addLayout(left, 3)
        self.columns.addLayout(right, 2)
        self.body.addWidget(self.columns_widget)
        self.body.addStretch(1)
        left.addWidget(self._presence())
        needs = Section(_("What needs you"))
        self.duties = DutyList(self.desk, self._explain)
        needs.add(self.duties)
        left.addWidget(needs)
        left.addStretch(1)
        right.addWidget(self._hours())
        self.changes = ChangeList(self._seen)
        right.addWidget(self.changes)
        self.carry_on = Section(_("Continue where you left off"))
        self.carry_on_button = button("", self._continue, icon="now")
        self.carry_on.add(self.carry_on_button)
        right.addWidget(self.carry_on)
        right.addStretch(1)

    def _presence(self) -> QWidget:
        card = Card()
        self.here_name = words("", "display")
        self.here_when = words("")
        self.next_name = words("", "title")
        self.next_when = words("")
        self.gap_when = words("", tone="warning")
        card.body.setSpacing(theme.current().gap(1))
        card.add(_small(_("Now")))
        card.add(self.here_name)
        card.add(self.here_when)
        card.body.addSpacing(theme.current().gap(4))
        card.add(_small(_("Next")))
        card.add(self.next_name)
        card.add(self.next_when)
        card.body.addSpacing(theme.current().gap(4))
        card.add(_small(_("First gap")))
        card.add(self.gap_when)
        card.body.addSpacing(theme.current().gap(2))
        self.go_week: Button = button(_("Open the week"), lambda: self.desk.go("week"), icon="week")
        card.body.addWidget(self.go_week, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _hours(self) -> QWidget:
        self.hours = Section(_("Hours in the vedtak"))
        self.bar = HoursBar()
        self.hours.add(self.bar)
        self.hours_words = words("")
        self.hours.add(self.hours_words)
        self.details = Details()
        self.details.toggle.toggled.connect(self._show_figures)
        self.hours.add(self.details)
        return self.hours

    def _show_figures(self, unfolded: bool) -> None:
        # A table is among the dearest things to make, and few unfold it.
        if not unfolded or self.figures is not None or self._account is None:
            return
        from bpa_desk.ui.today.figures import AccountTable

        self.figures = AccountTable(self.desk)
        self.figures.show_account(self._account)
        self.details.add(self.figures)

    def _show_gap(self, sentence: str, has_needs: bool) -> None:
        tone = "warning" if sentence else ""
        if not sentence:
            sentence = (
                _("No gap in the next four weeks.")
                if has_needs
                else _("Say when you need somebody, and gaps are shown here.")
            )
        self.gap_when.setText(sentence)
        if self.gap_when.property("tone") != tone:
            self.gap_when.setProperty("tone", tone)
            restyle(self.gap_when)

    def _judge_when_seen(self) -> None:
        if self._unjudged and self.isVisible():
            self._judging.start()

    def _show_duties(self) -> None:
        self._unjudged = False
        session = self.desk.session
        self._show_first_step()
        day = session.read(clock.today)
        if self._judge is None:
            # The rules are many; loading them can wait until the page is seen.
            from bpa_desk.services.situation import Judge

            self._judge = Judge(session.store)
        self._show_who_leads()
        findings = self._judge.findings(day, day + today.AHEAD)
        self._content.hold()
        self.duties.show_duties(session.read(today.duties, findings, day), day)

    def _show_who_leads(self) -> None:
        # Said only when it is another than usual; nothing is loaded for it before the page is seen.
        from bpa_desk.services import deputies

        led = self.desk.session.read(deputies.instead)
        self.leads = ""
        if led is not None:
            from bpa_desk.export.handover import deputy_period

            self.leads = _("{name} leads {period}.", name=led.name, period=deputy_period(led, current()))
        self._show_date()

    def _show_date(self) -> None:
        # On the line of the date, so that nothing below moves when it comes.
        day = capital(current().date_long(self.desk.session.read(clock.today)))
        self.date.setText(" · ".join(filter(None, (day, self.leads))))

    def _explain(self, finding: Finding) -> None:
        # Loaded when asked for: the first picture must not wait for it.
        from bpa_desk.ui.explain.ground import Stretch
        from bpa_desk.ui.explain.list import explain

        if self._judge is not None:
            day = self.desk.session.read(clock.today)
            explain(self.desk, Stretch(self._judge, day, day + today.AHEAD), finding)

    def _seen(self) -> None:
        self.desk.session.read(today.mark_seen)
        self.refresh()

    def _last_place(self) -> str:
        key = self.desk.settings.last_page
        return key if key != "today" and self.desk.settings.places.get(key) else ""

    def _offer_to_continue(self) -> None:
        from bpa_desk.ui.pages import PAGES

        key = self._last_place() or next(
            (each for each in reversed(list(self.desk.settings.places)) if each != "today"), ""
        )
        title = next((_(spec.title) for spec in PAGES if spec.key == key), "")
        self.carry_on.setVisible(bool(title))
        if title:
            self.carry_on_button.setText(_("Go back to {page}", page=title))
            self.carry_on_button.setProperty("page", key)

    def _continue(self) -> None:
        key = str(self.carry_on_button.property("page") or "")
        self.desk.go(key, self.desk.settings.places.get(key) or {})

    def _show_first_step(self) -> None:
        from bpa_desk.services import first_steps

        following = self.desk.session.read(first_steps.upcoming)
        if self.first_step is None:
            if following is None:
                return
            # Most ordninger have come past this; the first picture does without it.
            from bpa_desk.ui.today.first_step import FirstStep

            self.first_step = FirstStep(self.desk)
            self.body.insertWidget(1, self.first_step)
        self.first_step.show_step(following)


def _small(text: str) -> Heading:
    """Return a heading of a section that leaves the eye to what stands below it."""
    made = Heading(text, 2)
    made.setProperty("role", "label")
    return made


def _started(store: Store) -> bool:
    return bool(store.all(Assistant)) and bool(store.all(Shift, order="start LIMIT 1"))


def _needs(store: Store) -> bool:
    return bool(store.all(Need))
