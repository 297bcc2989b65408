"""Sentences on what players tell and reports count. The work is in features/support/measuring."""
