"""The doors of the email workflow: each asks the gate, and keeps what it refuses."""
