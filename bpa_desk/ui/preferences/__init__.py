"""The settings: what holds for the ordning, and how the program looks and locks."""
