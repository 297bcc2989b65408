"""What viewers say of entries and are asked: likes, ratings, polls."""
