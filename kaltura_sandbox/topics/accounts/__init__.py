"""Accounts: what one is and may change of itself, registration, parents and children, and what the operator sets.

An account is the store's ``partner``. What an account sets for the passwords of its people it has as properties:
maxLoginAttempts, loginBlockPeriod (s), numPrevPassToKeep, passReplaceFreq (s) and passwordStructureValidations, a list
of KalturaRegexItem. What was never set is not there, and the defaults in partners.py count.
"""

__all__ = ["feature_status"]
