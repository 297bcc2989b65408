"""What a run on the sandbox showed, as lines that can be pasted: kept in docs/recorded, the source of the pages' calls.

May use: common.
"""
