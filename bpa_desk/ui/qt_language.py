"""Qt's own words in our languages: Qt has no bokmål, so a translator feeds them from our catalogue."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from bpa_desk.language import current, pgettext


class Translator(QTranslator):
    """Answers Qt from the catalogue in force; what is not there stays as Qt wrote it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def translate(self, context: str, source: str, _comment: str | None = None, _count: int = -1) -> str:
        """Return the translation with Qt's own placeholders (``%1``) kept, or None where Qt's words stand."""
        found = current().catalogue.text(source, context) if current().code != "en" else None
        # Not an empty text: Qt would take that for the translation and show nothing.
        return found or None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """Say that there is something to ask."""
        return False


def qt_words() -> tuple[str, ...]:
    """Return every text of Qt's that the program shows; it is also where the catalogue finds them."""
    return (*_keys(), *_editing(), *_buttons(), *_files(), *_printing(), *_others())


def _keys() -> tuple[str, ...]:
    return (
        pgettext("QShortcut", "Ctrl"),
        pgettext("QShortcut", "Shift"),
        pgettext("QShortcut", "Alt"),
        pgettext("QShortcut", "Del"),
        pgettext("QShortcut", "Ins"),
        pgettext("QShortcut", "Home"),
        pgettext("QShortcut", "End"),
        pgettext("QShortcut", "PgUp"),
        pgettext("QShortcut", "PgDown"),
        pgettext("QShortcut", "Left"),
        pgettext("QShortcut", "Right"),
        pgettext("QShortcut", "Up"),
        pgettext("QShortcut", "Down"),
        pgettext("QShortcut", "Space"),
        pgettext("QShortcut", "Return"),
        pgettext("QShortcut", "Enter"),
        pgettext("QShortcut", "Backspace"),
        pgettext("QShortcut", "Esc"),
    )


def _editing() -> tuple[str, ...]:
    return (
        pgettext("QLineEdit", "&Undo"),
        pgettext("QLineEdit", "&Redo"),
        pgettext("QLineEdit", "Cu&t"),
        pgettext("QLineEdit", "&Copy"),
        pgettext("QLineEdit", "&Paste"),
        pgettext("QLineEdit", "Delete"),
        pgettext("QLineEdit", "Select All"),
        pgettext("QWidgetTextControl", "&Undo"),
        pgettext("QWidgetTextControl", "&Redo"),
        pgettext("QWidgetTextControl", "Cu&t"),
        pgettext("QWidgetTextControl", "&Copy"),
        pgettext("QWidgetTextControl", "&Paste"),
        pgettext("QWidgetTextControl", "Delete"),
        pgettext("QWidgetTextControl", "Select All"),
        pgettext("QWidgetTextControl", "Copy &Link Location"),
    )


def _buttons() -> tuple[str, ...]:
    return (
        pgettext("QPlatformTheme", "OK"),
        pgettext("QPlatformTheme", "Save"),
        pgettext("QPlatformTheme", "Save All"),
        pgettext("QPlatformTheme", "Open"),
        pgettext("QPlatformTheme", "&Yes"),
        pgettext("QPlatformTheme", "&No"),
        pgettext("QPlatformTheme", "Retry"),
        pgettext("QPlatformTheme", "Ignore"),
        pgettext("QPlatformTheme", "Close"),
        pgettext("QPlatformTheme", "Cancel"),
        pgettext("QPlatformTheme", "Discard"),
        pgettext("QPlatformTheme", "Help"),
        pgettext("QPlatformTheme", "Apply"),
        pgettext("QPlatformTheme", "Reset"),
        pgettext("QDialogButtonBox", "OK"),
    )


def _files() -> tuple[str, ...]:
    return (
        pgettext("QFileDialog", "Look in:"),
        pgettext("QFileDialog", "File &name:"),
        pgettext("QFileDialog", "Files of type:"),
        pgettext("QFileDialog", "Directory:"),
        pgettext("QFileDialog", "&Open"),
        pgettext("QFileDialog", "&Save"),
        pgettext("QFileDialog", "&Choose"),
        pgettext("QFileDialog", "Back"),
        pgettext("QFileDialog", "Forward"),
        pgettext("QFileDialog", "Parent Directory"),
        pgettext("QFileDialog", "Create New Folder"),
        pgettext("QFileDialog", "Create a New Folder"),
        pgettext("QFileDialog", "&New Folder"),
        pgettext("QFileDialog", "New Folder"),
        pgettext("QFileDialog", "List View"),
        pgettext("QFileDialog", "Detail View"),
        pgettext("QFileDialog", "Change to list view mode"),
        pgettext("QFileDialog", "Change to detail view mode"),
        pgettext("QFileDialog", "Go back"),
        pgettext("QFileDialog", "Go forward"),
        pgettext("QFileDialog", "Go to the parent directory"),
        pgettext("QFileDialog", "Show &hidden files"),
        pgettext("QFileDialog", "All Files (*)"),
        pgettext("QFileDialog", "Save As"),
        pgettext("QFileDialog", "Find Directory"),
        pgettext("QFileDialog", "Computer"),
        pgettext("QFileDialog", "Sidebar"),
        pgettext("QFileDialog", "&Rename"),
        pgettext("QFileDialog", "&Delete"),
        pgettext("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
        pgettext("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
        pgettext("QFileSystemModel", "Name"),
        pgettext("QFileSystemModel", "Size"),
        pgettext("QFileSystemModel", "Date Modified"),
        pgettext("QDirModel", "Name"),
    )


def _printing() -> tuple[str, ...]:
    return (
        pgettext("QPrintDialog", "Print"),
        pgettext("QPrintDialog", "&Print"),
        pgettext("QPrintDialog", "&Options >>"),
        pgettext("QPrintDialog", "&Options <<"),
        pgettext("QPrintDialog", "Print to File (PDF)"),
        pgettext("QPrintDialog", "Local file"),
        pgettext("QPrintDialog", "Write PDF file"),
    )


def _others() -> tuple[str, ...]:
    return (
        pgettext("QScrollBar", "Scroll here"),
        pgettext("QScrollBar", "Top"),
        pgettext("QScrollBar", "Bottom"),
        pgettext("QScrollBar", "Left edge"),
        pgettext("QScrollBar", "Right edge"),
        pgettext("QScrollBar", "Page up"),
        pgettext("QScrollBar", "Page down"),
        pgettext("QScrollBar", "Scroll up"),
        pgettext("QScrollBar", "Scroll down"),
        pgettext("QComboBox", "Open the combo box selection popup"),
        pgettext("QTabBar", "Scroll Left"),
        pgettext("QTabBar", "Scroll Right"),
        pgettext("QMessageBox", "Show Details..."),
        pgettext("QMessageBox", "Hide Details..."),
        pgettext("QAccessibleActionInterface", "Press"),
        pgettext("QAccessibleActionInterface", "Toggle"),
        pgettext("QAccessibleActionInterface", "SetFocus"),
        pgettext("QAccessibleActionInterface", "ShowMenu"),
    )
