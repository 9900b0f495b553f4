"""The one window: rail, page, inspector, menus, and the lines at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from bpa_desk import __version__, language
from bpa_desk.language import _
from bpa_desk.settings import Settings
from bpa_desk.ui import theme
from bpa_desk.ui.actions import Command, CommandSource, as_command
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.frame import Frame
from bpa_desk.ui.menus import Menus
from bpa_desk.ui.page import Page, PageSpec
from bpa_desk.ui.session import Session
from bpa_desk.ui.tokens import TEXT_PERCENTS

BEGUN = "begun"
"""What the titles of windows with something unfinished are kept under."""
LEAST_WIDTH, LEAST_HEIGHT = 640, 480


class MainWindow(QMainWindow):
    """Shows a gate (create, unlock) while nothing is open, and the desk with its pages once a session is.

    Signals: ``lock_asked``, ``left`` (the window is closing), ``told`` (a new language is in force).
    """

    lock_asked = Signal()
    left = Signal()
    told = Signal()

    def __init__(self, settings: Settings, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.pages = tuple(pages)
        self.file_actions: list[QAction] = []
        self.desk: Desk | None = None
        self.frame: Frame | None = None
        self.can_lock = False
        self._history: list[str] = []
        self.menus: Menus
        self.setWindowTitle("bpa_desk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1180, 780)
        if settings.window:
            # Read by Qt, which takes anything: damaged settings must not keep the window from opening.
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))

    # What is shown

    def show_gate(self, gate: QWidget) -> None:
        """Show a widget in place of everything: nothing of the ordning stays in the window."""
        self.drop_desk()
        self.can_lock = False
        self.menus = Menus(self)
        self.setCentralWidget(gate)
        gate.setFocus()

    def show_session(self, session: Session, can_lock: bool = True) -> None:
        """Show the desk for an open session, at the page one was on last."""
        self.drop_desk()
        self.can_lock = can_lock
        self.desk = Desk(session, self.settings, parent=self)
        self._build()
        self._connect(self.desk)
        self.go(self.settings.last_page or (self.pages[0].key if self.pages else ""))
        self._tell_begun(session)

    def keep_drafts(self) -> None:
        """Keep every form that is open and unfinished, before the file is closed."""
        from bpa_desk.ui.kit.dialog import DraftDialog

        panel = self.frame.inspector.panel if self.frame is not None else None
        if panel is not None:
            # A field of the details saves when one leaves it; now one does.
            focused = QApplication.focusWidget()
            if focused is not None and panel.isAncestorOf(focused):
                focused.clearFocus()
            panel.leave()
        page = self.page()
        if page is not None:
            page.keep_typed()
        begun = []
        for dialog in self.findChildren(DraftDialog):
            if dialog.kept is not None and dialog.isVisible():
                dialog.kept.keep_now()
                begun += [dialog.windowTitle()] if dialog.form.is_changed() else []
        if begun and self.desk is not None:
            self.desk.session.keep(BEGUN, begun)

    def drop_desk(self) -> None:
        """Take down everything of the open ordning, dialogs included."""
        self.frame = None
        self._history.clear()
        if self.desk is not None:
            self.desk.jobs.stop_all()
            self.desk.deleteLater()
            self.desk = None
        for dialog in self.findChildren(QDialog):
            # Hidden, not rejected: a draft in it stays kept.
            dialog.hide()
            dialog.deleteLater()
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()

    def remember_place(self) -> None:
        """Keep where one is within the page, for next time."""
        page = self.page()
        if page is not None and self.frame is not None:
            self.settings.places[self.frame.key] = dict(page.place())

    def page(self) -> Page | None:
        """Return the page in sight."""
        return self.frame.page() if self.frame is not None else None

    # Where to go

    def go(self, key: str, place: object = None) -> None:
        """Show the page with the key (an unknown one: the first), at a place in it."""
        if self.frame is None or not self.pages:
            return
        known = key if any(spec.key == key for spec in self.pages) else self.pages[0].key
        before = self.frame.key
        panel = self.frame.inspector.panel
        if before and before != known and panel is not None and not panel.leave():
            return
        self.remember_place()
        if before and before != known:
            # Before the page comes, so that what it shows of its own is not taken away again.
            self._history = [*self._history[-19:], before]
            self.frame.inspect(None)
        page = self.frame.show_page(known)
        if isinstance(place, dict) and place:
            page.restore(place)
        if self.frame.inspector.panel is None:
            page.show_details()
        self.settings.last_page = known
        self.menus.show_page_actions(page.actions_here())
        self.setWindowTitle(_("{page} – {program}", page=page.title, program="bpa_desk"))

    def step_back(self) -> bool:
        """Go one step back: within the page, out of the details, past the last line, to the page before."""
        page, frame = self.page(), self.frame
        if page is None or frame is None:
            return False
        if frame.inspector.isAncestorOf(QApplication.focusWidget() or self) and frame.inspector.dismiss():
            return True
        if page.step_back() or frame.inspector.dismiss() or frame.undo_bar.dismiss():
            return True
        if not self._history:
            return False
        key = self._history.pop()
        frame.key = ""
        self.go(key)
        return True

    def open_command_box(self) -> None:
        """Open the command box; the focus comes back where it was."""
        from bpa_desk.ui.command_box import CommandBox
        from bpa_desk.ui.dictation import Dictation
        from bpa_desk.ui.searching import RecordSearch

        before = QApplication.focusWidget()
        sources: list[CommandSource] = []
        if self.desk is not None:
            sources = [Dictation(self.desk), RecordSearch(self.desk)]
        box = CommandBox(self, self.commands(), sources)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.rejected.connect(lambda: before.setFocus() if before is not None else None)
        box.open()

    def commands(self) -> list[Command]:
        """Return everything the menus and the page can do, each once."""
        page = self.page()
        own = page.actions_here() if page is not None else ()
        found: dict[str, Command] = {}
        for each in (*own, *self.menus.all_actions()):
            made = as_command(each)
            if each.isEnabled() and made.text not in found:
                found[made.text] = made
        return list(found.values())

    # Panes

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        if self.frame is not None:
            self.frame.move_pane(1)

    def previous_pane(self) -> None:
        """Move the focus to the pane before."""
        if self.frame is not None:
            self.frame.move_pane(-1)

    def toggle_rail(self) -> None:
        """Fold or unfold the rail, and remember it."""
        if self.frame is not None:
            self.settings.rail_folded = not self.frame.rail.folded
            self.frame.rail.fold(self.settings.rail_folded)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        if self.frame is not None:
            self.frame.toggle_inspector()

    # Undo

    def undo(self) -> None:
        """Take the last change back."""
        if self.desk is not None:
            self.desk.session.undo()

    def redo(self) -> None:
        """Do the last undone change again."""
        if self.desk is not None:
            self.desk.session.redo()

    # Look and language

    def set_palette(self, name: str) -> None:
        """Change the colours, now and for next time."""
        self.settings.palette = name
        self._relook()

    def set_text(self, percent: int) -> None:
        """Change the text size in percent, now and for next time."""
        self.settings.text_percent = percent
        self._relook()

    def step_text(self, steps: int) -> None:
        """Go to the next larger or smaller text size."""
        sizes = sorted({*TEXT_PERCENTS, self.settings.text_percent})
        at = sizes.index(self.settings.text_percent) + steps
        self.set_text(sizes[max(0, min(len(sizes) - 1, at))])

    def set_language(self, code: str) -> None:
        """Change the language: everything is built anew in it, and one is where one was."""
        self.remember_place()
        self.settings.language = code
        language.use(code)
        self.settings.save()
        self._rebuild()
        self.told.emit()

    # Help

    def show_help(self) -> None:
        """Show the help for the page in the inspector."""
        page = self.page()
        if page is None or self.desk is None or self.frame is None:
            return
        from bpa_desk.ui.help import HelpPanel

        topic = page.help_topic or self.frame.key
        actions = (*page.actions_here(), *self.menus.all_actions())
        self.frame.inspect(HelpPanel(self.desk, page.title, topic, actions), enter=True)

    def show_law(self) -> None:
        """Show how the rules count, in the inspector."""
        if self.desk is None or self.frame is None:
            return
        from bpa_desk.ui.law import LawPanel

        self.frame.inspect(LawPanel(self.desk), enter=True)

    def show_about(self) -> None:
        """Show what the program is and which version."""
        from bpa_desk.ui.about import AboutDialog

        AboutDialog(self, __version__).open()

    def bring_old_plan(self) -> None:
        """Open the window for bringing an old plan, assistants or a rota file along."""
        if self.desk is not None:
            from bpa_desk.ui.importing.dialog import open_import

            open_import(self.desk, self)

    def set_status(self, key: str, text: str) -> None:
        """Show a lasting fact at the foot, such as the last backup; an empty text takes it away."""
        if self.frame is not None:
            self.frame.status.show_fact(key, text)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc for one step back where nothing nearer took it."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.step_back():
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and say good-bye."""
        panel = self.frame.inspector.panel if self.frame is not None else None
        if panel is not None and not panel.leave():
            event.ignore()
            return
        self.remember_place()
        self.settings.window = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.save()
        self.left.emit()
        super().closeEvent(event)

    # Inside

    def _build(self) -> None:
        assert self.desk is not None
        self.menus = Menus(self)
        # Its parent from the beginning: what is built inside is then styled once.
        self.frame = Frame(self.desk, self.pages, self)
        self.setCentralWidget(self.frame)
        self.frame.rail.picked.connect(self.go)
        self.frame.rail.fold_asked.connect(self.toggle_rail)
        self.frame.undo_bar.undo_asked.connect(self.undo)
        session = self.desk.session
        self.menus.show_undo(session.undo_text(), session.redo_text())

    def _connect(self, desk: Desk) -> None:
        # Through methods of the window, not of the frame: the frame is built anew with each language.
        desk.go_asked.connect(self.go)
        desk.inspect_asked.connect(lambda panel: self.frame.inspect(panel) if self.frame else None)
        desk.say_asked.connect(lambda text, urgent: self.frame.say(text, urgent) if self.frame else None)
        desk.jobs.slow_job.connect(lambda job: self.frame.progress.show_job(job) if self.frame else None)
        session = desk.session
        session.changed.connect(lambda kinds: self.frame.note_change(kinds) if self.frame else None)
        session.undo_changed.connect(lambda undo, redo: self.menus.show_undo(undo, redo))
        session.did.connect(self._say_done)
        session.refused.connect(lambda text: self.frame.undo_bar.show_refused(text) if self.frame else None)
        session.failed.connect(lambda text: self.frame.undo_bar.show_refused(text) if self.frame else None)

    def _say_done(self, text: str) -> None:
        if self.frame is not None and self.desk is not None:
            self.frame.undo_bar.show_done(text, bool(self.desk.session.undo_text()))

    def _tell_begun(self, session: Session) -> None:
        """Say which windows one was writing in when the file was locked."""
        begun = session.kept(BEGUN)
        if self.frame is None or not isinstance(begun, list):
            return
        session.let_go(BEGUN)
        names = [_("“{title}”", title=each) for each in begun if isinstance(each, str)]
        text = _("You were writing in {windows}. It is kept: open it again to go on.", windows=names)
        self.frame.undo_bar.show_note(text)

    def _rebuild(self) -> None:
        if self.desk is None:
            self.menus = Menus(self)
            return
        key = self.frame.key if self.frame is not None else ""
        self.frame = None
        self._build()
        self.go(key, self.settings.places.get(key))

    def _relook(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.named(self.settings.palette, self.settings.text_percent))
        self.settings.save()
        self.menus = Menus(self)
        if self.desk is not None:
            session = self.desk.session
            self.menus.show_undo(session.undo_text(), session.redo_text())
            self.desk.look_changed.emit()
        page = self.page()
        if page is not None:
            self.menus.show_page_actions(page.actions_here())
        # Sizes are right only after Qt has polished every widget with the new sheet.
        QTimer.singleShot(0, self, lambda: self.frame.fit() if self.frame is not None else None)
