"""The ordning, vedtak, needs, shift types and absences: kept as written, refused with the field named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.services import absences, clock, needs, ordning, people, shift_types
from bpa_desk.services import vedtak as grants
from bpa_desk.services.identity import new_id
from bpa_desk.storage.store import Store


def test_one_ordning_in_a_file(bare_store: Store) -> None:
    with pytest.raises(NotFoundError):
        ordning.current(bare_store)
    made = ordning.establish(bare_store, " Nes ", leader="Anne", employer_model=EmployerModel.KOMMUNE)
    assert ordning.current(bare_store) == made
    assert (made.name, made.leader) == ("Nes", "Anne")
    with pytest.raises(DomainError):
        ordning.establish(bare_store, "En til")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("day_start", 1440),
        ("week_start", 0),
        ("week_start", 8),
        ("pay_period_start", 29),
        ("plan_notice_days", -1),
        ("employer_email", "nei"),
        ("employer_email", "a b@c"),
    ],
)
def test_wrong_facts_are_refused(store: Store, field: str, value: object) -> None:
    before = ordning.current(store)
    with pytest.raises(DomainError) as refused:
        ordning.change(store, **{field: value})
    assert refused.value.field == field
    assert ordning.current(store) == before


def test_facts_change_in_one_step(store: Store) -> None:
    ordning.change(store, pay_period_start=21, co_leaders=("Bo", "bo", " "), employer=" Trygg  Assistanse ")
    now = ordning.current(store)
    assert (now.pay_period_start, now.co_leaders, now.employer) == (21, ("Bo",), "Trygg Assistanse")
    store.undo()
    assert ordning.current(store).pay_period_start == 1
    with pytest.raises(TypeError):
        ordning.change(store, colour="red")


def test_the_zone_is_fixed_once_there_are_shifts(store: Store) -> None:
    with pytest.raises(DomainError):
        ordning.change(store, timezone="Europe/Olso")
    start = store.zone.at(date(2026, 11, 23), 480)
    with store.change(Message("test")) as changes:
        changes.put(Shift(id=new_id(), start=start, end=start + 60))
    with pytest.raises(DomainError) as refused:
        ordning.change(store, timezone="Europe/Helsinki")
    assert refused.value.field == "timezone"


def test_settings_and_drafts_stand_outside_undo(store: Store) -> None:
    label = store.undo_label
    ordning.set_setting(store, "week.view", {"mode": "list", "zoom": 2})
    assert ordning.setting(store, "week.view") == {"mode": "list", "zoom": 2}
    assert ordning.setting(store, "nothing", 7) == 7
    ordning.save_draft(store, "stilling", "halvferdig")
    assert ordning.draft(store, "stilling") == "halvferdig"
    ordning.clear_draft(store, "stilling")
    assert ordning.draft(store, "stilling") is None
    assert store.undo_label == label


def grant(
    start: date, end: date | None = None, minutes: int = 2400, unit: VedtakUnit = VedtakUnit.WEEK
) -> Vedtak:
    return Vedtak(new_id(), start, minutes, end, unit)


def test_vedtak_follow_each_other(store: Store) -> None:
    first = grants.save_vedtak(store, grant(date(2026, 1, 1)))
    with pytest.raises(DomainError) as refused:
        grants.save_vedtak(store, grant(date(2026, 7, 1)))
    assert refused.value.field == "start"
    second = grants.save_vedtak(store, grant(date(2026, 7, 1), minutes=3000), end_previous=True)
    assert [each.end for each in grants.all_vedtak(store)] == [date(2026, 6, 30), None]
    assert grants.vedtak_on(store, date(2026, 6, 30)) == replace(first, end=date(2026, 6, 30))
    assert grants.vedtak_on(store, date(2026, 7, 1)) == second
    assert grants.granted(store, date(2026, 6, 30), date(2026, 7, 1)) == Fraction(2400 + 3000, 7)
    store.undo()
    assert grants.all_vedtak(store) == [first]


def test_a_closed_vedtak_is_never_shortened(store: Store) -> None:
    grants.save_vedtak(store, grant(date(2026, 1, 1), date(2026, 12, 31)))
    with pytest.raises(DomainError):
        grants.save_vedtak(store, grant(date(2026, 7, 1)), end_previous=True)


def test_granted_hours_of_the_worked_example(store: Store) -> None:
    """working-time.md example 36: 40 h a week, 1.1–20.11.2026 is 324 days and 1 851.43 h."""
    grants.save_vedtak(store, grant(date(2026, 1, 1)))
    assert round(float(grants.granted(store, date(2026, 1, 1), date(2026, 11, 20))) / 60, 2) == 1851.43


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("minutes", grant(date(2026, 1, 1), minutes=0)),
        ("end", grant(date(2026, 1, 2), date(2026, 1, 1))),
        ("minutes", grant(date(2026, 1, 1), minutes=grants.MOST_PER_WEEK + 1)),
    ],
)
def test_wrong_vedtak_are_refused(store: Store, field: str, wrong: Vedtak) -> None:
    with pytest.raises(DomainError) as refused:
        grants.save_vedtak(store, wrong)
    assert refused.value.field == field
    assert grants.all_vedtak(store) == []


def test_a_vedtak_can_be_removed(store: Store) -> None:
    kept = grants.save_vedtak(store, grant(date(2026, 1, 1)))
    grants.remove_vedtak(store, kept.id)
    assert grants.all_vedtak(store) == []


def line(**change: object) -> Need:
    return replace(Need(new_id(), date(2026, 1, 1), 480, 960), **change)  # type: ignore[arg-type]


def test_needs_are_kept_in_order(store: Store) -> None:
    late = needs.save_need(store, line(from_minute=900, weekdays=(7, 6, 6), requires=("Medisin", "medisin")))
    early = needs.save_need(store, line())
    assert [each.id for each in needs.needs(store)] == [early.id, late.id]
    assert late.weekdays == (6, 7)
    assert late.requires == ("Medisin",)
    needs.save_need(store, replace(early, end=date(2026, 6, 30)))
    assert [each.end for each in needs.needs(store)] == [date(2026, 6, 30), None]
    needs.remove_need(store, late.id)
    assert len(needs.needs(store)) == 1


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("weekdays", {"weekdays": ()}),
        ("weekdays", {"weekdays": (0, 1)}),
        ("weekdays", {"weekdays": (8,)}),
        ("count", {"count": 0}),
        ("count", {"count": 21}),
        ("from_minute", {"from_minute": 1440}),
        ("to_minute", {"to_minute": 1441}),
        ("end", {"end": date(2025, 12, 31)}),
    ],
)
def test_wrong_needs_are_refused(store: Store, field: str, change: dict[str, object]) -> None:
    with pytest.raises(DomainError) as refused:
        needs.save_need(store, line(**change))
    assert refused.value.field == field


def test_the_usual_types_are_added_once(store: Store) -> None:
    found = shift_types.ensure_defaults(store)
    assert {each.kind for each in found} >= {
        ShiftKind.DAY,
        ShiftKind.EVENING,
        ShiftKind.NIGHT,
        ShiftKind.RESTING,
        ShiftKind.STANDBY,
        ShiftKind.TRAINING,
        ShiftKind.MEETING,
    }
    assert shift_types.ensure_defaults(store, str.lower) == found
    store.undo()
    assert shift_types.shift_types(store) == []


def test_a_code_belongs_to_one_type(store: Store) -> None:
    day = shift_types.ensure_defaults(store)[0]
    with pytest.raises(DomainError) as refused:
        shift_types.save_shift_type(
            store, ShiftType(new_id(), day.code.lower(), "Dobbel", ShiftKind.DAY, 480, 960)
        )
    assert refused.value.field == "code"
    shift_types.archive_shift_type(store, day.id)
    shift_types.save_shift_type(store, ShiftType(new_id(), day.code, "Ny dag", ShiftKind.DAY, 480, 960))
    assert day.id not in {each.id for each in shift_types.shift_types(store)}
    assert day.id in {each.id for each in shift_types.shift_types(store, archived=True)}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("code", {"code": ""}),
        ("code", {"code": "1A"}),
        ("code", {"code": "ABCDE"}),
        ("code", {"code": "p23"}),
        ("code", {"code": "A-B"}),
        ("name", {"name": ""}),
        ("hue", {"hue": 12}),
        ("start", {"start": 1440}),
        ("end", {"end": 480}),
        ("end", {"end": 480 + 8 * 1440 + 1}),
        ("passive", {"passive": ((400, 500),)}),
        ("passive", {"passive": ((500, 600), (550, 650))}),
        ("passive", {"passive": ((600, 600),)}),
    ],
)
def test_wrong_types_are_refused(store: Store, field: str, change: dict[str, object]) -> None:
    kind = ShiftType(new_id(), "X", "Ekstra", ShiftKind.DAY, 480, 960)
    with pytest.raises(DomainError) as refused:
        shift_types.save_shift_type(store, replace(kind, **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_type_in_use_is_archived_instead_of_removed(store: Store) -> None:
    used, unused = shift_types.ensure_defaults(store)[:2]
    start = store.zone.at(date(2026, 11, 23), 480)
    with store.change(Message("test")) as changes:
        changes.put(Shift(id=new_id(), start=start, end=start + 60, type=used.id))
    shift_types.remove_shift_type(store, used.id)
    shift_types.remove_shift_type(store, unused.id)
    assert shift_types.shift_type(store, used.id).archived
    with pytest.raises(NotFoundError):
        shift_types.shift_type(store, unused.id)


def test_absences_that_touch_the_days_are_found(store: Store) -> None:
    kari = people.save_assistant(store, people.new_assistant(store, "Kari"))
    at = store.zone.at
    away = absences.save_absence(
        store, Absence(new_id(), kari.id, at(date(2026, 11, 23)), at(date(2026, 11, 25)), "ferie", grade=50)
    )
    assert away.grade is None
    assert absences.absences(store, date(2026, 11, 24), date(2026, 11, 30)) == [away]
    assert absences.absences(store, date(2026, 11, 25), date(2026, 11, 30)) == []
    assert absences.absences(store, date(2026, 11, 20), date(2026, 11, 23), kari.id) == [away]
    assert absences.absences(store, date(2026, 11, 20), date(2026, 11, 23), "ola") == []
    absences.remove_absence(store, away.id)
    assert absences.absences(store, date(2026, 11, 1), date(2026, 11, 30)) == []


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("end", {"end": 0}),
        ("end", {"end": 10**9}),
        ("kind", {"kind": "influensa"}),
        ("grade", {"kind": "gradert"}),
        ("grade", {"kind": "gradert", "grade": 100}),
    ],
)
def test_wrong_absences_are_refused(store: Store, field: str, change: dict[str, object]) -> None:
    kari = people.save_assistant(store, people.new_assistant(store, "Kari"))
    start = store.zone.at(date(2026, 11, 23))
    absence = replace(Absence(new_id(), kari.id, start, start + 1440, "ferie"), **change)  # type: ignore[arg-type]
    with pytest.raises(DomainError) as refused:
        absences.save_absence(store, absence)
    assert refused.value.field == field


def test_the_account_tells_when_the_hours_run_out(store: Store) -> None:
    grants.save_vedtak(store, grant(date(2026, 1, 1)))
    at = store.zone.at
    with store.change(Message("test")) as changes:
        for day in range(20):
            start = at(date(2026, 1, 1), 480) + day * 1440
            changes.put(Shift(id=new_id(), start=start, end=start + 480))
    with clock.fixed(at(date(2026, 1, 11), 0)):
        account = grants.account(store, date(2026, 1, 1), date(2026, 12, 31))
        assert account.total.used == 10 * 480
        assert account.total.planned == 10 * 480
        runs_out = grants.runs_out(store, date(2026, 1, 11))
    # 480 minutes a day against 2400/7 granted: 365 days of grant last 365 × 2400 / 7 / 480 days.
    assert runs_out == date(2026, 1, 1) + timedelta(days=int(365 * 2400 / 7 / 480))
    assert grants.runs_out(store, date(2025, 6, 1)) is None
