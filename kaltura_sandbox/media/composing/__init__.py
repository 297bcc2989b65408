"""Composed films: pieces joined, overlays, backgrounds, captions drawn in, another size."""
