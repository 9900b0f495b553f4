"""`python -m bpa_desk` is the same as the command `bpa-desk`."""

from __future__ import annotations

import sys

from bpa_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
