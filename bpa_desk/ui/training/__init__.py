"""The page *Opplæring*: the matrix of people and skills, the same as a list, and the courses."""
