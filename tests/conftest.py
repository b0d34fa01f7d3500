"""How thorough laws are tried: quickly in every run, at length with ``make test-long``."""

import os

from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile("long" if os.environ.get("KIOSK_LONG") else "usual")
