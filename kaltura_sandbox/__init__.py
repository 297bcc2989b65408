"""A Kaltura-compatible video platform on one machine, for guides, tests and development.

Start it with ``python -m kaltura_sandbox``; see README.md for what it does and leaves out.
"""
