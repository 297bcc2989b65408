"""DRM: profiles and policies of the operator, what they make of playback, and the server that gives licenses.

Offers:

- protection: what a player of a protected entry is told, and the key that its media is encrypted with
"""

__all__ = ["protection"]
