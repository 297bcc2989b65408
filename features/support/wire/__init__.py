"""Requests to the target and their answers: settings, client, sessions, waiting. It may use `api`."""
