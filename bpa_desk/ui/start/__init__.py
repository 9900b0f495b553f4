"""The way in: choose, create, unlock and recover a file, and what to do when one cannot be opened."""
