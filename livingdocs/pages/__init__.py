"""The written documents, made of features and recordings: guides, reference and pages for machines.

May use: recorded, common; it needs no run.
"""
