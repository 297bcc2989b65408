"""Bulk uploads: files with many objects in them, which a job makes one after the other, and what became of each.

Offers:

- bulk_uploads: takes a file for the job; topics declare how a type of file is read, and told of in a log
- csv_files: reads the rows of a CSV file, and who does them
"""

__all__ = ["bulk_uploads", "csv_files"]
