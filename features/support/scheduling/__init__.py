"""Events, series of them, what they need, and calendars as files, a module per noun.

It may use `playing` and what is beneath it, and no other topic.
"""
