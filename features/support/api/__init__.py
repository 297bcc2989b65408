"""What is known of Kaltura's API beforehand: its nouns and enums, which calls make things, the form of a session.

It uses nothing else of the suite.
"""
