"""Live streaming: entries that encoders broadcast to, or that play a video at its time; channels; connections.

Offers:

- broadcasts: what an ingest tells of encoders, and what is asked of it
- recordings: which entry takes what is recorded, and gives it its film
- live_entries: what a live entry is set to
- live_errors
"""

__all__ = ["broadcasts", "live_entries", "live_errors", "recordings"]
