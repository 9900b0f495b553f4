"""The page of talks and meetings: what is planned, what was said, what was agreed."""
