"""The checks of the sandbox, the guides and the documents."""
