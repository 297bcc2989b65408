"""Short links: addresses that lead to long ones."""
