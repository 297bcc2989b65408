"""Packages for players: HLS and DASH, and stretches of files without encoding."""
