"""What viewers say of entries and choose in them: likes, ratings, polls, interactive video."""
