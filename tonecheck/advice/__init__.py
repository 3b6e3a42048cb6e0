"""From a report to what to do about it."""
