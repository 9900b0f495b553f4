"""Internal control and risks: what is lacking of each point, goals, equipment, the card, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.hms_round import Answer
from bpa_desk.domain.internal_control import (
    Caller,
    ControlPoint,
    EmergencyCard,
    Equipment,
    EquipmentKind,
    Lack,
    Point,
)
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.risk import SCALES, Grade, Risk, Scale, placed
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, due, hms, ordning, remedies, risks
from bpa_desk.services import internal_control as control
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def lacks(store: Store) -> dict[str, tuple[Lack, ...]]:
    return {each.id: each.lacks for each in control.points(store) if each.lacks}


def assessed(store: Store, hazard: str = "Fall", **values: object) -> Risk:
    return risks.save_risk(
        store,
        replace(risks.proposed(store), hazard=hazard, **values),  # type: ignore[arg-type]
    )


def test_the_templates_are_alike_in_all_languages() -> None:
    for code in ("nb", "nn", "en"):
        assert list(control.texts(code)) == [str(each) for each in Point]
        assert all(each.proposal and each.asks and each.title for each in control.texts(code).values())
    assert len({len(risks.hazards(code)) for code in ("nb", "nn", "en")}) == 1


def test_the_limits_of_the_matrix(store: Store) -> None:
    small = SCALES[4]
    grades = {each: small.grade(1, each) for each in range(1, 5)}
    assert [str(each) for each in grades.values()] == ["green", "green", "green", "yellow"]
    assert (small.grade(2, 3), small.grade(2, 4), small.grade(4, 4)) == (Grade.YELLOW, Grade.RED, Grade.RED)
    assert risks.scale(store) == small
    risks.set_scale(store, SCALES[5])
    assert risks.scale(store) == Scale(5, 5, 10)
    assessed(store, likelihood=5)
    with pytest.raises(DomainError) as error:
        risks.set_scale(store, small)
    assert error.value.field == "size"
    for wrong, field in ((Scale(6, 4, 8), "size"), (Scale(4, 0, 8), "yellow"), (Scale(4, 8, 8), "red")):
        with pytest.raises(DomainError) as error:
            risks.set_scale(store, wrong)
        assert error.value.field == field
    ordning.set_setting(store, risks.SCALE, "nonsense")
    assert risks.scale(store) == small


def test_risks_are_checked_and_the_gravest_stands_first(store: Store) -> None:
    fresh = risks.proposed(store, risks.hazards("nb")[0])
    assert (fresh.hazard, fresh.review_on) == ("Løft og forflytning", date(2027, 5, 12))
    for wrong, field in (
        (replace(fresh, hazard=" "), "hazard"),
        (replace(fresh, likelihood=5), "likelihood"),
        (replace(fresh, consequence=0), "consequence"),
        (replace(fresh, residual_likelihood=1), "residual_consequence"),
        (replace(fresh, residual_consequence=1), "residual_likelihood"),
        (replace(fresh, review_on=date(2026, 5, 11)), "review_on"),
    ):
        with pytest.raises(DomainError) as error:
            risks.save_risk(store, wrong)
        assert error.value.field == field
    low, high = assessed(store, "a"), assessed(store, "b", likelihood=4, residual_likelihood=1,
                                               residual_consequence=2)  # fmt: skip
    assert risks.save_risk(store, low) == low
    assert risks.risks(store) == [high, low]
    assert (high.product, high.residual) == (8, 2)
    assert placed([low, high], SCALES[4]) == {(2, 2): 1, (4, 2): 1}
    assert placed([low, high], SCALES[4], residual=True) == {(2, 2): 1, (1, 2): 1}
    assert placed([replace(low, likelihood=5)], SCALES[4]) == {(4, 2): 1}


def test_removing_a_risk_takes_its_measures_along(store: Store) -> None:
    each = assessed(store)
    remedies.save_remedy(store, remedies.proposed(store, "Strø", risks.KIND, each.id))
    assert [one.what for one in risks.facts(store).remedies] == ["Strø"]
    risks.remove_risk(store, each.id)
    assert (risks.found(store, each.id), store.all(Remedy)) == (None, [])
    store.undo()
    with clock.fixed(store.zone.at(date(2026, 6, 1), 600)):
        again = risks.reviewed(store, each.id)
    assert (again.assessed_on, again.review_on) == (date(2026, 6, 1), date(2027, 6, 1))


def test_every_point_says_what_is_lacking_until_it_is_met(store: Store) -> None:
    assert [each.point.number for each in control.points(store) if each.point.written] == [4, 5, 6, 7, 8]
    assert set(lacks(store)) == {str(each) for each in Point}
    assert control.fill_in(store, "nb") == 8
    assert control.fill_in(store, "nb") == 0
    assert lacks(store) == {
        "participation": (Lack.NO_ROUND,), "goals": (Lack.NO_GOAL,), "organisation": (Lack.NO_VERNEOMBUD,),
        "risk": (Lack.NO_RISK,),
    }  # fmt: skip
    goal = control.save_goal(store, replace(control.proposed_goal(store), what="Ingen løfter alene"))
    control.save_card(store, EmergencyCard("", callers=(Caller("Verneombod", "Eva", "555"),)))
    held = hms.begin(store, "home", "nb")
    for at in range(len(held.lines)):
        hms.answer(store, held.id, at, Answer.YES)
    hms.finish(store, held.id)
    hms.describe(store, held.id, DAY, ("Lise",))
    red = assessed(store, likelihood=4, consequence=4, review_on=date(2026, 5, 13))
    assert lacks(store) == {"participation": (Lack.ALONE,), "risk": (Lack.RED_RISK,)}
    hms.describe(store, held.id, DAY, ("Lise", "Kari"))
    remedies.save_remedy(store, remedies.proposed(store, "Strø", risks.KIND, red.id))
    assert lacks(store) == {}
    with clock.fixed(store.zone.at(date(2027, 5, 13), 600)):
        assert lacks(store) == {
            "participation": (Lack.NO_ROUND,), "goals": (Lack.NO_GOAL,), "risk": (Lack.RISK_REVIEW,),
            "review": (Lack.REVIEW_OLD,),
        }  # fmt: skip
        control.review(store)
        assert "review" not in lacks(store)
    control.remove_goal(store, goal.id)
    assert lacks(store)["goals"] == (Lack.NO_GOAL,)


def test_a_point_met_elsewhere_needs_no_text_of_ones_own(store: Store) -> None:
    saved = control.save_point(store, ControlPoint("laws", "", " perm\n1 "))
    assert (saved.place, saved.reviewed_on) == ("perm 1", DAY)
    assert "laws" not in lacks(store)
    assert control.save_point(store, saved) == saved
    with pytest.raises(ValueError, match="nonsense"):
        control.save_point(store, ControlPoint("nonsense", "x"))
    assert lacks(store)["review"] == (Lack.NO_TEXT, Lack.NEVER_REVIEWED)


def test_goals_of_a_year_with_their_steps(store: Store) -> None:
    fresh = control.proposed_goal(store)
    assert fresh.year == 2026
    with clock.fixed(store.zone.at(date(2026, 11, 1), 600)):
        assert control.proposed_goal(store).year == 2027
    for wrong, field in ((fresh, "what"), (replace(fresh, what="x", year=26), "year")):
        with pytest.raises(DomainError) as error:
            control.save_goal(store, wrong)
        assert error.value.field == field
    goal = control.save_goal(store, replace(fresh, what=" Ingen\nløfter alene"))
    assert control.save_goal(store, goal) == goal
    assert goal.what == "Ingen løfter alene"
    remedies.save_remedy(store, remedies.proposed(store, "Kurs", control.GOAL, goal.id))
    assert control.set_reached(store, goal.id).reached_on == DAY
    assert control.set_reached(store, goal.id, reached=False).reached_on is None
    assert [each.what for each in control.facts(store).remedies] == ["Kurs"]
    assert control.goals(store, 2025) == []
    control.remove_goal(store, goal.id)
    assert store.all(Remedy) == []


def test_equipment_knows_its_next_control(store: Store) -> None:
    lift = Equipment("e", " Heis ", EquipmentKind.LIFT, months=12, controlled_on=date(2026, 2, 28))
    saved = control.save_equipment(store, lift)
    assert (saved.name, saved.next_on) == ("Heis", date(2027, 2, 28))
    for wrong, field in (
        (replace(lift, name=""), "name"),
        (replace(lift, months=121), "months"),
        (replace(lift, controlled_on=date(2026, 5, 13)), "controlled_on"),
    ):
        with pytest.raises(DomainError) as error:
            control.save_equipment(store, wrong)
        assert error.value.field == field
    assert control.save_equipment(store, saved) == saved
    control.save_equipment(store, Equipment("a", "Klor", EquipmentKind.SUBSTANCE))
    assert [each.name for each in control.equipment(store)] == ["Heis", "Klor"]
    assert control.controlled(store, "e").next_on == date(2027, 5, 12)
    assert control.controlled(store, "a").next_on is None
    control.remove_equipment(store, "a")
    assert [each.id for each in control.equipment(store)] == ["e"]


def test_the_card_keeps_callers_with_a_number(store: Store) -> None:
    assert control.card(store).address == ordning.current(store).workplace
    with pytest.raises(DomainError) as error:
        control.save_card(store, EmergencyCard("", callers=(Caller("Lege", "Eva", ""),)))
    assert error.value.field == "callers"
    told = EmergencyCard(
        "", " Storgata\n1 ", callers=(Caller("Lege", "", " 555 "), Caller("Tillitsvalgt", "", ""))
    )
    saved = control.save_card(store, told)
    assert (saved.address, saved.callers) == ("Storgata 1", (Caller("Lege", "", "555"),))
    assert control.save_card(store, saved) == saved
    assert control.emergency(store).card == saved


def test_what_is_to_be_looked_at_again_is_told(store: Store) -> None:
    assert due.due(store, DAY, date(2028, 1, 1)) == []
    risk = assessed(store, review_on=date(2026, 9, 1))
    control.save_equipment(store, Equipment("e", "Heis", EquipmentKind.LIFT, next_on=date(2026, 8, 1)))
    control.fill_in(store, "nb")
    found = [(each.day, each.subject, each.page) for each in due.due(store, DAY, date(2027, 5, 12))]
    assert found == [
        (date(2026, 8, 1), "equipment:e", "internkontroll"),
        (date(2026, 9, 1), f"risk:{risk.id}", "internkontroll"),
        (date(2027, 5, 12), "points:", "internkontroll"),
    ]
