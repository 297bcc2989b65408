"""Groups: who is in which, bringing a user's groups into line, and what membership gives."""
