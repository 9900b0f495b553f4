"""The parts every page is built from; accessible and keyboard-driven by construction."""
