"""Cue points: who sees and changes them, their times, trees, pictures and copies."""
