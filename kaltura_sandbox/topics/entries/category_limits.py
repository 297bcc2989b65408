"""How many categories an entry may be in, and the feature that lifts the limit."""

from __future__ import annotations

from kaltura_sandbox.platform.features import feature

MOST = 32  # of an entry (measured)
UNLIMITED = feature("FEATURE_DISABLE_CATEGORY_LIMIT", kept_back=True)
"""An account with it has entries in up to MOST_UNLIMITED categories; they don't tell which (read in the source)."""
MOST_UNLIMITED = 1000
