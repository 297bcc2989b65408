"""Sentences on who may do what: sessions and app tokens. The work is in features/support/access."""
