"""Pictures: what an entry shows, its thumbnail assets and their params, pictures by address.

Offers:

- thumbnails: takes and shapes an entry's picture
- thumb_target: fetches one
- thumb_assets: the pictures that an entry has besides
"""

__all__ = ["thumb_assets", "thumb_target", "thumbnails"]
