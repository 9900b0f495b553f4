"""Telling the team what changed since the plan was published."""
