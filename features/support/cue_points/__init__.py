"""Cue points: moved, marked, copied, with pictures, and as files, a module per noun.

It may use `playing` and what is beneath it, and no other topic.
"""
