"""Categories: entries in them, members of them, and the tags of all, a module per noun.

It may use `playing` and what is beneath it, and no other topic.
"""
