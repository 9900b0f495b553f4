"""The rota on screen: the week grid, the list, the month and the year strip."""
