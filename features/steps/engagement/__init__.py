"""Sentences on what viewers say and choose. The work is in features/support/engagement."""
