"""The sentences that guides are written in, a module per noun of the platform; README.md says how.

Beside this file is what holds for things of any kind. The folders are those of the nouns in features/support.
"""
