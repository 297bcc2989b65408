"""From content to an entry that plays: the source is looked at, renditions are made, the entry becomes READY.

Offers:

- entry_target: gives an entry content
- pipeline: takes a file that another topic made
- readiness: settles or fails an entry
"""

__all__ = ["entry_target", "pipeline", "readiness"]
