"""Conditions of access rules that ask other topics: for an entry's files, its values, and the categories it is in."""
