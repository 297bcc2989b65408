"""What runs left behind, swept: accounts, and what files brought."""
