"""The fields and forms of a profile: exact figures, entries, and forms that give back what they get."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.pay.profile import BaseRate, Edition, OvertimeWindow, Supplement, TariffProfile, Window
from bpa_desk.domain.text import DomainError
from bpa_desk.services import tariffs
from bpa_desk.ui.kit.kept import retype, typed
from bpa_desk.ui.tariffs.exact import ExactField, exact_words, read_exact
from bpa_desk.ui.tariffs.paid_parts import KR, NONE, OvertimePart, SupplementPart, every_part
from bpa_desk.ui.tariffs.parts import RateForm, TariffPart
from bpa_desk.ui.tariffs.windows import OvertimeForm, WindowForm, overtime_field, windows_field
from tests.domain.pay.test_writing import editions
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)


def parts() -> list[TariffPart]:
    """Return all forms of a profile."""
    return list(every_part(lambda: TODAY).values())


def canonical(edition: Edition) -> Edition:
    """Return the table with what order and doubling do not mean put in one order."""

    def plain(window: Window) -> Window:
        days = sorted(set(window.days), key=str)
        return replace(window, days=tuple(days))

    overtime = edition.overtime and replace(
        edition.overtime,
        windows=tuple(replace(each, window=plain(each.window)) for each in edition.overtime.windows),
    )
    return replace(edition, overtime=overtime, ask=tuple(sorted(edition.ask)))


@pytest.mark.parametrize(
    ("text", "value"),
    [("205,86", "205.86"), ("205.86 kr", "205.86"), ("133 1/3", "400/3"), ("1/3", "1/3"), ("60", "60"),
     ("1 852,50", "1852.50"), ("50 %", "50")],
)  # fmt: skip
def test_figures_are_read_exactly(text: str, value: str) -> None:
    assert read_exact(text) == Fraction(value)


@pytest.mark.parametrize("text", ["", "kr", "1/0", "-5", "1,2,3", "mye", "1e9"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(DomainError):
        read_exact(text)


def test_figures_are_shown_as_they_can_be_typed() -> None:
    language.use("nb")
    for value in ("205.86", "219.2", "400/3", "1/3", "60", "10.25", "1/7", "1852.5"):
        assert read_exact(exact_words(Fraction(value))) == Fraction(value)
    assert exact_words(Fraction("219.2")) == "219,20"
    assert exact_words(Fraction(400, 3)) == "133 1/3"


def test_a_figure_out_of_bounds_stays_typed_and_is_a_problem(qtbot: QtBot, look: Look) -> None:
    field = ExactField(most=1)
    qtbot.addWidget(field)
    field.setText("2")
    assert field.value() is None
    assert field.problem() is not None
    assert field.text() == "2"


@pytest.mark.parametrize("name", [each.name for each in tariffs.shipped()])
def test_forms_give_back_what_they_were_given(qtbot: QtBot, look: Look, name: str) -> None:
    profile = tariffs.named(name)
    for part in parts():
        qtbot.addWidget(part)
        for edition in profile.editions:
            part.show_part(profile, edition)
            assert not part.is_changed()
            assert part.obstacle() is None
            same, taken = part.taken(profile, edition)
            assert (same, canonical(taken)) == (profile, canonical(edition))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions(date(2026, 1, 1)))
def test_any_table_goes_through_the_forms_unchanged(qtbot: QtBot, look: Look, edition: Edition) -> None:
    profile = TariffProfile("Vår", (edition,), "kilde", "notat")
    for part in parts():
        part.show_part(profile, edition)
        same, taken = part.taken(profile, edition)
        assert same == profile
        assert canonical(taken) == canonical(edition)
        part.deleteLater()


def test_what_is_typed_in_a_part_survives_as_a_draft(qtbot: QtBot, look: Look) -> None:
    profile = tariffs.named("KS HTA 2023")
    one, other = SupplementPart("HELG"), SupplementPart("HELG")
    for part in (one, other):
        qtbot.addWidget(part)
        part.show_part(profile, profile.editions[0])
    one.editor("percent").setText("hundre")  # type: ignore[attr-defined]
    one.editor("windows").add()  # type: ignore[attr-defined]
    retype(other, typed(one))
    assert other.editor("percent").text() == "hundre"  # type: ignore[attr-defined]
    assert len(other.editor("windows").cards) == 3  # type: ignore[attr-defined]
    assert other.is_changed()
    assert not other.check()
    assert other.error_text("percent")


def test_entries_are_added_numbered_and_taken_away(qtbot: QtBot, look: Look) -> None:
    field = windows_field()
    qtbot.addWidget(field)
    field.show()
    field.set_value((Window(),))
    field.add()
    assert [card.heading.text()[-1] for card in field.cards] == ["1", "2"]
    second = field.cards[1]
    assert second.form.editor("from").accessibleName().startswith(second.heading.text())
    second.form.set_values({"days": ()})
    assert field.problem() is not None
    assert field.value() == (Window(),)
    second.form.set_values({"days": (6,), "from": 17 * 60, "to": 6 * 60})
    assert field.value()[1] == Window(17 * 60, 30 * 60, (6,))
    field.remove(field.cards[0])
    assert field.value() == (Window(17 * 60, 30 * 60, (6,)),)
    assert field.cards[0].heading.text()[-1] == "1"


def test_each_entry_form_gives_back_its_entry(qtbot: QtBot, look: Look) -> None:
    window = Window(20 * 60, 30 * 60, (1, "holiday"))
    pairs = [
        (WindowForm(), window),
        (OvertimeForm(), OvertimeWindow(Fraction(400, 3), window)),
        (RateForm(), BaseRate(Fraction("205.86"), 3, Fraction(4), 2130)),
    ]
    for form, entry in pairs:
        qtbot.addWidget(form)
        form.show_entry(entry)  # type: ignore[attr-defined]
        assert form.entry() == entry  # type: ignore[attr-defined]
    assert overtime_field().value() == ()


def test_taking_away_together_with_takes_both_sides(qtbot: QtBot, look: Look) -> None:
    profile = tariffs.named("Uloba 2023")
    part = SupplementPart("LORSON")
    qtbot.addWidget(part)
    part.show_part(profile, profile.editions[0])
    assert part.values()["stacks_with"] == ("KVELD",)
    part.editor("stacks_with").set_value(())  # type: ignore[attr-defined]
    _same, taken = part.taken(profile, profile.editions[0])
    weekend, evening = taken.supplement("LORSON"), taken.supplement("KVELD")
    assert weekend is not None
    assert evening is not None
    assert not weekend.stands_beside(evening)
    holiday = taken.supplement("HELG")
    assert holiday is not None
    assert holiday.stands_beside(evening)


def test_a_new_supplement_comes_in_the_usual_order_and_a_dropped_one_goes(qtbot: QtBot, look: Look) -> None:
    edition = Edition(TODAY, supplements=(Supplement("KVELD", (Window(),), Fraction(60)),))
    profile = TariffProfile("Vår", (edition,))
    part = SupplementPart("HELG")
    qtbot.addWidget(part)
    part.show_part(profile, edition)
    part.set_values({"how": KR})
    assert not part.check()
    assert part.error_text("kr")
    part.set_values({"how": KR, "kr": Fraction(100)})
    _same, taken = part.taken(profile, edition)
    assert [each.code for each in taken.supplements] == ["HELG", "KVELD"]
    part.show_part(profile, taken)
    part.set_values({"how": NONE})
    assert part.taken(profile, taken)[1] == edition


def test_hours_one_has_set_are_no_proposal_any_more(qtbot: QtBot, look: Look) -> None:
    profile = tariffs.named("Virke BPA")
    edition = profile.editions[-1]
    evening, overtime = SupplementPart("KVELD"), OvertimePart()
    for part in (evening, overtime):
        qtbot.addWidget(part)
        part.show_part(profile, edition)
    evening.editor("windows").cards[0].form.set_values({"from": 16 * 60})  # type: ignore[attr-defined]
    assert "KVELD" not in evening.taken(profile, edition)[1].proposed
    overtime.editor("day").set_value(7 * 60 + 30)  # type: ignore[attr-defined]
    assert "overtime" not in overtime.taken(profile, edition)[1].proposed
