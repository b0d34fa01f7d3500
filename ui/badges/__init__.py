"""Badge layouts in a window: the file on the left, the badge on the right."""
