"""Interactive video: what an entry, or a path of entries, asks its viewers, and where their choices lead."""
