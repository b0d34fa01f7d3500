"""Windows for the roster: import, preflight, walk-ins, groups."""
