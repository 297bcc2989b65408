"""What somebody may upload or send to do harm: to the server, to who looks at it, to the files beside it."""
