"""Users of an account.

Offers:

- users: finds them, and makes those that come into being by being named
- user_errors
"""

__all__ = ["user_errors", "users"]
