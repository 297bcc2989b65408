"""What several rooms, jobs and delivery know about content: entries, their files and renditions, their life."""
