"""What is found out: whether features keep to the style, pages can be pasted, and who may call what on an account.

May use: run, pages, recorded, common.
"""
