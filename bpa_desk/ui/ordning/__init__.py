"""The ordning's own facts, vedtak, needs and shift types on screen."""
