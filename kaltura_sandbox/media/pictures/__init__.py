"""Pictures: read, shaped, taken from a film, made into one."""
