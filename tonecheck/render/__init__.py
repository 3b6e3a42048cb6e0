"""From a report to text, each renderer a pure function."""
