"""Schedule events, and files of them."""
