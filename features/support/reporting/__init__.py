"""What a reader sees of the wire: exchanges as curl lines with variables, pictures, and nothing secret.

It may use `wire` and what is beneath it.
"""
