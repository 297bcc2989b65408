"""The written documents, made of features and recordings: guides, reference, pages for machines, and the site.

May use: recorded, common; it needs no run.
"""
