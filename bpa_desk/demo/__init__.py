"""Three invented ordninger with a year of history, built through the services and the same every time."""

from __future__ import annotations

from bpa_desk.demo.build import NAMES, NOW, build, open_demo

__all__ = ["NAMES", "NOW", "build", "open_demo"]
