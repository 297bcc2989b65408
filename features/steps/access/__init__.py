"""Sentences on who may do what: sessions, app tokens and groups. The work is in features/support/access."""
