"""The editor of one version: its parts in a list, the chosen part beside it, saved as one leaves a part."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section, Stillingsbeskrivelse
from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _, current
from bpa_desk.services import described, papers, people
from bpa_desk.services.identity import new_id
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import parts
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.words import PartRow
from bpa_desk.ui.kit.kept import Pause
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.table import Table

BESIDE = 190
"""From how many 4 px steps (scaled with the text) the parts and the part have room beside each other."""
_OWN = (told.ABOUT, told.NOT_INCLUDED, told.REQUIRES, told.APPENDIX)


class PaperEditor(QWidget):
    """Shows one version. What is typed is kept at once in the encrypted file, and saved on leaving the part.

    Signals: ``moved`` when another part is chosen, ``version_asked`` when a new version is wished for.
    """

    moved = Signal()
    version_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.paper: Stillingsbeskrivelse | None = None
        self._saved: Stillingsbeskrivelse | None = None
        self._part = ""
        self._still = self._saving = False
        self._pause = Pause(self)
        self._pause.over.connect(self.keep_now)
        self._build()

    # What is shown

    def show_paper(self, key: str) -> None:
        """Show the version with the key, with what was typed in it last and never saved."""
        if self._saving:
            return
        saved = self.desk.session.read(papers.stillingsbeskrivelse, key)
        if saved == self._saved:
            self._tell()
            return
        other = self._saved is None or self._saved.id != saved.id
        unsaved = not other and self.paper != self._saved
        self._saved = saved
        if other:
            self._part = told.ABOUT
            typed = _typed(saved, self.desk.session.kept(_draft_key(key))) if self.editable else None
            self.restored.setVisible(typed is not None)
            self.paper = typed or saved
            if typed is not None:
                self._part = _first_other(saved, typed)
            self._about.offer(self._everyone())
        elif unsaved and self.editable and self._holds(saved, self._part):
            # An undo came from elsewhere: what is being typed in this part stays on top of it.
            self.paper = self._forms[self._form_key()].taken(saved, self._part)
        else:
            self.paper = saved
        self._show_parts()
        self._show_part()
        self._tell()

    def close_paper(self) -> None:
        """Let go of the version; call :meth:`commit` first."""
        self.paper = self._saved = None

    @property
    def editable(self) -> bool:
        """Whether the version shown is a draft."""
        return self._saved is not None and self._saved.state is DocumentState.DRAFT

    @property
    def part(self) -> str:
        """The key of the part shown."""
        return self._part

    @property
    def in_section(self) -> bool:
        """Whether the part shown is a section, which can be moved and removed."""
        return self.paper is not None and self._part not in _OWN

    def choose(self, part: str) -> bool:
        """Show the part with the key; False when there is none."""
        return self.parts.select(part)

    # Saving

    def commit(self) -> bool:
        """Save what is typed as one step; False when it is refused, and then the reason stands beside it."""
        if not self._still and not self._saving:
            self._take()
            self._pause.stop()
        paper, saved = self.paper, self._saved
        if paper is None or saved is None or not self.editable or paper == saved:
            return True
        self._pause.stop()
        session = self.desk.session.say_next(Message(N_("Saved “{title}”"), {"title": paper.title}))
        self._saving = True
        outcome = session.attempt(papers.save, paper)
        self._saving = False
        if outcome and outcome.value is not None:
            self._saved = self.paper = outcome.value
            self.desk.session.let_go(_draft_key(saved.id))
            self.restored.hide()
            self._show_parts()
            self._tell()
            return True
        self.keep_now()
        if outcome.error is not None and not self._forms[self._form_key()].form.show_error(outcome.error):
            self.desk.say(current().message(outcome.error.message), urgent=True)
        return False

    def keep_now(self) -> None:
        """Keep what is typed and not saved, so that an interruption costs nothing."""
        self._pause.stop()
        if self.paper is not None and self.editable and self.paper != self._saved:
            self.desk.session.keep(_draft_key(self.paper.id), asdict(self.paper))

    # Sections

    def add_section(self) -> None:
        """Add an empty section after the one shown and go to its heading."""
        if not self.editable or not self.commit() or self.paper is None:
            return
        fresh = Section(new_id(), _("New section"))
        keys = [each.key for each in self.paper.sections]
        at = keys.index(self._part) + 1 if self._part in keys else len(keys)
        sections = (*self.paper.sections[:at], fresh, *self.paper.sections[at:])
        self._put(replace(self.paper, sections=sections), N_("Added a section"))
        self.parts.select(fresh.key)
        editor = self._forms["section"].form.editor("heading")
        editor.setFocus()
        editor.selectAll()  # type: ignore[attr-defined]

    def remove_section(self) -> None:
        """Take the section shown away; it can be undone."""
        if not self.editable or not self.in_section or self.paper is None or not self.commit():
            return
        keys = [each.key for each in self.paper.sections]
        at = keys.index(self._part)
        near = keys[at + 1] if at + 1 < len(keys) else keys[at - 1] if at else told.ABOUT
        heading = self.paper.sections[at].heading
        left = tuple(each for each in self.paper.sections if each.key != self._part)
        self._part = near
        self._put(replace(self.paper, sections=left), N_("Removed the section “{heading}”"), heading)
        self.parts.setFocus()

    def move_section(self, steps: int) -> None:
        """Move the section shown up (-1) or down (1), and say where it is now."""
        if not self.editable or not self.in_section or self.paper is None or not self.commit():
            return
        sections = list(self.paper.sections)
        at = [each.key for each in sections].index(self._part)
        to = at + steps
        if not 0 <= to < len(sections):
            return
        sections[at], sections[to] = sections[to], sections[at]
        heading = sections[to].heading
        self._put(replace(self.paper, sections=tuple(sections)), N_("Moved the section “{heading}”"), heading)
        self.desk.say(_("{heading}: number {n} of {total}", heading=heading, n=to + 1, total=len(sections)))

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        """Save on leaving the page; what is refused stays kept."""
        super().hideEvent(event)
        if not self.commit():
            self.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the part beside the list where there is room, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for room again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_split"):
            self._arrange()

    # Inside

    def _build(self) -> None:
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(2))
        self.title = Heading("", 2)
        self.state = words("", "soft")
        self.fixed = Notice(
            _("This version is approved and stays as it is. Make a new version to change anything."), "good"
        )
        self.fixed.offer(_("New version"), self.version_asked.emit)
        self.restored = Notice(_("What you had written and not saved is here again."), "note")
        self.drop = self.restored.offer(_("Drop it"), self._drop)
        for each in (self.title, self.state, self.fixed, self.restored):
            box.addWidget(each)
        self.parts = Table[PartRow](
            _("Parts of the paper"),
            [Column(_("Part"), _part_words, tip=_part_words, stretch=True)],
        )
        self.parts.setSortingEnabled(False)
        self._about = parts.AboutForm(self._everyone(), self.desk.session.read(described.roles))
        self._forms: dict[str, parts.PartForm] = {
            told.ABOUT: self._about,
            "section": parts.SectionForm(),
            told.NOT_INCLUDED: parts.NotIncludedForm(),
            told.REQUIRES: parts.SkillsForm(self.desk),
            told.APPENDIX: parts.AppendixForm(),
        }
        self.stack = QStackedWidget()
        for form in self._forms.values():
            self.stack.addWidget(form)
            form.form.changed.connect(self._take)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(now.gap(70))
        area.setWidget(self.stack)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(now.gap(4))
        self._split.addWidget(self.parts)
        self._split.addWidget(area)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        box.addWidget(self._split, 1)
        self.parts.chosen.connect(self._go_to)
        self.parts.opened.connect(lambda _row: self._enter())

    def _arrange(self) -> None:
        wide = self.width() >= theme.current().gap(BESIDE)
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _form_key(self) -> str:
        return self._part if self._part in _OWN else "section"

    def _go_to(self, row: PartRow | None) -> None:
        if self._still or row is None or row.id == self._part or self.paper is None:
            return
        if not self.commit():
            # What was refused stays in sight; the list goes back to it once this key press is through.
            QTimer.singleShot(0, self, lambda: self.parts.select(self._part))
            return
        self._part = row.id
        self._show_part()

    def _enter(self) -> None:
        form = self._forms[self._form_key()].form
        form.editor(next(iter(form.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        if self.paper is not None:
            still, self._still = self._still, True
            self.parts.show_rows(told.parts(self.paper))
            self.parts.select(self._part)
            self._still = still

    def _show_part(self) -> None:
        if self.paper is None:
            return
        if not self._holds(self.paper, self._part):
            self._part = told.ABOUT
            self._show_parts()
        form = self._forms[self._form_key()]
        self._still = True
        form.show_part(self.paper, self._part)
        form.allow(self.editable)
        if self.in_section:
            form.heading.setText(parts.section_of(self.paper, self._part).heading or _("Section"))
        self.stack.setCurrentWidget(form)
        self._still = False
        self.moved.emit()

    def _take(self) -> None:
        if self._still or self.paper is None or not self.editable:
            return
        form = self._forms[self._form_key()]
        if form.form.is_changed() or self.paper != self._saved:
            self.paper = form.taken(self.paper, self._part)
            self._pause.start()

    def _put(self, changed: Stillingsbeskrivelse, said: str, heading: str = "") -> None:
        session = self.desk.session.say_next(Message(said, {"heading": heading} if heading else {}))
        self._saving = True
        outcome = session.run(papers.save, changed)
        self._saving = False
        if outcome and outcome.value is not None:
            self._saved = self.paper = outcome.value
        self._show_parts()
        self._show_part()

    def _everyone(self) -> list[tuple[str, str]]:
        return [(each.id, each.name) for each in self.desk.session.read(people.assistants, None)]

    def _holds(self, paper: Stillingsbeskrivelse, part: str) -> bool:
        return part in _OWN or any(each.key == part for each in paper.sections)

    def _drop(self) -> None:
        if self._saved is not None:
            self._pause.stop()
            self.desk.session.let_go(_draft_key(self._saved.id))
            self.paper = self._saved
            self.restored.hide()
            self._show_parts()
            self._show_part()
            self.parts.setFocus()

    def _tell(self) -> None:
        paper = self._saved
        if paper is None:
            return
        name = self.desk.session.read(people.assistant, paper.assistant).name if paper.assistant else ""
        self.title.setText(paper.title)
        self.state.setText(told.standing(paper, name))
        self.fixed.setVisible(not self.editable)


def _part_words(row: PartRow) -> str:
    return f"{row.name}: {row.extent}" if row.extent else row.name


def _first_other(saved: Stillingsbeskrivelse, typed: Stillingsbeskrivelse) -> str:
    """Return the part in which the typed version differs, where one was interrupted."""
    before = {each.key: each for each in saved.sections}
    found = [each.key for each in typed.sections if before.get(each.key) != each]
    pairs = (
        (told.NOT_INCLUDED, saved.not_included, typed.not_included),
        (told.REQUIRES, saved.requires, typed.requires),
        (told.APPENDIX, saved.appendix, typed.appendix),
    )
    found += [part for part, one, other in pairs if one != other]
    return found[0] if found else told.ABOUT


def _draft_key(key: str) -> str:
    return f"paper:{key}"


def _typed(saved: Stillingsbeskrivelse, kept: object) -> Stillingsbeskrivelse | None:
    """Return the version as it was typed, or None when nothing of use is kept for this saved state."""
    if not isinstance(kept, dict) or kept.get("changed_at") != saved.changed_at:
        return None
    try:
        sections = tuple(
            Section(each["key"], each["heading"], each["body"], tuple(each["bullets"]))
            for each in kept["sections"]
        )
        typed = replace(
            saved,
            title=kept["title"],
            language=kept["language"],
            assistant=kept["assistant"],
            role=kept.get("role", saved.role),
            sections=sections,
            not_included=tuple(kept["not_included"]),
            requires=tuple(kept["requires"]),
            appendix=kept["appendix"],
        )
    except (KeyError, TypeError):
        return None
    return None if typed == saved else typed
