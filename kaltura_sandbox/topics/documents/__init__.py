"""Files and documents: entries that are no media, as data entries, which keep a text and its older versions."""

__all__ = ["data_target"]
