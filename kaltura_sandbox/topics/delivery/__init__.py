"""What players and pages fetch: addresses below /p/<partner>, and the refusals that these give.

Offers:

- address: takes an address apart and finds its entry; refusals
- guard: lets viewers through to an entry's media, or refuses them
- routes: declares who answers an action of an address
"""

__all__ = ["address", "guard", "routes"]
