"""Privacy as one uses it: what is kept, how long, whose, and away with it."""
