"""What a reader sees of the wire: exchanges as curl lines with variables, and nothing secret.

It may use `wire` and what is beneath it.
"""
