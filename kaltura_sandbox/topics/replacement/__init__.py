"""Replacing an entry's content: a hidden entry takes the new content and gives it away once it is READY.

It adds updateContent and the approval to media and baseEntry.

Offers:

- replacement: begins one, and ends it
"""

__all__ = ["replacement"]
