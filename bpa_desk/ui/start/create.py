"""The step that makes a new file: whose ordning, who employs, and the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import Beginning
from bpa_desk.services.store import StorageError
from bpa_desk.ui import theme
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.start.passphrase import FileField, PassphraseField
from bpa_desk.ui.start.step import Step
from bpa_desk.ui.start.unlock import problem_of_two

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate


def models() -> list[tuple[EmployerModel, str, str]]:
    """Return the employer models, each with a sentence that tells it from the others."""
    return [
        (
            EmployerModel.LEVERANDOR,
            _("A leverandør (private or non-profit)"),
            _("A company or a cooperative employs your assistants and pays them; you lead them."),
        ),
        (
            EmployerModel.KOMMUNE,
            _("The kommune"),
            _("Your assistants are employed by the municipality; you lead them."),
        ),
        (
            EmployerModel.EGET_SELSKAP,
            _("My own company"),
            _("You have a company of your own that employs your assistants."),
        ),
        (
            EmployerModel.PRIVATPERSON,
            _("I am, as a private person"),
            _("You employ your assistants yourself, in your own name."),
        ),
    ]


class ModelField(QWidget):
    """One of the employer models, each with its explanation below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._group = QButtonGroup(self)
        self._models = [model for model, _title, _text in models()]
        for at, (_model, title, text) in enumerate(models()):
            choice = QRadioButton(title)
            choice.setAccessibleDescription(text)
            self._group.addButton(choice, at)
            box.addWidget(choice)
            explained = words(text, "soft")
            explained.setContentsMargins(theme.current().gap(9), 0, 0, theme.current().gap(1))
            box.addWidget(explained)
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(lambda _at, _on: self.changed.emit())

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's spelling
        """Name the group; the choices keep their own names."""
        super().setAccessibleName(name)
        for each in self._group.buttons():
            each.setAccessibleName(f"{name} {each.text()}")

    def value(self) -> EmployerModel:
        """Return the chosen model."""
        return self._models[max(0, self._group.checkedId())]

    def set_value(self, value: EmployerModel) -> None:
        """Choose a model."""
        self._group.button(self._models.index(value)).setChecked(True)

    def problem(self) -> Message | None:
        """Every choice is a good one."""
        return None


class CreateStep(Step):
    """Asks what a new file must know, and makes it off the window's thread."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            _("Start a new ordning"),
            _("Only the name and the passphrase are needed. Everything can be changed later."),
        )
        self.form = Form()
        self._build()
        self.add(self.form)
        self.go_on = self.offer(_("Make the file"), self.make, "primary")
        self.offer(_("Back"), self.step_back)
        self.form.set_values(gate.state.typed)
        self.form.submitted.connect(self._next)
        self.form.changed.connect(self._keep)
        self.passphrase.changed.connect(self._suit)

    def first_focus(self) -> QWidget:
        """Begin at the name."""
        return self.form.editor("name")

    def step_back(self) -> None:
        """Go back to the ways in; what is typed is kept for a while, the passphrase is not."""
        self.gate.show_choose()

    def make(self) -> None:
        """Check the form and make the file; the recovery sheet comes next."""
        if not self.form.check():
            return
        values = self.form.values()
        error = self._wrong(values)
        if error is not None:
            self.form.show_error(error)
            return
        file = self.file.value()
        assert file is not None
        beginning = Beginning(
            str(values["name"]), str(values["leader"]), self.model.value(), str(values["employer"])
        )
        key = lifecycle.new_key()
        self.gate.state.pending = (file, key)
        typed, measure = self.passphrase.value(), self.gate.stretching
        self.work(
            _("Making the encrypted file…"),
            partial(lifecycle.create, file, beginning, key, typed, measure, current().text),
            lambda _done: self._made(),
            self.form,
            self._refused,
        )

    def _build(self) -> None:
        form = self.form
        form.row(
            _("Name of the ordning"),
            TextField(),
            field="name",
            help=_("For instance “Nes” or your first name. It is printed on papers."),
            need=True,
        )
        form.row(_("Your own name"), TextField(), field="leader", help=_("You who lead the work."))
        self.model = form.row(_("Who is the employer?"), ModelField(), field="employer_model")
        form.row(
            _("Name of the employer"),
            TextField(),
            field="employer",
            help=_("The leverandør, the kommune or the company. It gets the timesheets."),
        )
        self.passphrase = form.row(
            _("Passphrase"),
            PassphraseField(rated=True),
            field="passphrase",
            help=_(
                "Opens the file each time. Five words that do not belong together are easy to remember and "
                "hard to guess. You may paste it from a password safe."
            ),
            need=True,
        )
        self.again = form.row(
            _("The passphrase once more"),
            PassphraseField(),
            field="again",
            help=_("Because you cannot see what you type. Press Show above to read it instead."),
        )
        self.file = form.row(
            _("Where the file lies"),
            FileField(lifecycle.suggested_file()),
            field="file",
            help=_(
                "On this machine, not in a folder that is synced or on a network: there it could be damaged. "
                "Backups may well lie there."
            ),
        )

    def _wrong(self, values: dict[str, object]) -> DomainError | None:
        if not values["name"]:
            return DomainError(
                Message(N_("Give the ordning a name, for instance your own first name.")), "name"
            )
        return problem_of_two(self.passphrase, self.again)

    def _suit(self) -> None:
        self.form.show_row("again", not self.passphrase.shown())

    def _keep(self) -> None:
        kept: Sequence[str] = ("name", "leader", "employer_model", "employer", "file")
        values: dict[str, Any] = self.form.values()
        self.gate.state.typed = {name: values[name] for name in kept}

    def _next(self) -> None:
        # Enter in a field moves on, and makes the file from the last ones.
        at = self.focusWidget()
        last = (self.again.line, self.file.line)
        if at in last or (at is self.passphrase.line and self.passphrase.shown()):
            self.make()
        else:
            self.focusNextChild()

    def _refused(self, error: StorageError) -> None:
        self.gate.state.pending = None
        self.show_problem(current().message(error.message))

    def _made(self) -> None:
        for each in (self.passphrase, self.again):
            each.wipe()
        self.gate.state.typed = {}
        self.gate.show_sheet()
