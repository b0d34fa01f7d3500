"""The desk's further panels and boards: staff and PIN, help desk, standby line, corrections, menu, rehearsal."""
