"""Sentences on entries and what is in them. The work is in features/support/content."""
