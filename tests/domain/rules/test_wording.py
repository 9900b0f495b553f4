"""Every sentence the rules can say, in three languages, held in golden files that people read.

After a deliberate change run this module with ``BPA_GOLDEN=write`` in the environment, and read the diff.
"""

from __future__ import annotations

import ast
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import bpa_desk.domain.rules
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.skill import Asked, SkillSpan
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.language import Language
from tests.domain.rota_text import agreement, at, rota

GOLDEN = Path(__file__).parent / "golden"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LATE = "  ".join(f"{day} 14:00-22:00" for day in DAYS[:5])
SUMMER = "2026-06-01"


def weeks(hours: str, *numbers: int) -> str:
    """Return a line with the same hours on Monday to Friday of the weeks."""
    return "kari  " + "  ".join(f"{day}+{week} {hours}" for week in numbers for day in DAYS[:5])


def cases() -> list[Rota]:
    """Return rotas that together make the rules say everything they can."""
    return [*rest_and_hours(), *all_else(), *agreed_with_one()]


def rest_and_hours() -> list[Rota]:
    """Return the cases about rest, Sundays, breaks, hours and overtime."""
    both = [agreement("10-8-3")]
    eight = agreement("10-8-4", SUMMER, "2026-07-26")
    sundays = "kari  " + "  ".join(f"sun+{week} 10:00-14:00" for week in (0, 1, 2, 3, 5))
    four = agreement("10-5-1", SUMMER, "2026-06-28")
    return [
        rota("kari  mon 15:00-23:00  tue 07:00-15:00"),
        rota("kari  mon 08:00-22:00"),
        rota("kari  mon 15:00-23:00  tue 08:00-16:00  wed 03:00-08:00", agreements=both),
        rota(f"kari  {LATE}  sat 14:00-22:00  sun 14:00-22:00  mon+1 14:00-22:00"),
        rota(f"kari  {LATE}  sat 14:00-22:00  mon+1 10:00-14:00"),
        rota(
            "kari  sat 08:00-10:00  wed+1 08:00-14:00  thu+1 08:00-14:00  fri+1 08:00-14:00"
            "  sat+1 08:00-14:00  sun+1 08:00-14:00  mon+2 08:00-14:00  tue+2 08:00-14:00  fri+2 08:00-12:00"
        ),
        rota("kari  sun 10:00-14:00  sun+1 10:00-14:00"),
        rota(sundays, monday=SUMMER, agreements=[eight]),
        rota("kari  mon 08:00-19:30[break 12:00-12:10]"),
        rota("kari  mon 21:00-09:00[passive 22:00-07:00]"),
        rota(weeks("08:00-17:00", 0, 1, 2), monday=SUMMER),
        rota(weeks("08:00-17:00", 0, 2) + "  mon+1 08:00-12:00  mon+3 08:00-12:00", monday=SUMMER),
        rota("kari  " + "  ".join(f"{day} 08:00-15:30" for day in DAYS[:5]) + "  fri 16:00-24:00>2[standby]"),
        rota("kari  mon 08:00-19:00", agreements=["10-5-1"]),
        rota(weeks("08:00-18:00", 0) + "  sat 08:00-09:00", monday=SUMMER, agreements=["10-5-1"]),
        rota(weeks("08:00-18:00", *range(8)), monday=SUMMER, agreements=["10-5-1"]),
        rota(weeks("08:00-17:00", *range(4)), monday=SUMMER, agreements=[four]),
        rota(weeks("08:00-17:00", *range(4)), monday=SUMMER, agreements=["10-5-1"]),
        rota(weeks("08:00-18:00", 0), monday=SUMMER),
        rota(weeks("08:00-18:00", 0), monday=SUMMER, agreements=["10-6-5"]),
        rota(weeks("08:00-17:20", *range(9)), monday=SUMMER),
        rota(weeks("08:00-18:00", *range(8)), monday=SUMMER, agreements=["10-6-5"]),
        rota("kari  " + "  ".join(f"{day} 06:00-20:00" for day in DAYS[:5]), agreements=["10-5-2", "10-6-5"]),
    ]


def all_else() -> list[Rota]:
    """Return the cases about nights, the young, the record, strain, plan, vedtak and needs."""
    day = date(2026, 11, 23)
    need = Need("n", day, 8 * 60, 16 * 60, day)
    child = Person("kari", "Kari", birth_date=date(2012, 5, 1))
    young = Person("kari", "Kari", birth_date=date(2009, 5, 1))
    strong = Person("kari", "Kari", strenuous_night=True, regular_night=True)
    capped = Person("kari", "Kari", weekly_cap=300)
    spans = (SkillSpan("medicine", 0, at("2026-11-20T00:00")),)
    trained = Person("kari", "Kari", trained=spans)
    away = Absence("a", "kari", at("2026-11-23T00:00"), at("2026-11-25T00:00"))
    graded = replace(away, kind="gradert", grade=50, presence=60)
    plan = RotaPlan("p", date(2026, 12, 14), date(2027, 1, 24))
    private = Ordning("o", "Test", employer_model=EmployerModel.PRIVATPERSON)
    mondays = "  ".join(f"mon+{week} 10:00-11:00" for week in range(6))
    return [
        rota(weeks("20:00-06:00", *range(4)), monday=SUMMER, people=[strong]),
        rota("kari  mon 10:00-12:00", people=[child]),
        rota("kari  mon 08:00-16:30  tue 04:00-08:00  wed 20:00-22:30", people=[young]),
        rota("kari  " + "  ".join(f"{day} 10:00-17:00" for day in DAYS), people=[young]),
        rota("kari  mon 08:00-16:00  mon 15:00-20:00[requires medicine]", people=[capped], absences=(away,)),
        rota("kari  mon 08:00-16:00[requires medicine]", people=[trained]),
        rota("kari  mon 08:00-10:00", absences=(graded,)),
        rota("kari  " + "  ".join(f"{day} 22:00-02:00" for day in DAYS)),
        rota("kari  sat 10:00-12:00  sat+1 10:00-12:00  sat+2 10:00-12:00"),
        rota(
            f"kari  {mondays}  sun 10:00-14:00  sun+3 10:00-14:00",
            monday=SUMMER,
            hours_class=HoursClass.DAG40,
        ),
        rota(
            "kari  " + "  ".join(f"mon+{week} 22:00-04:00" for week in range(6)),
            monday=SUMMER,
            hours_class=HoursClass.DAG40,
        ),
        rota("kari  mon 08:00-10:00", plan=plan),
        rota("kari  mon 08:00-10:00", plan=replace(plan, discussed_on=date(2026, 12, 4))),
        rota("kari  mon 08:00-10:00", ordning=private, vedtak=(Vedtak("v", day, 60),)),
        rota("kari  mon 08:00-10:00", vedtak=(Vedtak("v", day, 60, unit=VedtakUnit.YEAR),)),
        rota("kari  mon 08:00-12:00", needs=(need,)),
        rota("open  mon 08:00-16:00", needs=(need,)),
        rota("kari  mon 08:00-16:00", needs=(replace(need, requires=("medicine",)),)),
    ]


def agreed_with_one() -> list[Rota]:
    """Return the cases about what is agreed with one person, emergencies and rest to make up for."""
    kinds = (ArrangementKind.NO_NIGHTS, ArrangementKind.NO_OVERTIME, ArrangementKind.OWN_DAYS)
    start = date(2026, 1, 1)
    agreed = tuple(Arrangement(kind, "kari", kind, start, days=("2026-11-24",)) for kind in kinds)
    kari = Person("kari", "Kari", arrangements=agreed)
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS[:5])
    first_aid = SkillSpan("first aid", 0, at("2026-11-20T00:00"), "First aid")
    asked = (Asked("First aid", 0), Asked("Fire", 0))
    aware = Person("kari", "Kari", trained=(first_aid,), asked=asked)
    return [
        rota("kari  mon 08:00-16:00", people=[aware]),
        rota("kari  mon 20:00-06:00  tue 20:00-22:00", people=[kari]),
        rota("kari  mon 14:00-22:00  tue 07:00-15:00[emergency]  wed 03:00-08:00"),
        rota(
            f"kari  {late}  sun 04:00-10:00  sun+1 09:00-10:00", monday=SUMMER, agreements=["10-8-3"],
        ),
    ]  # fmt: skip


def told() -> dict[str, Finding]:
    """Return one finding for each rule and sentence, in order of both."""
    found: dict[tuple[str, str], Finding] = {}
    for each in (finding for case in cases() for finding in check(case)):
        found.setdefault((each.rule, each.text.template), each)
    return {f"{rule} {number}": found[rule, text] for number, (rule, text) in enumerate(sorted(found), 1)}


@pytest.mark.parametrize("code", ["en", "nb", "nn"])
def test_every_sentence_is_as_it_was_read(code: str) -> None:
    language = Language(code)
    lines = []
    for name, each in told().items():
        lines.append(
            f"{name.split()[0]} · {each.severity} · {each.law} · {', '.join(each.lawful_with)}".rstrip(" ·")
        )
        lines.append(f"  {language.message(each.text)}")
        if each.mend is not None:
            lines.append(f"  → {language.message(each.mend)}")
    text = "\n".join(lines).replace("\u00a0", " ") + "\n"
    path = GOLDEN / f"wording_{code}.txt"
    if os.environ.get("BPA_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_no_sentence_is_left_untold() -> None:
    """Every marked template of the rules appears in the golden cases."""
    shown = set()
    for each in (finding for case in cases() for finding in check(case)):
        shown |= {each.text.template, each.mend.template if each.mend else ""}
    marked = set()
    for path in Path(bpa_desk.domain.rules.__path__[0]).glob("*.py"):
        if path.stem in ("ways", "own_readings") or path.stem.startswith("explained"):
            continue  # what can be done, not what is wrong
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                marked.add(ast.literal_eval(node.args[0]))
    assert marked - shown == set()
