"""Live streaming over HTTP, and programmes as pure functions."""
