"""The encrypted file: keys, connection, records, undo, backups. Knows no window and no language."""
