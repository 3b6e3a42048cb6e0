"""From what the sender wrote to a report."""
