"""What one does for privacy: answer what is held, keep no longer than needed, and erase for good."""
