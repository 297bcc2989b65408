"""Pictures: what an entry shows, its thumbnail assets and their params, pictures by address.

Offers:

- thumbnails: takes and shapes an entry's picture
- thumb_target: fetches one
"""

__all__ = ["thumb_target", "thumbnails"]
