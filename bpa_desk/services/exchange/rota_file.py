"""The rota file of the contract: read strictly, written the same way every time."""

from __future__ import annotations

from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.rota_reader import FORMAT, VERSION, read_rota
from bpa_desk.services.exchange.rota_writer import write_rota
from bpa_desk.services.exchange.strict_json import MOST_BYTES

__all__ = ["FORMAT", "MOST_BYTES", "VERSION", "ImportFileError", "read_rota", "write_rota"]
