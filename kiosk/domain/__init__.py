"""Values and rules of the door: standard library only, no clock, no file, no log."""
