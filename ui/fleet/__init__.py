"""The fleet on screen."""
