"""Conversion profiles and flavor params: which renditions an account's content gets.

Offers:

- profiles: finds them, and what is known of each file made
- params_service: what all services of params share
- profile_errors
"""

__all__ = ["params_service", "profile_errors", "profiles"]
