"""Sentences on what the addresses of an entry give. The work is in features/support/playing."""
