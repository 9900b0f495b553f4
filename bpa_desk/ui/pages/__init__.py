"""The pages of the program, in the order of the rail; each is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_
from bpa_desk.ui.page import PageSpec

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.page import Page

# A factory imports its page inside itself, so that starting the program loads only what is shown.


def _today(desk: Desk) -> Page:
    from bpa_desk.ui.today.page import TodayPage

    return TodayPage(desk)


def _week(desk: Desk) -> Page:
    from bpa_desk.ui.pages.week import WeekPage

    return WeekPage(desk)


def _turnus(desk: Desk) -> Page:
    from bpa_desk.ui.pages.turnus import TurnusPage

    return TurnusPage(desk)


def _assistants(desk: Desk) -> Page:
    from bpa_desk.ui.pages.assistants import AssistantsPage

    return AssistantsPage(desk)


def _papers(desk: Desk) -> Page:
    from bpa_desk.ui.personnel.page import PapersPage

    return PapersPage(desk)


def _meetings(desk: Desk) -> Page:
    from bpa_desk.ui.meetings.page import MeetingsPage

    return MeetingsPage(desk)


def _recruitment(desk: Desk) -> Page:
    from bpa_desk.ui.recruitment.page import RecruitmentPage

    return RecruitmentPage(desk)


def _absences(desk: Desk) -> Page:
    from bpa_desk.ui.pages.absences import AbsencesPage

    return AbsencesPage(desk)


def _timesheets(desk: Desk) -> Page:
    from bpa_desk.ui.timesheets.page import TimesheetsPage

    return TimesheetsPage(desk)


def _hms(desk: Desk) -> Page:
    from bpa_desk.ui.hms.page import HmsPage

    return HmsPage(desk)


def _training(desk: Desk) -> Page:
    from bpa_desk.ui.training.page import TrainingPage

    return TrainingPage(desk)


def _agreements(desk: Desk) -> Page:
    from bpa_desk.ui.pages.agreements import AgreementsPage

    return AgreementsPage(desk)


def _trepart(desk: Desk) -> Page:
    from bpa_desk.ui.trepart.page import TrepartPage

    return TrepartPage(desk)


def _tariffs(desk: Desk) -> Page:
    from bpa_desk.ui.tariffs.page import TariffsPage

    return TariffsPage(desk)


def _settings(desk: Desk) -> Page:
    from bpa_desk.ui.preferences.page import SettingsPage

    return SettingsPage(desk)


def _documents(desk: Desk) -> Page:
    from bpa_desk.ui.documents.page import DocumentsPage

    return DocumentsPage(desk)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "today", N_("Today"), _today),
    PageSpec("week", "week", N_("Week"), _week),
    PageSpec("turnus", "turnus", N_("Grunnturnus"), _turnus),
    PageSpec("assistants", "people", N_("Assistants"), _assistants),
    PageSpec("papers", "list", N_("Personnel files"), _papers, parent="assistants"),
    PageSpec("meetings", "kind-meeting", N_("Talks and meetings"), _meetings, parent="assistants"),
    PageSpec("recruitment", "mail", N_("Recruitment"), _recruitment, parent="assistants"),
    PageSpec("absences", "absence", N_("Absence"), _absences),
    PageSpec("timesheets", "timesheet", N_("Timesheets"), _timesheets),
    PageSpec("tariffs", "money", N_("Pay and supplements"), _tariffs, parent="timesheets"),
    PageSpec("training", "training", N_("Training"), _training),
    PageSpec("hms", "hms", N_("HMS"), _hms),
    PageSpec("agreements", "agreement", N_("Agreements"), _agreements),
    PageSpec("trepartsavtale", "trepart", N_("Trepartsavtale"), _trepart, parent="agreements"),
    PageSpec("documents", "documents", N_("Documents"), _documents),
    PageSpec("settings", "settings", N_("Settings"), _settings, settings=True),
)
