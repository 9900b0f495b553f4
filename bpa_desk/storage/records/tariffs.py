"""The ordning's own tariff profiles."""

from __future__ import annotations

from bpa_desk.domain.pay.own import OwnTariff
from bpa_desk.storage.mapping import Table, plain

TARIFF = Table(OwnTariff, "tariff", plain("id"), plain("content"))
