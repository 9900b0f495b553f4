"""The assistants' records and terms on screen."""
