"""Playlists: lists of entries, kept by hand or made by rules.

Offers:

- rules: the types of playlists, and what rules say
"""

__all__ = ["rules"]
