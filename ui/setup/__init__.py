"""The set-up assistant of a new desk, and the same pages as its settings and self-test afterwards."""
