"""Categories: the tree, what is in it, who is a member, entitlement, and the tags of all."""
