"""Encoders that broadcast to a running platform, and what becomes of it."""
