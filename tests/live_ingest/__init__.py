"""The parts of the ingest engine by themselves."""
