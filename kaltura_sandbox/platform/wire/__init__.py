"""How calls come in and answers go out: the only part of the sandbox that knows about HTTP parameters."""
