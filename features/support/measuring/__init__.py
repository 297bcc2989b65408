"""What players tell, and what reports make of it."""
