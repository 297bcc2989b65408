"""Sessions: from secrets, for widgets, and from application tokens.

What a KS is, is in platform/ks.py.
"""
