"""What the addresses of an entry give: manifests, films, pictures, contexts, Kaltura's player.

It may use `scenario` and what is beneath it.
"""
