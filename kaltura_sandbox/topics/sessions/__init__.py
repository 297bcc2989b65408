"""Sessions: from secrets, for widgets, from application tokens, and what a session is permitted.

What a KS is, is in platform/ks.py.
"""
