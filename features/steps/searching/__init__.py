"""Sentences about searches: entries, categories and users by what is in them."""
