"""Absence on screen: who is away, sick leave followed up, holiday counted and listed."""
