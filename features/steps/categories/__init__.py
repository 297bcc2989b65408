"""Sentences on categories and tags. The work is in features/support/categories."""
