"""Sentences on cue points: what is bound to moments of a film. The work is in features/support/cue_points."""
