"""The machine beneath: its disk, its memory, how much of it a call may take, and how seldom the log repeats itself."""
