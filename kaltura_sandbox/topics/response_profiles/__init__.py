"""Stored response profiles. How a profile shapes an answer is in platform/response_profiles.py."""
