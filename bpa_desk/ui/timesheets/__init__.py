"""Timesheets: the overview of a pay period, and one person's sheet at a time."""
