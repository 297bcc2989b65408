"""Who may do what, a module per noun: sessions, app tokens, users and their logins, groups, accounts.

It may use `playing` and what is beneath it, and no other topic.
"""
