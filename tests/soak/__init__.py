"""The soak: its command, and small runs of its parts."""
