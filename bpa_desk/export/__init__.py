"""Papers, spreadsheets and calendars made from facts; nothing here reads the database or knows the window."""
