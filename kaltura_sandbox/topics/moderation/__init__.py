"""Moderation of entries: flags that anybody may raise, and the decision of an administrator.

It adds its actions to media and baseEntry.
"""
