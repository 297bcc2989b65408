"""Drop folders, what becomes of their files, and the ends at which they lie."""
