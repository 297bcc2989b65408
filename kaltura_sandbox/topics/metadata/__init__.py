"""Custom metadata: schemas, and what objects have by them.

Offers:

- metadata: finds schemas, names the kinds under which values are kept
"""

__all__ = ["metadata"]
