"""bpa_desk: plan, check and document the working weeks of a BPA ordning."""

from __future__ import annotations

__version__ = "0.1.0"
