"""Custom metadata: profiles and values, a module per noun."""
