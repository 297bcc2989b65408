"""Searches: what they ask, what they find, and where in it."""
