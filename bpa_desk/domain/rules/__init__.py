"""The working-time rules: limits as values, one function a rule, findings as values (working-time.md A–C)."""
