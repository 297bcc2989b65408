"""Documents for machines."""
