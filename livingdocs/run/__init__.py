"""The run: which guides, on how many processes or machines, how far it has come and what it came to.

May use: report, recorded, common.
"""
