"""Captions of films and sounds: their files, their forms, the words in them, and captions that come along with clips.

Offers:

- captions: finds an entry's captions, tells what players are offered
- caption_errors
"""

__all__ = ["caption_errors", "captions"]
