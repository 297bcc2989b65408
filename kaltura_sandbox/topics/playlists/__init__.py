"""Playlists: lists of entries, kept by hand or made by rules."""
