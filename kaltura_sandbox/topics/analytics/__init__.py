"""Events of players, and the reports that count them.

Offers:

- kinds: reports whose figures come from elsewhere
"""

__all__ = ["kinds"]
