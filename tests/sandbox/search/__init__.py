"""The search index, and eSearch."""
