"""Protection: what keeps a video from those who may not watch it."""
