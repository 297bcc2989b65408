"""Custom metadata: profiles with their schemas, values of objects by them, and searches by values.

It may use `playing` and what is beneath it, and no other topic.
"""
