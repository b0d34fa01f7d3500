"""The fleet: how the desks of a venue share what happened, through a hub on one of their machines."""
