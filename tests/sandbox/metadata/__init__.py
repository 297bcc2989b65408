"""Custom metadata: profiles, values, transforms and searches."""
