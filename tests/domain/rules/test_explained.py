"""Every rule that can speak is explained, and nothing is explained that cannot."""

from __future__ import annotations

import re
from pathlib import Path

import bpa_desk.domain.rules
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.explained import EXPLAINED
from tests.domain.rules.test_wording import told

RULE = re.compile(
    r'"((?:HVILE|TID|OT|NATT|PAUSE|UNG|PLAN|SNITT|SCOPE)-\d|OVERLAP|ABSENT|SKILL|CAP|NEED|VEDTAK)"'
)


def test_every_rule_in_the_code_is_explained() -> None:
    named = {
        rule
        for path in Path(bpa_desk.domain.rules.__path__[0]).glob("*.py")
        if path.stem != "explained"
        for rule in RULE.findall(path.read_text(encoding="utf-8"))
    }
    named |= {basis.rule for basis in BASIS.values() if basis.rule}
    assert named == set(EXPLAINED)


def test_every_finding_can_be_explained() -> None:
    assert {name.split()[0] for name in told()} <= set(EXPLAINED)


def test_explanations_are_short_and_name_their_paragraph() -> None:
    own = {"OVERLAP", "ABSENT", "SKILL", "CAP", "NEED", "VEDTAK"}
    for rule, each in EXPLAINED.items():
        assert len(each.text) < 200
        assert bool(each.law) == (rule not in own)
        assert each.text.endswith(".")
        assert not each.title.endswith(".")
