"""DRM: what the operator sets up, what players are told of it, encrypted streams, and licenses.

It may use `playing` and what is beneath it, and no other topic.
"""
