"""Users of an account, and how they log in.

Offers:

- logging_in: from a password to who came in
- user_logins: lets users log in
- users: finds them, and makes those that come into being by being named
- user_errors
"""

__all__ = ["logging_in", "user_errors", "user_logins", "users"]
