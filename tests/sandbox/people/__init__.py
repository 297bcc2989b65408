"""Users of an account: their ids, what is theirs, and how they are found."""
