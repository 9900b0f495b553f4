"""The page of avvik: reported, handled, told, answered and closed."""
