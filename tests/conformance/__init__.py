"""Check-in scenarios, played through the real engine and store (``README.md`` here)."""
