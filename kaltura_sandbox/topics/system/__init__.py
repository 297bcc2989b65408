"""Whether the server is there, and what time it has."""
