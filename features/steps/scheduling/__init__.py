"""Sentences on what is scheduled. The work is in features/support/scheduling."""
