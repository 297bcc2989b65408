"""An FTP server of this process, for as long as it runs: each scenario is a user with a home of its own."""

from __future__ import annotations

import atexit
import ftplib
import io
import logging
import threading
from functools import cache

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer

from features.support.dropping.places import HOST, listening
from features.support.dropping.spots import IN, ServedSpot

PORT, FIRST_PORT = 21, 10121
"""The platform lists at any port, and fetches at the usual one alone: the address that it imports from has none."""
MAY = "elradfmwMT"


@cache
def _server() -> ThreadedFTPServer:
    logging.getLogger("pyftpdlib").setLevel(logging.ERROR)

    class Handler(FTPHandler):
        authorizer = DummyAuthorizer()
        banner = "the guides' FTP server"

    server = ThreadedFTPServer(listening(FIRST_PORT, PORT), Handler)
    threading.Thread(target=server.serve_forever, name="ftp", daemon=True).start()
    atexit.register(server.close_all)
    return server


class FtpSpot(ServedSpot):
    """A folder of the FTP server."""

    def __init__(self) -> None:
        super().__init__()
        server = _server()
        server.handler.authorizer.add_user(self.user, self.password, str(self.root), MAY)
        self.port = server.socket.getsockname()[1]
        self.fields = {
            "type": "FTP", "host": HOST, "port": self.port, "path": f"/{IN}",
            "username": self.user, "password": self.password,
        }  # fmt: skip
        self.secrets = {self.password: "FTP_PASSWORD", self.user: "FTP_USER"}

    def put(self, name: str, content: bytes) -> None:
        self._grow_older(name)
        with ftplib.FTP(encoding="utf-8") as ftp:
            ftp.connect(HOST, self.port)
            ftp.login(self.user, self.password)
            ftp.cwd(f"/{IN}")
            ftp.storbinary(f"STOR {name}", io.BytesIO(content))

    def close(self) -> None:
        _server().handler.authorizer.remove_user(self.user)
        super().close()
