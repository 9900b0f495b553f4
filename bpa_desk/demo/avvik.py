"""Avvik of a year, a risk assessment, goals, equipment and the emergency card of an invented ordning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.avvik import AvvikType
from bpa_desk.domain.internal_control import Caller, EmergencyCard, Equipment, EquipmentKind
from bpa_desk.domain.time import zone
from bpa_desk.services import avvik, clock, identity, internal_control, remedies, risks
from bpa_desk.services.store import Store

LANGUAGE = "nb"
# The day and minute, what it concerns, what happened and was done, why, the measure, the answer ("": open),
# and if somebody was hurt.
YEAR: tuple[tuple[date, int, AvvikType, str, str, str, str, str, bool], ...] = (
    (date(2026, 1, 21), 500, AvvikType.ENVIRONMENT, "Assistenten skled på isen i trappa.",
     "Vi strødde med en gang.", "Ingen hadde strødd om morgenen.", "Strøkasse ved døra",
     "Takk for at du sa fra. Strøkassa står der nå.", True),
    (date(2026, 4, 12), 1330, AvvikType.HOURS, "Vakta varte to timer lenger enn planlagt.",
     "Neste vakt begynte senere.", "Avløseren kom ikke, og ingen ble ringt.", "Ringeliste ved telefonen",
     "Overtiden er ført, og lista henger oppe.", False),
    (date(2026, 8, 30), 900, AvvikType.PRIVACY, "En timeliste ble liggende i postkassa hos naboen.",
     "Den ble hentet samme dag.", "Gammel adresse på konvolutten.", "Send timelister bare elektronisk",
     "Adressen er rettet.", False),
    (date(2026, 11, 17), 1265, AvvikType.ENVIRONMENT, "Takheisen stoppet midt i en forflytning.",
     "Vi brukte nødsenking og seilet manuelt.", "", "", "", False),
)  # fmt: skip
# The template's hazard (from 0), likelihood and consequence before and after, what is done, a new measure.
RISKS: tuple[tuple[int, int, int, int, int, str, str], ...] = (
    (0, 3, 3, 2, 3, "Takheis på soverom og bad", "Øve på forflytning fra gulv"),
    (1, 2, 3, 1, 3, "Telefon på alle vakter, bakvakt hos arbeidsgiveren", ""),
    (3, 3, 2, 1, 2, "Strøkasse ved døra", "Sterkere lampe i gangen"),
    (4, 1, 4, 1, 3, "Seriekoblede varslere, øvelse hvert år", ""),
    (5, 1, 2, 0, 0, "Gul boks og hansker", ""),
    # Red and without a measure, so that one sees what the overview says then.
    (6, 2, 4, 0, 0, "Vinterdekk og pauser", ""),
)


def control_of_the_year(store: Store, person: str) -> None:
    """Report, handle and close what happened; assess the risks and fill in the internal control."""
    for told in YEAR:
        with clock.fixed(zone().at(told[0], 23 * 60)):
            _happen(store, person, told)
    with clock.fixed(zone().at(date(2026, 9, 15), 12 * 60)):
        for told_risk in RISKS:
            _assess(store, person, told_risk)
        _control(store, person)


def _happen(
    store: Store, person: str, told: tuple[date, int, AvvikType, str, str, str, str, str, bool]
) -> None:
    _day, minute, kind, what, action, cause, measure, answer, injury = told
    fresh = replace(
        avvik.proposed(store, what), kind=kind, minute=minute, action=action, reporter=person, injury=injury
    )
    made = avvik.save_avvik(store, fresh)
    if not answer:
        return
    for receiver in made.receivers:
        avvik.tell(store, made.id, receiver, "e-post")
    avvik.handle(store, made.id, cause, person, None, action)
    saved = remedies.save_remedy(
        store, replace(remedies.proposed(store, measure, avvik.KIND, made.id), owner=person)
    )
    remedies.set_done(store, saved.id)
    avvik.close(store, made.id, answer)


def _assess(store: Store, person: str, told: tuple[int, int, int, int, int, str, str]) -> None:
    at, likelihood, consequence, left_likelihood, left_consequence, existing, measure = told
    hazard = risks.hazards(LANGUAGE)[at]
    saved = risks.save_risk(
        store,
        replace(
            risks.proposed(store, hazard), likelihood=likelihood, consequence=consequence, existing=existing,
            residual_likelihood=left_likelihood, residual_consequence=left_consequence,
        ),
    )  # fmt: skip
    if measure:
        step = remedies.proposed(store, measure, risks.KIND, saved.id)
        done = remedies.save_remedy(store, replace(step, owner=person))
        remedies.set_done(store, done.id)


def _control(store: Store, person: str) -> None:
    internal_control.fill_in(store, LANGUAGE)
    goal = replace(
        internal_control.proposed_goal(store), what="Ingen løfter alene", seen_by="Svarene i rundene"
    )
    internal_control.save_goal(store, goal)
    step = remedies.proposed(store, "Praktisk opplæring i hver forflytning", internal_control.GOAL, goal.id)
    saved = remedies.save_remedy(store, replace(step, owner=person))
    remedies.set_done(store, saved.id)
    for name, kind, place, months, day in (
        ("Takheis, soverom", EquipmentKind.LIFT, "soverom", 12, date(2026, 2, 3)),
        ("Røykvarslere", EquipmentKind.FIRE, "alle etasjer", 12, date(2026, 6, 9)),
        ("Bil med rampe", EquipmentKind.CAR, "garasjen", 24, date(2025, 12, 15)),
        ("Klor", EquipmentKind.SUBSTANCE, "kottet, øverst", 0, None),
    ):
        made = Equipment(identity.new_id(), name, kind, place, "perm ved døra", months, day)
        internal_control.save_equipment(store, made)
    callers = (
        Caller("Arbeidsgiver, vakttelefon", "Fjord Assistanse", "555 01 000"),
        Caller("Verneombud", "Tone Oppdiktet", "555 01 001"),
        Caller("Bedriftshelsetjeneste", "Fjordhelse", "555 01 002"),
    )
    internal_control.save_card(
        store,
        EmergencyCard("", "Storgata 1, 1234 Oppdiktet", "ved postkassene", "nøkkelboks ved døra", callers),
    )
