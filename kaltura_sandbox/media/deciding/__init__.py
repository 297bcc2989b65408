"""The decision layer: what is made of a source by one set of params, and why not."""
