"""Copies of entries: the same files under a new id.

It adds baseEntry.clone.
"""
