"""Bringing along what one has: an old plan, an address book, a rota file."""
