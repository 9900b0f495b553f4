"""The window: everything a person sees and touches (PySide6)."""

from __future__ import annotations

import gc

# Before Qt: PySide reads the source of every module that is loaded after it, in search of its own name.
from bpa_desk.services import opening, people, today  # noqa: F401
from bpa_desk.ui.none_count import protect

# Starting makes some hundred thousand things that stay; looking through them
# all at each 700 is a tenth of the start.
gc.set_threshold(20_000, 10, 10)
protect()
