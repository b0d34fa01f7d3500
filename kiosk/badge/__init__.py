"""Badges: laid out, drawn and handed to a printer."""
