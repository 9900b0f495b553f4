"""How the law is read where it leaves a choice: numbers and choices of an ordning.

Only what the rule book marks as policy or as uncertain ([P], [C?]) stands here. What the law itself says is
in ``rules/limits.py`` and cannot be set.
"""

from __future__ import annotations

from bpa_desk.domain.quick import dataclass


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings in force; whole numbers are counts or minutes as ``reading_choices`` says."""

    sliding_cumulative: bool = True
    passive_per_hour: int = 40
    weekly_compensation: bool = True
    regular_nights: int = 4
    health_check_months: int = 24
    days_in_a_row: int = 6
    nights_in_a_row: int = 3
    weekends_in_a_row: int = 2
    between_rests_hours: int = 133
    extra_months: int = 8
    on_call_months: int = 3
    child_working_days: bool = False


READ_AS_USUAL = Readings()
