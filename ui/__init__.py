"""The windows: they show and listen, and decide nothing."""
