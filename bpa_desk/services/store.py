"""The store as the layers above may know it: its type, its steps and its errors."""

from __future__ import annotations

from bpa_desk.storage.errors import StorageError
from bpa_desk.storage.steps import Step
from bpa_desk.storage.store import Store

__all__ = ["Step", "StorageError", "Store"]
