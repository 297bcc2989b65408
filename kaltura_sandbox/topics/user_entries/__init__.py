"""What a user has to do with an entry: how far it was watched, whether the user takes part."""
