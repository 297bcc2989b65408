"""Who may do what, a module per noun: sessions and app tokens.

It may use `playing` and what is beneath it, and no other topic.
"""
