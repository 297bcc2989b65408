"""Where the servers of this process listen."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"
STEP, TRIES = 10, 40  # processes of one run have servers each


def listening(first: int, usual: int | None = None) -> socket.socket:
    """A socket that listens at the first free port of a row, so that runs mostly have the same ones, or at any port.

    A protocol's usual port comes first, where this process may listen there. The port is not let go in between: the
    other processes of a run look for theirs at the same time.
    """
    row = (*range(first, first + STEP * TRIES, STEP), 0)
    for port in (usual, *row) if usual else row:
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, port))
            found.listen()
        except OSError:
            found.close()
            continue
        return found
    raise AssertionError("No port of this machine is free.")
