"""Entries of any type: their defaults, lists, owners, parents, the recycle bin, and the services media and baseEntry.

Offers:

- entries: finds, judges and stores them
- entry_lists: what a list shows to whom
- category_limits: how many categories an entry may be in
- advanced: searches for entries by what belongs to other topics
- entitlement: which sessions see only what their categories let them, and who decides that
- contents: the texts that are an entry's content, and their versions
- copies: what can be chosen of a copy, and how a topic copies its own
- entry_service: the room of a service about entries of one type
- parents: streams beside a film
- rights: what a session may do with an entry by its privileges
- references: properties of an entry that name something of another topic
- ranking: what an entry's votes and ranks add up to
- naming: which entries name a user
- entry_errors
"""

__all__ = [
    "advanced",
    "category_limits",
    "contents",
    "copies",
    "entitlement",
    "entries",
    "entry_errors",
    "entry_lists",
    "entry_service",
    "naming",
    "parents",
    "ranking",
    "references",
    "rights",
]
