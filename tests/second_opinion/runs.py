"""How many random rotas each test of the second reading draws.

Two thousand in all on a normal run, fifty thousand with ``BPA_NIGHTLY=1``; ``BPA_OPINIONS`` sets another sum.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

ALL = int(os.environ.get("BPA_OPINIONS") or (50_000 if os.environ.get("BPA_NIGHTLY") else 2_000))
TESTS = 10


def opinions() -> settings:
    """Return the settings of one of the tests: its share of the rotas, always the same by day."""
    return settings(
        max_examples=max(ALL // TESTS, 1),
        deadline=None,
        derandomize=not os.environ.get("BPA_NIGHTLY"),
        database=None,
        # A sum of one's own is for trying the tests themselves; then the smallest example is not wanted.
        phases=(Phase.generate,) if os.environ.get("BPA_OPINIONS") else (Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
