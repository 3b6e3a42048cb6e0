"""From bytes to what the sender wrote."""
