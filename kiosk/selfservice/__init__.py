"""The self-service kiosk without its screens: what it does when nobody stands beside it."""
