"""What a user has to do with an entry: how far it was watched, whether it shall be, whether the user takes part.

Offers:

- kinds: the classes of user entries; a topic adds one by a class of its own
- user_entries: stores and finds them
- user_entry_errors
"""

__all__ = ["kinds", "user_entries", "user_entry_errors"]
