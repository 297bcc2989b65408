"""Clips: parts of entries, one or several joined, composed with overlays, backgrounds and captions.

It adds the two kinds of resources by which clips are asked for.
"""
