"""The yearly evaluation on screen."""
