"""Access control over HTTP, beyond what guides show."""
