"""What runs of guides share with a machine: its ports, its processes."""
