"""The page of internal control: the eight points, risks, goals, equipment and the emergency card."""
