"""Users and entries as CSV files, written by a job and fetched by their names.

It adds exportToCsv to the services of users and entries. Offers:

- csv_export: writes lines of files, and keeps files under their names
"""

__all__ = ["csv_export"]
