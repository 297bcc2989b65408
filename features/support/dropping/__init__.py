"""Drop folders: the places where files are dropped, which scenarios have for themselves, and what becomes of the files.

It may use `playing` and what is beneath it, and no other topic.
"""
