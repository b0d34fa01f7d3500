"""The self-service kiosk's windows: what guests touch when nobody stands beside them, and the board."""
