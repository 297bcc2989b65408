"""Categories: a tree of names for entries, who may see and fill each, and what entitled sessions see of the entries.

Offers:

- categories: finds them, and makes those that an entry names
- assignments: which entries are in which categories
- category_lists: which of them a list shows, and to whom
- members: who is a member of a category, and by what level
"""

__all__ = ["assignments", "categories", "category_lists", "members"]
