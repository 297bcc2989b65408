"""Pictures: what an entry shows, its thumbnail assets and their params, pictures by address.

Offers:

- thumbnails: takes and shapes an entry's picture
"""

__all__ = ["thumbnails"]
