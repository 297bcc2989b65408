"""The RTMP port: a session for each connection, within bounds, and what the log says of those that end badly."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket

from kaltura_sandbox.live_ingest.gate import Gate, Refused
from kaltura_sandbox.live_ingest.rtmp.chunks import Malformed
from kaltura_sandbox.live_ingest.rtmp.session import Session

log = logging.getLogger(__name__)
MOST_CONNECTIONS = 100
BUFFER = 256 * 1024  # bytes that are read ahead of a stream


class RtmpServer:
    """Listens, and knows who is connected."""

    def __init__(self, listener: socket.socket, gate: Gate) -> None:
        self._listener, self._gate = listener, gate
        self._sessions: dict[asyncio.Task[None], Session] = {}  # the oldest first
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._connected, sock=self._listener, limit=BUFFER)

    async def stop(self) -> None:
        if self._server:
            self._server.close()
        for session in list(self._sessions):
            session.cancel()
        await asyncio.gather(*self._sessions, return_exceptions=True)

    def _has_room(self) -> bool:
        """Where there is none, the oldest goes of those who only hold the door."""
        if len(self._sessions) >= MOST_CONNECTIONS:
            oldest = next((task for task, one in self._sessions.items() if not one.published), None)
            if oldest is None:
                return False
            oldest.cancel()
            del self._sessions[oldest]
        return True

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        if not self._has_room():
            writer.close()
            return
        session = self._sessions[task] = Session(reader, writer, self._gate)
        try:
            await session.run()
        except Refused as refused:
            log.warning("an RTMP encoder was refused: %s", refused)
        except (Malformed, OSError, EOFError, TimeoutError) as problem:
            log.info("an RTMP connection ended: %s: %s", type(problem).__name__, problem)
        except asyncio.CancelledError:  # the server ends
            pass
        except Exception:
            log.exception("an RTMP connection")
        finally:
            self._sessions.pop(task, None)
            writer.close()
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(1):
                    await writer.wait_closed()
