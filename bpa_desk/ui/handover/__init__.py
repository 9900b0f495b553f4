"""The page *Handover book*: what one who stands in needs, when that was verified, who leads meanwhile."""
