"""From a camera to the texts of the codes held up to it."""
