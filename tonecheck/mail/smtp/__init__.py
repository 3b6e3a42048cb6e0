"""The submission proxy: between any mail program and the real server, on loopback."""
