"""Tests of what viewers say of entries, and of what interactive videos ask them."""
