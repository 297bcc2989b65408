"""How a connection is read: as leniently as the web servers in front of the platform do it."""

from __future__ import annotations

import re

from uvicorn.protocols.http.h11_impl import H11Protocol

LINGERING = 2  # s
CUT = "kaltura_sandbox.cut"
"""In the state of a request: whether its body ended before it was said to."""


class Connection(H11Protocol):
    """Takes signs outside of ASCII in a request's first line, as many clients send names that were typed, for encoded
    ones; and answers who has said all and listens on, be it in the middle of a body."""

    over = False

    def data_received(self, data: bytes) -> None:
        if self.over:
            return
        if (self.cycle is None or self.cycle.response_complete) and not self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\n")
            data = re.sub(rb"[\x80-\xff]", lambda sign: b"%%%02X" % sign[0][0], line) + end + rest
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """Answers what can't be read (a head that is too long), and takes what still comes for a while: whoever closes
        at once has the answer thrown away with it."""
        body = msg.encode()
        head = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
        self.transport.write(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.over = True
        self.loop.call_later(LINGERING, self.transport.close)

    def eof_received(self) -> bool | None:  # type: ignore[override]
        """Nothing more will come. True keeps the line open for the answer that is being made."""
        cycle = self.cycle
        if self.over or cycle is None or cycle.response_complete:
            return None
        cycle.scope["state"][CUT] = cycle.more_body
        cycle.keep_alive = cycle.more_body = False
        cycle.message_event.set()
        return True
