"""The forms of a paper's parts: each shows its part, takes what is typed, and can be read only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse
from bpa_desk.domain.text import Message
from bpa_desk.domain.training_standing import Met
from bpa_desk.language import _, current
from bpa_desk.services import people, training
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField, TagsField
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Heading, words


class ProseField(NotesField):
    """Running text that keeps its no-break spaces; Qt's plain text turns them into ordinary ones."""

    def value(self) -> str:
        """Return the text without blanks at its ends."""
        return _typed(self).strip()


class PointsField(NotesField):
    """Several points, one on each line; its value is the lines with something on them."""

    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        """Return the points."""
        return tuple(line.strip() for line in _typed(self).splitlines() if line.strip())

    def set_value(self, value: Sequence[str]) -> None:
        """Show the points, a line each."""
        self.setPlainText("\n".join(value))

    def problem(self) -> Message | None:
        """Any lines will do."""
        return None


class PartForm(QWidget):
    """A heading, what the part is for, and its form; ``show_part`` and ``taken`` are each other's mirror."""

    def __init__(self, title: str, explain: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, theme.current().gap(2), 0)
        box.setSpacing(theme.current().gap(3))
        self.heading = Heading(title, 3)
        box.addWidget(self.heading)
        if explain:
            box.addWidget(words(explain, "soft"))
        self.form = Form()
        box.addWidget(self.form)
        box.addStretch(1)

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show the part of the paper with the key."""
        raise NotImplementedError

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with the part as it is typed."""
        raise NotImplementedError

    def allow(self, on: bool) -> None:
        """Let the fields be changed, or only read; texts can be read and copied all the same."""
        for name in self.form.values():
            editor = self.form.editor(name)
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.setReadOnly(not on)
            else:
                editor.setEnabled(on)


class AboutForm(PartForm):
    """Title, language and for whom."""

    def __init__(self, everyone: Sequence[tuple[str, str]]) -> None:
        super().__init__(_("Title, language and for whom"), "")
        self.form.row(_("Title"), TextField(), field="title", need=True)
        self.form.row(
            _("Language"),
            ChoiceField[str](told.LANGUAGES),
            field="language",
            help=_("The language the text is written in. Changing it does not translate the text."),
        )
        self._whom = self.form.row(_("For"), whom_field(everyone), field="assistant")

    def offer(self, everyone: Sequence[tuple[str, str]]) -> None:
        """Let these people be chosen."""
        self._whom.offer([("", _("All assistants")), *everyone])

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show title, language and for whom."""
        self.form.set_values(
            {"title": paper.title, "language": paper.language, "assistant": paper.assistant or ""}
        )

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with what is typed."""
        values = self.form.values()
        return replace(
            paper,
            title=str(values["title"]),
            language=str(values["language"]),
            assistant=str(values["assistant"]) or None,
        )


class SectionForm(PartForm):
    """One section: heading, text, points."""

    def __init__(self) -> None:
        super().__init__(_("Section"), "")
        self.form.row(_("Heading"), TextField(), field="heading")
        self.form.row(
            _("Text"),
            ProseField(rows=4),
            field="body",
            help=_("Nothing about health here: that belongs in the restricted appendix."),
        )
        self.form.row(_("Points"), PointsField(rows=5), field="bullets", help=_("One on each line."))

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show the section."""
        section = section_of(paper, key)
        self.form.set_values(
            {"heading": section.heading, "body": section.body, "bullets": section.bullets}
        )

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with the section as it is typed."""
        values = self.form.values()
        bullets = values["bullets"]
        assert isinstance(bullets, tuple)
        typed = Section(key, str(values["heading"]), str(values["body"]), bullets)
        return replace(
            paper, sections=tuple(typed if each.key == key else each for each in paper.sections)
        )


class NotIncludedForm(PartForm):
    """What the assistant is not to do."""

    def __init__(self) -> None:
        super().__init__(
            _("What is not part of the work"),
            _("It makes it easier to say no, for both. On paper it comes after the sections."),
        )
        self.form.row(_("Points"), PointsField(rows=10), field="not_included", help=_("One on each line."))

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show the points."""
        self.form.set_values({"not_included": paper.not_included})

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with the points as typed."""
        points = self.form.values()["not_included"]
        assert isinstance(points, tuple)
        return replace(paper, not_included=points)


class SkillsForm(PartForm):
    """What one must know before working alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("Required skills"), _("What one must know before working alone, such as lifting or medication.")
        )
        self._desk = desk
        self._assistant: str | None = None
        self.form.row(_("Skills"), TagsField(known=desk.session.read(people.skills)), field="requires")
        self.met = words("", "soft")
        self.form.add(self.met)
        self.form.add(button(_("Open training"), lambda: desk.go("training"), icon="training"))
        self.form.changed.connect(self._tell)

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show the skills, and who has them."""
        self._assistant = paper.assistant
        self.form.set_values({"requires": paper.requires})
        self._tell()

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with the skills as typed."""
        skills = self.form.values()["requires"]
        assert isinstance(skills, tuple)
        return replace(paper, requires=skills)


    def _tell(self) -> None:
        wanted = self.form.values()["requires"]
        among = None if self._assistant is None else (self._assistant,)
        held = self._desk.session.read(training.who_meets, wanted if isinstance(wanted, tuple) else (), among)
        self.met.setText("\n".join(_met(each) for each in held))
        self.met.setVisible(bool(held))


class AppendixForm(PartForm):
    """What only some may read."""

    def __init__(self) -> None:
        super().__init__(
            _("Restricted appendix"),
            _(
                "Details about health that only those who need them may read. It is never printed together "
                "with the rest: it leaves as a file of its own, and only when you ask for it."
            ),
        )
        self.form.row(_("Text of the appendix"), ProseField(rows=12), field="appendix")

    def show_part(self, paper: Stillingsbeskrivelse, key: str) -> None:
        """Show the appendix."""
        self.form.set_values({"appendix": paper.appendix})

    def taken(self, paper: Stillingsbeskrivelse, key: str) -> Stillingsbeskrivelse:
        """Return the paper with the appendix as typed."""
        return replace(paper, appendix=str(self.form.values()["appendix"]))


def whom_field(everyone: Sequence[tuple[str, str]]) -> ChoiceField[str]:
    """Return the choice of whose paper it is; an empty value means that it describes the role."""
    return ChoiceField[str]([("", _("All assistants")), *everyone])


def section_of(paper: Stillingsbeskrivelse, key: str) -> Section:
    """Return the section with the key; KeyError when there is none."""
    for each in paper.sections:
        if each.key == key:
            return each
    raise KeyError(key)


def _typed(editor: QPlainTextEdit) -> str:
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _met(each: Met) -> str:
    language = current()
    if not each.lacking:
        return _("{skill}: everybody concerned has it.", skill=each.skill)
    lacking = language.list(each.lacking)
    if not each.able:
        return _("{skill}: nobody concerned has it. Lacking: {lacking}.", skill=each.skill, lacking=lacking)
    return _(
        "{skill}: {able} have it. Lacking: {lacking}.", skill=each.skill, able=language.list(each.able),
        lacking=lacking,
    )  # fmt: skip
