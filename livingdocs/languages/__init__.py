"""A recorded call in the notations that a page speaks: one compact line of no language, and the languages themselves.

Each takes the values of livingdocs.recorded and gives text; the pages decide where it stands.
"""
