"""Every rule that can speak is explained, nothing is explained that cannot, and readings are owned to."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import bpa_desk.domain.rules
from bpa_desk.domain.reading_choices import READINGS
from bpa_desk.domain.readings import Readings
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.explained import EXPLAINED, Certainty
from bpa_desk.domain.rules.own_readings import OWN
from tests.domain.rules.test_wording import told

RULE = re.compile(
    r'"((?:HVILE|TID|OT|NATT|PAUSE|UNG|PLAN|SNITT|SCOPE|SØN|AVT|PRØVE|MIDL|DELT)-\d'
    r'|OVERLAP|ABSENT|SKILL|CAP|NEED|VEDTAK)"'
)
WORDS = {"explained", "explained_people", "own_readings", "readings"}
# Figures that are shown beside a person and not judged.
SHOWN = {"DELT-1", "DELT-2", "DELT-3", "MIDL-2", "OPPS-1", "PERM-1"}


def test_every_rule_in_the_code_is_explained() -> None:
    domain = Path(bpa_desk.domain.rules.__path__[0]).parent
    named = {
        rule
        for path in domain.rglob("*.py")
        if path.stem not in WORDS
        for rule in RULE.findall(path.read_text(encoding="utf-8"))
    }
    named |= {basis.rule for basis in BASIS.values() if basis.rule}
    assert named | SHOWN == set(EXPLAINED)


def test_every_finding_can_be_explained() -> None:
    assert {name.split()[0] for name in told()} <= set(EXPLAINED)


def test_explanations_are_short_and_name_their_paragraph() -> None:
    own = {"OVERLAP", "ABSENT", "SKILL", "CAP", "NEED", "VEDTAK"}
    for rule, each in EXPLAINED.items():
        assert len(each.text) < 200
        assert bool(each.law) == (rule not in own)
        assert each.text.endswith(".")
        assert not each.title.endswith(".")


def test_what_is_our_reading_says_what_it_is() -> None:
    ours = {rule for rule, each in EXPLAINED.items() if each.certainty is not Certainty.LAW}
    assert ours <= set(OWN) <= set(EXPLAINED)


def test_every_reading_has_its_reason_and_stands_within_its_bounds() -> None:
    assert list(READINGS) == [each.name for each in dataclasses.fields(Readings)]
    for name, each in READINGS.items():
        assert each.field == name
        assert each.rule in EXPLAINED
        assert each.reason.endswith(".")
        assert each.least <= int(getattr(Readings(), name)) <= each.most
