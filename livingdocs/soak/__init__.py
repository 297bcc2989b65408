"""make soak: what the sandbox bears, measured against a real process for some ten minutes."""
