"""`python -m bpa_desk` is the same as the command `bpa-desk`."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def run() -> int:
    """Run the command and return its exit code; who stops it while it is still loading sees no traceback."""
    try:
        from bpa_desk.cli import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
