"""The register of working-time agreements on screen."""
