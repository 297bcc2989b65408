"""Who may play, download or see an entry: access control profiles, their rules and conditions.

Offers:

- access: judges an entry's profile, schedule and moderation for a viewer
- conditions: what a viewer is (Scope), and whether a condition holds
"""

__all__ = ["access", "conditions"]
