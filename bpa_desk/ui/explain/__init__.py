"""Findings explained: the rule, the numbers on a line of time, who can agree otherwise, and ways out."""
