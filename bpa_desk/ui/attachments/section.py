"""The files beside one record: look at them, save a copy, take one away, attach another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from bpa_desk.domain.attachment import LARGEST, Attachment, safe_name
from bpa_desk.domain.text import DomainError
from bpa_desk.language import _, current
from bpa_desk.services import attachments, clock
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.viewing import open_view
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import IconButton, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.kit.sizes import file_size


class AttachmentsSection(Section):
    """What lies beside the record ``owner`` of kind ``owner_kind``; it keeps itself up to date.

    A file can also be dropped on it. ``title`` may say what belongs here ("Photos", "The signed paper").
    """

    def __init__(self, desk: Desk, owner_kind: str, owner: str, title: str = "") -> None:
        super().__init__(title or _("Attachments"))
        self._desk, self._kind, self._owner = desk, owner_kind, owner
        self._shown: tuple[Attachment, ...] | None = None
        self._rows = QWidget()
        self._box = QVBoxLayout(self._rows)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(2))
        self.add(self._rows)
        self.problem = Notice("", "error")
        self.problem.hide()
        self.add(self.problem)
        self.attach_button = button(_("Attach a file…"), self._choose, icon="plus")
        told = _("PDF, PNG or JPEG, at most {n} MB.", n=LARGEST // attachments.MEGABYTE)
        self.attach_button.setAccessibleDescription(told)
        self.attach_button.setToolTip(told)
        held = QWidget()
        FlowLayout(held, theme.current().gap(2)).addWidget(self.attach_button)
        self.add(held)
        self.setAcceptDrops(True)
        desk.session.changed.connect(self._note_change)
        self.refresh()

    def refresh(self) -> None:
        """Show what lies beside the record now."""
        found = tuple(self._desk.session.read(attachments.attachments, self._kind, self._owner))
        if found == self._shown:
            return
        self._shown = found
        emptied(self._box)
        if not found:
            self._box.addWidget(words(_("No files are attached."), "soft"))
        for each in found:
            self._box.addWidget(self._row(each))

    def attach(self, path: Path) -> bool:
        """Read the file and keep it beside the record; say what is wrong with it otherwise."""
        self.problem.hide()
        try:
            content = _read(path)
        except OSError:
            self._say(_("{name} could not be read.", name=path.name))
            return False
        except DomainError as error:
            self._say(current().message(error.message))
            return False
        today = self._desk.session.read(clock.today)
        outcome = self._desk.session.attempt(
            attachments.attach, self._kind, self._owner, path.name, content, today
        )
        if outcome.error is not None:
            self._say(current().message(outcome.error.message))
        return bool(outcome)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped, up to the first that cannot be."""
        for url in event.mimeData().urls():
            if url.isLocalFile() and not self.attach(Path(url.toLocalFile())):
                return

    def _note_change(self, kinds: frozenset[str]) -> None:
        if kinds & {"attachment", "*"}:
            self.refresh()

    def _row(self, each: Attachment) -> QWidget:
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(words(each.name))
        box.addWidget(words(about(each), "small"))
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        look = button(_("Look at it"), partial(self._look, each), icon="search")
        look.setAccessibleName(_("{action}: {about}", action=look.text(), about=each.name))
        flow.addWidget(look)
        for text, act, icon in (
            (_("Save a copy"), self._save_copy, "save"),
            (_("Remove"), self._remove, "trash"),
        ):
            made = IconButton(icon, _("{action}: {about}", action=text, about=each.name))
            made.clicked.connect(partial(self._do, act, each))
            flow.addWidget(made)
        box.addWidget(held)
        return row

    def _choose(self) -> None:
        kinds = "*.pdf *.png *.jpg *.jpeg"
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Attach a file"), str(Path.home()), f"{_('PDF and pictures')} ({kinds})"
        )
        if chosen:
            self.attach(Path(chosen))

    def _do(self, act: Callable[[Attachment], None], each: Attachment) -> None:
        act(each)

    def _look(self, each: Attachment) -> None:
        content = self._desk.session.read(attachments.content, each.id)
        open_view(self.window(), each.name, each.media_type, content)

    def _save_copy(self, each: Attachment) -> None:
        proposed = str(Path.home() / safe_name(each.name, each.media_type))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), proposed)
        if not chosen:
            return
        from bpa_desk import paths
        from bpa_desk.export.pictures import without_metadata

        content = self._desk.session.read(attachments.content, each.id)
        try:
            paths.write_whole(Path(chosen), without_metadata(content, each.media_type))
        except ValueError:
            self._say(_("The picture cannot be read, so its hidden facts could not be removed."))
            return
        except OSError:
            self._say(_("The file could not be written there. Is the disk full or the folder protected?"))
            return
        if each.picture:
            self._desk.say(_("The copy is saved, without place, time and camera."))
        else:
            self._desk.say(_("The copy is saved."))

    def _remove(self, each: Attachment) -> None:
        self._desk.session.run(attachments.detach, each.id)

    def _say(self, text: str) -> None:
        self.problem.show_text(text)
        self.problem.show()
        self._desk.say(text, urgent=True)


def about(each: Attachment) -> str:
    """Return in a few words what the file is, how large, and since when it lies there."""
    kind = _("Picture") if each.picture else _("PDF")
    return " · ".join((kind, file_size(each.size), current().date_numeric(each.added_on)))


def _read(path: Path) -> bytes:
    # Look before reading: somebody may have chosen a film.
    length = path.stat().st_size
    attachments.refuse_large(length)
    return path.read_bytes()
