"""Entries and what is in them, a module per noun: uploads, clips, renditions, captions, thumbnails.

It may use `playing` and what is beneath it, and no other topic.
"""
