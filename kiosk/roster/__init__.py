"""Who is expected: exact look-up and search."""
