"""Users of an account, and how they log in.

Offers:

- holders: finds users by what their roles permit
- renaming: what names a user, and follows one who gets another id
- logging_in: from a password to who came in
- user_logins: lets users log in
- users: finds them, and makes those that come into being by being named
- user_errors
"""

__all__ = ["holders", "logging_in", "renaming", "user_errors", "user_logins", "users"]
