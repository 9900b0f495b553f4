"""The page that says whether everything is in order, and what mends what is not."""
