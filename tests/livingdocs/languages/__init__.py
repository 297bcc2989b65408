"""A recorded call in the notations that a page speaks."""
