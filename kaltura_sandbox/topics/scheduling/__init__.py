"""Scheduling: events and series of them, what they need (cameras, rooms, live entries), blackouts, calendars as files.

Offers:

- on_air: which events of a live entry are on, and what they show
- schedule_events: the kinds of events, and what one reads that takes after its series
"""

__all__ = ["on_air", "schedule_events"]
