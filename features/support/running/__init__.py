"""One run of the guides and what it leaves behind: target, capabilities, samples, ledger, sweep.

It may use `reporting`, `viewing` and what is beneath them. livingdocs comes in here, and goes no higher.
"""
