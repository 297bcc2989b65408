"""How fast sandbox and suite are: `python -m livingdocs.bench`.

May use: soak, run, common.
"""
