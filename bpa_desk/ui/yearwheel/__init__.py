"""The page of the year wheel: a year's duties and all that falls due, as a wheel and as a list."""
