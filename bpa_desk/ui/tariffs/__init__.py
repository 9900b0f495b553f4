"""Tariff profiles on screen: read, edited, asked for by the wizard, and tried on a week."""
