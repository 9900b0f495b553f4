"""The page of health and safety: checklists, rounds and measures."""
