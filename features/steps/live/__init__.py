"""Sentences on live streams and channels. The work is in features/support/live."""
