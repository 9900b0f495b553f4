"""The window: everything a person sees and touches (PySide6)."""

from __future__ import annotations

from bpa_desk.ui.none_count import protect

protect()
