"""What absence asks for on the first screen leads to the person; only the rota's findings are explained."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.text import Message
from bpa_desk.services.today import Duty, Urgency
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.today.duties import DutyList

TODAY = date(2026, 11, 24)


def test_a_holiday_leads_to_the_person_and_is_not_a_finding_of_the_rota(qtbot: QtBot, desk: Desk) -> None:
    asked: list[Finding] = []
    gone: list[tuple[str, object]] = []
    desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    shown = DutyList(desk, asked.append)
    qtbot.addWidget(shown)
    late = Finding("FERIE-6", Severity.ADVARSEL, 0, 1, Message("Late."), "kari", law="ferieloven § 6")
    short = Finding("HVILE-1", Severity.FEIL, 0, 1, Message("Short."), "kari", law="aml. § 10-8 (1)")
    shown.show_duties(
        [
            Duty(Urgency.SOON, TODAY, late.text, "absences", "kari", late),
            Duty(Urgency.SOON, TODAY, short.text, "week", "s", short),
        ],
        TODAY,
    )
    assert len(shown.explaining) == 1
    shown.explaining[0].click()
    assert asked == [short]
    shown.buttons[0].click()
    assert gone == [("absences", {"assistant": "kari"})]
