"""The bodies of requests on their way into memory: each has a largest size, and so have all at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.machine import limits, memory

LATER = 0.5  # s after a large body, when what was made of it is gone too


class Held:
    """What one request holds in memory of its body."""

    def __init__(self, bodies: Bodies) -> None:
        self.bytes = 0
        self._bodies = bodies

    def grow(self, size: int) -> None:
        """So many bytes more. Raises SANDBOX_LIMIT_EXCEEDED where it, or all together, hold too much."""
        self.bytes += size
        self._bodies.held += size
        if self.bytes > limits.LARGEST_BODY:
            raise errors.SANDBOX_LIMIT_EXCEEDED(limits.LARGEST_BODY, "bytes of a body without files")
        if self._bodies.held > limits.MOST_IN_HAND:
            raise errors.SANDBOX_LIMIT_EXCEEDED(limits.MOST_IN_HAND, "bytes of bodies at a time")

    def drop(self) -> None:
        """Holds nothing any more."""
        self._bodies.large |= self.bytes > limits.LARGE_ANSWER
        self._bodies.held -= self.bytes
        self.bytes = 0


class Bodies:
    """All bodies in memory. Used in the event loop alone, so that it needs no lock."""

    def __init__(self) -> None:
        self.held = 0
        self.large = False  # whether a large one was among those that are done

    @contextmanager
    def one(self) -> Iterator[Held]:
        """Counts the body of one request, as long as the request lasts."""
        held = Held(self)
        try:
            yield held
        finally:
            held.drop()
            if self.large:
                self.large = False
                asyncio.get_running_loop().call_later(LATER, memory.give_back)


async def read(request: Request, held: Held) -> bytes:
    """The whole body. One that is too large is read to its end, so that who sends it gets to hear the refusal."""
    blocks: list[bytes] = []
    refusal: errors.ApiError | None = None
    async for block in request.stream():
        if refusal is None:
            try:
                held.grow(len(block))
                blocks.append(block)
            except errors.ApiError as too_large:
                refusal, blocks = too_large, []
                held.drop()
    if refusal is not None:
        raise refusal
    return b"".join(blocks)
