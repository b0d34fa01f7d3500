"""Choosing the desk's camera by what it shows."""
