"""Files that come in and go out: the rota file, findings, old spreadsheets, address books."""
