"""How the program itself looks, speaks and locks: kept on this machine, not in the ordning's file."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from bpa_desk.language import CODES, NAMES, _, ngettext
from bpa_desk.settings import Settings
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.idle import Idle
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.preferences.choices import Choices
from bpa_desk.ui.tokens import PALETTES, TEXT_PERCENTS

MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)


class LookSection(Section):
    """Language, colours and text size; each is in force at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Language and looks"))
        self._settings = desk.settings
        self.add(words(_("For this program on this machine. The papers can be in another language."), "soft"))
        # Languages stand in their own words: who cannot read the present one must find their own.
        languages = [(code, NAMES[code]) for code in CODES]
        self.languages = Choices(_("Language"), languages, self._take_language)
        palettes = [(name, _(each.title)) for name, each in PALETTES.items()]
        self.palettes = Choices(_("Colours"), palettes, self._take_palette)
        sizes = [(str(size), _("{n} %", n=size)) for size in TEXT_PERCENTS]
        self.sizes = Choices(_("Text size"), sizes, lambda size: self._take_size(int(size)))
        for each in (self.languages, self.palettes, self.sizes):
            self.add(each)
        desk.look_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Mark what is in force now."""
        self.languages.show_chosen(self._settings.language)
        self.palettes.show_chosen(self._settings.palette)
        self.sizes.show_chosen(str(self._settings.text_percent))

    def _take_language(self, code: str) -> None:
        window = self.window()
        if isinstance(window, MainWindow) and code != self._settings.language:
            window.set_language(code)

    def _take_palette(self, name: str) -> None:
        window = self.window()
        if isinstance(window, MainWindow):
            window.set_palette(name)

    def _take_size(self, percent: int) -> None:
        window = self.window()
        if isinstance(window, MainWindow):
            window.set_text(percent)


class LockSection(Section):
    """After how long without a touch the file is locked."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(_("Locking"))
        self._settings = settings
        form = Form()
        self.minutes = form.row(
            _("Lock when nobody has touched the program for"),
            ChoiceField[int](),
            help=_("The file is locked when the machine sleeps too. What you were writing is kept."),
        )
        self.add(form)
        self.refresh()
        self.minutes.changed.connect(self._take)

    def refresh(self) -> None:
        """Show the minutes in force."""
        now = self._settings.idle_minutes
        if self.minutes.value() == now:
            return
        blocked = self.minutes.blockSignals(True)
        self.minutes.offer(
            [(each, ngettext("{n} minute", "{n} minutes", each)) for each in sorted({*MINUTES, now})]
        )
        self.minutes.set_value(now)
        self.minutes.blockSignals(blocked)

    def _take(self) -> None:
        chosen = self.minutes.value()
        if chosen is None:
            return
        self._settings.idle_minutes = chosen
        self._settings.save()
        application = QApplication.instance()
        for watch in application.findChildren(Idle) if application is not None else ():
            watch.set_minutes(chosen)
