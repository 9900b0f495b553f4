"""The guided conversation: one task at a time in plain words, and the matrix fills itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from bpa_desk.domain.responsibility import Party, Way
from bpa_desk.domain.trepartsavtale import Trepartsavtale
from bpa_desk.language import _, current
from bpa_desk.services import trepart_matrix
from bpa_desk.services.trepart_template import Step, conversation
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.focus import holds_focus
from bpa_desk.ui.kit.section import Card, Heading, emptied, words


class TalkView(QWidget):
    """Asks, explains, and sums up; ``moved`` to another task, ``ended`` when one wants to see the matrix.

    Each answer is saved and undone by itself, and where one stopped is kept in the file.
    """

    ended = Signal()
    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._held: Trepartsavtale | None = None
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._shown: tuple[object, ...] | None = None
        self.buttons: list[Button] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.progress = words("", "soft")
        box.addWidget(self.progress)
        self.card = Card()
        self.card.body.setSpacing(theme.current().gap(3))
        box.addWidget(self.card)
        box.addStretch(1)

    @property
    def step(self) -> Step | None:
        """What is talked about now; None at the summing up."""
        return self._steps[self._at] if self._at < len(self._steps) else None

    def begin(self, held: Trepartsavtale) -> None:
        """Go on where one stopped, or at the first question that has no answer."""
        self._held, self._steps = held, conversation(held, current().code)
        kept = self._desk.session.kept(_place(held))
        keys = [each.task.key for each in self._steps]
        open_ones = [at for at, each in enumerate(self._steps) if each.task.asked and not each.task.answer]
        if isinstance(kept, str) and kept in keys:
            self._at = keys.index(kept)
        elif len(open_ones) == sum(each.task.asked for each in self._steps):
            self._at = 0
        else:
            self._at = open_ones[0] if open_ones else len(keys)
        self._show(focus=True)

    def show_agreement(self, held: Trepartsavtale) -> None:
        """Take what changed, by an answer or an undo, and stay where one is."""
        at = self.step.task.key if self.step is not None else ""
        self._held, self._steps = held, conversation(held, current().code)
        keys = [each.task.key for each in self._steps]
        self._at = keys.index(at) if at in keys else min(self._at, len(keys))
        self._show()

    def answer(self, way: Way) -> None:
        """Fill the row and go on to the next."""
        held, step = self._held, self.step
        if held is None or step is None or not step.task.asked:
            return
        if self._desk.session.run(trepart_matrix.answer, held.id, step.task.key, way):
            self.go(1)

    def go(self, steps: int) -> None:
        """Go so many tasks on, or back; the place is kept."""
        self._at = min(max(self._at + steps, 0), len(self._steps))
        if self._held is not None:
            session = self._desk.session
            if self.step is None:
                session.let_go(_place(self._held))
            else:
                session.keep(_place(self._held), self.step.task.key)
        self._show(focus=True)

    def restart(self) -> None:
        """Go to the first task again; the answers stay until they are given anew."""
        self.go(-len(self._steps))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a digit, press the button in focus by Enter, go back by Backspace."""
        ways = self._ways()
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(ways) and self.step is not None and self.step.task.asked:
            self.answer(ways[number][0])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QApplication.focusWidget()
            if isinstance(pressed, QAbstractButton):
                pressed.click()
                return
        if event.key() == Qt.Key.Key_Backspace and self._at:
            self.go(-1)
            return
        super().keyPressEvent(event)

    def _ways(self) -> list[tuple[Way, str]]:
        ways = [
            (Way.ALONE, _("I do it alone")),
            (Way.HELP, _("The employer helps me")),
            (Way.EMPLOYER, _("The employer does it")),
        ]
        if self._held is not None and self._held.member(Party.CO_LEADER).name:
            ways.insert(2, (Way.TOGETHER, _("The medarbeidsleder and I")))
        return ways

    def _show(self, focus: bool = False) -> None:
        step = self.step
        state = (self._at, step, self._held.members if self._held else ())
        if state != self._shown or step is None:
            self._shown = state
            focus = focus or holds_focus(self)
            self.buttons = []
            emptied(self.card.body)
            if step is None:
                self._sum_up()
            else:
                self._ask(step)
        if focus and self.buttons:
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)
            self.moved.emit()

    def _first(self) -> Button:
        """Return the button of the answer there is, else the first."""
        answer = self.step.task.answer if self.step is not None and self.step.task.asked else ""
        ways = [str(way) for way, _text in self._ways()]
        return self.buttons[ways.index(answer) if answer in ways else 0]

    def _ask(self, step: Step) -> None:
        task = step.task
        said = _("{n} of {total}", n=self._at + 1, total=len(self._steps))
        self.progress.setText(f"{said} · {task.name}")
        question = step.question or _("Who does “{task}”?", task=task.name)
        heading = question if task.asked else task.name
        self.card.add(Heading(heading, 2))
        told = " ".join(part for part in (step.told, "" if task.asked else step.law) if part)
        if told:
            self.card.add(words(told))
        if task.asked:
            for number, (way, text) in enumerate(self._ways(), 1):
                chosen = task.answer == way
                made = button(f"{number}  {text}", partial(self.answer, way), icon="check" if chosen else "")
                spoken = _("{text}, chosen", text=text) if chosen else text
                made.setAccessibleName(spoken)
                made.setAccessibleDescription(f"{heading} {told}")
                self._offer(made)
            self._row(back=True, onward=_("Skip for now"))
        else:
            self._row(back=True, onward=_("I see, next"), about=f"{heading}. {told}")

    def _sum_up(self) -> None:
        self.progress.setText(_("That was all of it."))
        self.card.add(Heading(_("This is what you have said"), 2))
        tasks = self._held.tasks if self._held is not None else ()
        found = False
        for way, title in (
            (Way.ALONE, _("You do alone:")),
            (Way.HELP, _("You do with help from the employer:")),
            (Way.TOGETHER, _("You do together with the medarbeidsleder:")),
            (Way.EMPLOYER, _("The employer does:")),
            (None, _("Not answered yet:")),
        ):
            named = [each.name for each in tasks if each.asked and each.answer == (way or "")]
            if named:
                found = True
                self.card.add(words(title, "label"))
                self.card.add(words("; ".join(named) + "."))
        if found:
            told = _("What the law puts on the employer or the municipality stays as it was.")
            self.card.add(words(told, "soft"))
        self._offer(button(_("See who answers for what"), self.ended.emit, kind="primary", icon="check"))
        self._offer(button(_("Go through it once more"), self.restart, icon="undo"))

    def _offer(self, made: Button) -> None:
        self.buttons.append(made)
        self.card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, back: bool, onward: str, about: str = "") -> None:
        held = QWidget()
        row = FlowLayout(held, theme.current().gap(2))
        onward_button = button(onward, lambda: self.go(1), kind="primary" if about else "quiet")
        if about:
            onward_button.setAccessibleDescription(about)
        row.addWidget(onward_button)
        if about:
            self.buttons.insert(0, onward_button)
        if back and self._at:
            row.addWidget(button(_("One back"), lambda: self.go(-1), kind="quiet", icon="chevron-left"))
        self.card.add(held)


def _place(held: Trepartsavtale) -> str:
    return f"trepart-talk:{held.id}"
