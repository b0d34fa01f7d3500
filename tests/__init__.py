"""Tests mirror the code; scenarios that any organiser can write are in ``conformance``."""
