"""The window: everything a person sees and touches (PySide6)."""

from __future__ import annotations

import gc

from bpa_desk.ui import qt_start
from bpa_desk.ui.none_count import protect

# Starting makes some 36,000 things that stay; looking through them all at each
# 700 is a tenth of the start, and once on the way a fiftieth.
gc.set_threshold(40_000, 10, 10)
protect()
qt_start.load()
