"""Flavors: the files of an entry, their addresses, what was decided about them and how loud they sound.

Offers:

- flavors: finds and describes them
- sources: which file a resource means that names an entry or a flavor
- addresses: where files are served
- outputs: keeps what was decided
- flavor_errors
"""

__all__ = ["addresses", "flavor_errors", "flavors", "outputs", "sources"]
