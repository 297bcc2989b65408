"""Users of an account, and how they log in.

Offers:

- user_logins: lets users log in
- users: finds them, and makes those that come into being by being named
- user_errors
"""

__all__ = ["user_errors", "user_logins", "users"]
