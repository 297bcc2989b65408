"""Configurations of players, and the widget of an account."""
