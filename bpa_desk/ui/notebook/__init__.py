"""The notebook before a reassessment on screen."""
