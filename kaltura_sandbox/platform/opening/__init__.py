"""Before the first call: whether a data directory can be used, and that nobody else uses it.

May use: store, what lies beneath.
"""

from kaltura_sandbox.platform.opening.directory import OTHER, Claim, claim, is_claimed
from kaltura_sandbox.platform.opening.refusals import StartError

__all__ = ["OTHER", "Claim", "StartError", "claim", "is_claimed"]
