"""Platforms of tests: how they come up soon, so that each file can have one of its own."""
