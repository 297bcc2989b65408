"""Groups of users, who is in which, and what a user's groups are brought into line with.

Offers:

- groups: finds them, and makes those that come into being by being named
- memberships: who is in which group, and whether somebody is meant where a group is named
"""

__all__ = ["groups", "memberships"]
