"""The agreements and consents that change a limit: paragraph, who signs, numbers and the law's own caps.

Numbers are hours unless the key says otherwise, as in a registered agreement (contract rota-json.md). They
are as of LOV-2026-06-19-33; ``since`` is the day the present numbers took effect (working-time.md A.4–A.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bpa_desk.domain.agreement import Agreement

NO_CAP = (0.0, 10000.0)
_LAW_2005 = date(2006, 1, 1)
_REFORM_2015 = date(2015, 7, 1)


class Signer(StrEnum):
    """Who must have agreed for a basis to hold."""

    PERSON = "person"
    TILLITSVALGT = "tillitsvalgt"
    UNION = "union"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Basis:
    """One paragraph that allows other limits; ``caps`` are the law's (lowest, highest) for own numbers.

    ``rule`` names the rule that is broken when its ordinary-hours limits are passed; ``tariff`` is True when
    only a business bound by a tariff agreement may use it.
    """

    id: str
    law: str
    signer: Signer
    since: date
    rule: str = ""
    tariff: bool = False
    defaults: Mapping[str, float] = field(default_factory=dict)
    caps: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def number(self, agreement: Agreement, key: str) -> float | None:
        """Return the agreement's number within the law's caps, else the basis' own; None for no number."""
        own = agreement.limits.get(key)
        if own is None or own != own or own < 0:  # not a number: as if it were not written
            return self.defaults.get(key)
        if key not in self.caps and self.caps:
            return self.defaults.get(key)
        low, high = self.caps.get(key, NO_CAP)
        return min(max(own, low), high)


def _averaging(day: float, week_max: float | None, weeks: int) -> dict[str, float]:
    numbers = {"day_hours": day, "week_hours": 48.0, "mean_weeks": 8.0, "average_weeks": float(weeks)}
    if week_max is not None:
        numbers["week_hours_max"] = week_max
    return numbers


def _at_most(numbers: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    return {key: (1.0 if key.endswith("weeks") else 0.0, value) for key, value in numbers.items()}


_INDIVIDUAL = _averaging(10, 50, 52)
_UNION = _averaging(12.5, 54, 52)
_CONSENT = {**_averaging(13, None, 26), "total_day_hours": 13.0, "total_week_hours": 48.0}
_OVERTIME = {"overtime_week_hours": 20.0, "overtime_four_weeks_hours": 50.0, "overtime_year_hours": 300.0}
_SPECIAL = {"overtime_week_hours": 25.0, "overtime_year_hours": 200.0}

BASIS: Mapping[str, Basis] = {
    each.id: each
    for each in (
        Basis(
            "10-4-3",
            "aml. § 10-4 (3)",
            Signer.TILLITSVALGT,
            _LAW_2005,
            defaults={"standby_factor": 1 / 7},
            caps={"standby_factor": (0.0, 1.0)},
        ),
        Basis(
            "10-5-1",
            "aml. § 10-5 (1)",
            Signer.PERSON,
            _REFORM_2015,
            "SNITT-1",
            defaults=_INDIVIDUAL,
            caps=_at_most(_INDIVIDUAL),
        ),
        Basis(
            "10-5-2",
            "aml. § 10-5 (2)",
            Signer.TILLITSVALGT,
            _REFORM_2015,
            "SNITT-2",
            tariff=True,
            defaults=_UNION,
            caps=_at_most(_UNION),
        ),
        Basis(
            "10-5-3",
            "aml. § 10-5 (3)",
            Signer.AUTHORITY,
            _LAW_2005,
            "SNITT-3",
            defaults=_CONSENT,
            caps={**_at_most(_CONSENT), "week_hours_max": (0.0, 168.0)},
        ),
        Basis(
            "10-6-5",
            "aml. § 10-6 (5)",
            Signer.TILLITSVALGT,
            _REFORM_2015,
            "OT-4",
            tariff=True,
            defaults=_OVERTIME,
            caps=_at_most(_OVERTIME),
        ),
        Basis(
            "10-6-6",
            "aml. § 10-6 (6)",
            Signer.AUTHORITY,
            _REFORM_2015,
            "OT-5",
            defaults=_SPECIAL,
            caps=_at_most(_SPECIAL),
        ),
        Basis(
            "10-6-9",
            "aml. § 10-6 (9)",
            Signer.TILLITSVALGT,
            _LAW_2005,
            tariff=True,
            defaults={"total_day_hours": 16.0},
            caps={"total_day_hours": (13.0, 16.0)},
        ),
        Basis(
            "10-8-3",
            "aml. § 10-8 (3)",
            Signer.TILLITSVALGT,
            _LAW_2005,
            tariff=True,
            defaults={"daily_rest_hours": 8.0, "weekly_rest_hours": 28.0},
            caps={"daily_rest_hours": (8.0, 11.0), "weekly_rest_hours": (28.0, 35.0)},
        ),
        Basis(
            "10-8-4",
            "aml. § 10-8 (4)",
            Signer.PERSON,
            _LAW_2005,
            defaults={"average_weeks": 26.0},
            caps={"average_weeks": (1.0, 26.0)},
        ),
        Basis("10-11-9", "aml. § 10-11 (9)", Signer.TILLITSVALGT, _LAW_2005, tariff=True),
        # These two hold whatever numbers were granted; without numbers they change nothing here.
        Basis("10-12-4", "aml. § 10-12 (4)", Signer.UNION, _LAW_2005, "SNITT-5", tariff=True),
        Basis("10-12-7", "aml. § 10-12 (7)", Signer.AUTHORITY, _LAW_2005, "SNITT-6"),
    )
}
