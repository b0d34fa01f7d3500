"""The event pack: read, validated and written."""
