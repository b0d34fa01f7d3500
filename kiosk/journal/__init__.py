"""What happened: facts, appended and read in order."""
