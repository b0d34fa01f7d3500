"""The check-in desk: decides and remembers, and runs where Qt is not installed."""
