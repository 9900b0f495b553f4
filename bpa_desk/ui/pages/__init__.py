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


def _in_order(desk: Desk) -> Page:
    from bpa_desk.ui.in_order.page import InOrderPage

    return InOrderPage(desk)


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


def _yearwheel(desk: Desk) -> Page:
    from bpa_desk.ui.yearwheel.page import YearWheelPage

    return YearWheelPage(desk)


def _avvik(desk: Desk) -> Page:
    from bpa_desk.ui.avvik.page import AvvikPage

    return AvvikPage(desk)


def _control(desk: Desk) -> Page:
    from bpa_desk.ui.control.page import ControlPage

    return ControlPage(desk)


def _agreements(desk: Desk) -> Page:
    from bpa_desk.ui.pages.agreements import AgreementsPage

    return AgreementsPage(desk)


def _trepart(desk: Desk) -> Page:
    from bpa_desk.ui.trepart.page import TrepartPage

    return TrepartPage(desk)


def _notebook(desk: Desk) -> Page:
    from bpa_desk.ui.notebook.page import NotebookPage

    return NotebookPage(desk)


def _evaluation(desk: Desk) -> Page:
    from bpa_desk.ui.evaluation.page import EvaluationPage

    return EvaluationPage(desk)


def _transfer(desk: Desk) -> Page:
    from bpa_desk.ui.transfer.page import TransferPage

    return TransferPage(desk)


def _tariffs(desk: Desk) -> Page:
    from bpa_desk.ui.tariffs.page import TariffsPage

    return TariffsPage(desk)


def _settings(desk: Desk) -> Page:
    from bpa_desk.ui.preferences.page import SettingsPage

    return SettingsPage(desk)


def _privacy(desk: Desk) -> Page:
    from bpa_desk.ui.privacy.page import PrivacyPage

    return PrivacyPage(desk)


def _documents(desk: Desk) -> Page:
    from bpa_desk.ui.documents.page import DocumentsPage

    return DocumentsPage(desk)



def _handover(desk: Desk) -> Page:
    from bpa_desk.ui.handover.page import HandoverPage

    return HandoverPage(desk)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "today", N_("Today"), _today),
    PageSpec("inorder", "check", N_("Is all in order?"), _in_order, parent="today"),
    PageSpec("week", "week", N_("Week"), _week),
    PageSpec("turnus", "turnus", N_("Grunnturnus"), _turnus),
    PageSpec("assistants", "people", N_("Assistants"), _assistants),
    PageSpec("training", "training", N_("Training"), _training, parent="assistants"),
    PageSpec("papers", "list", N_("Personnel files"), _papers, parent="assistants"),
    PageSpec("meetings", "kind-meeting", N_("Talks and meetings"), _meetings, parent="assistants"),
    PageSpec("recruitment", "mail", N_("Recruitment"), _recruitment, parent="assistants"),
    PageSpec("absences", "absence", N_("Absence"), _absences),
    PageSpec("timesheets", "timesheet", N_("Timesheets"), _timesheets),
    PageSpec("tariffs", "money", N_("Pay and supplements"), _tariffs, parent="timesheets"),
    PageSpec("hms", "hms", N_("HMS"), _hms),
    PageSpec("internkontroll", "internkontroll", N_("Internal control"), _control, parent="hms"),
    PageSpec("avvik", "avvik", N_("Avvik"), _avvik, parent="hms"),
    PageSpec("agreements", "agreement", N_("Agreements"), _agreements),
    PageSpec("trepartsavtale", "trepart", N_("Trepartsavtale"), _trepart, parent="agreements"),
    PageSpec("notebook", "notebook", N_("Notebook"), _notebook, parent="agreements"),
    PageSpec("evaluation", "evaluation", N_("Yearly evaluation"), _evaluation, parent="agreements"),
    PageSpec("transfer", "archive", N_("Change of leverandør"), _transfer, parent="agreements"),
    PageSpec("documents", "documents", N_("Documents"), _documents),
    PageSpec("handover", "handover", N_("Handover book"), _handover, parent="documents"),
    PageSpec("yearwheel", "year", N_("Year wheel"), _yearwheel),
    PageSpec("settings", "settings", N_("Settings"), _settings, settings=True),
    PageSpec("privacy", "privacy", N_("Privacy"), _privacy, settings=True, parent="settings"),
)
