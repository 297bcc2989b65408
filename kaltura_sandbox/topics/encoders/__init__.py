"""Encoders' streams: let in by what live entries say, packaged as HLS, recorded, and counted by who fetches them.

It stands on the engine (kaltura_sandbox/live_ingest), and on the topic of live entries, of which it is the ingest. It
offers nothing: others ask that topic.
"""
