"""Backups in the window: made by themselves, listed, checked, copied elsewhere, brought back."""
