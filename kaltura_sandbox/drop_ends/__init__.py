"""The ends at which files are dropped: folders of this machine, FTP, SFTP and SCP servers, buckets of S3.

Pure clients: they know nothing of drop folders, accounts or the store. :func:`opening.opened` gives one for a place.
"""
