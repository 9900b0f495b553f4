"""The page of a change of leverandør: its dates, what is to be done, and the package for the new employer."""
