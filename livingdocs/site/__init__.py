"""The site of the documents: one that starts with tasks, is searched, and opens from disk.

May use: pages and what lies beneath it; of a run it takes the report that is there.
"""
