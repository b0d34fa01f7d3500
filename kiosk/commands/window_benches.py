"""The measurements that need a window: ``main`` hands them to ``ui``."""

WINDOW_BENCHES = ("start", "paint", "memory", "preview", "badge")
