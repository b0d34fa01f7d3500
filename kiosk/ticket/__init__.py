"""From the text of a code to a ticket and back."""
