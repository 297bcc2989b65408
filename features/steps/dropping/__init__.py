"""Sentences on drop folders. The work is in features/support/dropping."""
