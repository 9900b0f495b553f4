"""Who can step in: the people in the order to ask, the message to them, and the record of who was asked."""
