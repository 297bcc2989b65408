"""Where the servers of this process listen."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"
STEP, TRIES = 10, 40  # processes of one run have servers each


def free_port(first: int, usual: int | None = None) -> int:
    """The first free port of a row, so that runs mostly have the same ones; 0, any, where none is.

    A protocol's usual port comes first, where this process may listen there.
    """
    row = range(first, first + STEP * TRIES, STEP)
    for port in (usual, *row) if usual else row:
        with socket.socket() as tried:
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return port
    return 0
