"""The machine beneath: its disk, its memory, how much of it a call may take, what runs on it beside calls, and how
seldom the log repeats itself.
"""
