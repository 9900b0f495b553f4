"""What the limits an agreement can set are called, marked for translation."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.text import N_

LIMIT_WORDS: Mapping[str, str] = {
    "day_hours": N_("Ordinary hours in a day"),
    "week_hours": N_("Hours in a week on average"),
    "week_hours_max": N_("Hours in any one week"),
    "mean_weeks": N_("Weeks the week’s hours are averaged over"),
    "average_weeks": N_("Weeks the ordinary hours are averaged over"),
    "total_day_hours": N_("All hours in a day, overtime included"),
    "total_week_hours": N_("All hours in a week, overtime included"),
    "daily_rest_hours": N_("Shortest daily rest"),
    "weekly_rest_hours": N_("Shortest weekly rest"),
    "overtime_week_hours": N_("Overtime in a week"),
    "overtime_four_weeks_hours": N_("Overtime in four weeks"),
    "overtime_year_hours": N_("Overtime in a year"),
    "standby_factor": N_("Share of standby that counts as work"),
}
