"""The encrypted file: keys, connection, records, undo, backups. Knows no window and no language."""

from bpa_desk.domain.sleeping import put_off

# They bring in OpenSSL, four megabytes and a fiftieth of a start, and most days nothing here needs them.
for _name in ("hashlib", "hmac", "secrets"):
    put_off(_name)
