"""Live streams and channels, and what viewers see of them.

It may use `content` and what is beneath it.
"""
