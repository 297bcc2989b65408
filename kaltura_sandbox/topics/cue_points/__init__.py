"""Cue points: what is bound to moments of a film: code, ads, chapters and slides, annotations, events, sessions.

Offers:

- cue_points: finds, judges and deletes them
- kinds: a class for each class of the API; a topic above adds its own by a class below CuePointKind
- cue_point_service: the room of a service about cue points of one type
- cue_point_lists: what a list shows to whom
- cue_point_errors
"""

__all__ = ["cue_point_errors", "cue_point_lists", "cue_point_service", "cue_points", "kinds"]
