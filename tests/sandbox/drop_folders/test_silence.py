"""Servers that let us in and then keep silent, or never come to an end."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncssh
import pytest

from kaltura_sandbox.drop_ends import ftp, s3, ssh
from kaltura_sandbox.drop_ends.end import EndError, NotListed, Place
from tests.sandbox.conftest import Api
from tests.sandbox.drop_folders.conftest import Watch, until

Made = Callable[[type[asyncssh.SFTPServer]], int]
reading = threading.Event()


class Hangs(asyncssh.SFTPServer):
    """Tells of nothing, gives nothing."""

    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        await asyncio.sleep(60)
        yield asyncssh.SFTPName(b"never")

    async def stat(self, path: bytes) -> Any:
        await asyncio.sleep(60)

    lstat = stat


class Endless(asyncssh.SFTPServer):
    """Tells of ever more files."""

    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        number = 0
        while number := number + 1:
            yield asyncssh.SFTPName(
                b"%d.mp4" % number, attrs=asyncssh.SFTPAttrs(size=1, permissions=0o100644)
            )


class OneDescriptor(asyncssh.SFTPServer):
    """Has a descriptor, and keeps silent when it is to be read."""

    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        attrs = asyncssh.SFTPAttrs(size=9, mtime=int(time.time()), permissions=0o100644)
        yield asyncssh.SFTPName(b"silent.xml", attrs=attrs)

    async def stat(self, path: bytes) -> Any:
        reading.set()
        await asyncio.sleep(60)

    lstat = stat


class Anybody(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return False


@pytest.fixture
def server() -> Iterator[Made]:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    async def listen(factory: type[asyncssh.SFTPServer]) -> int:
        key = asyncssh.generate_private_key("ssh-ed25519")
        acceptor = await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Anybody, server_host_keys=[key], sftp_factory=factory
        )
        return int(acceptor.get_port())

    yield lambda factory: asyncio.run_coroutine_threadsafe(listen(factory), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)


def opened(port: int) -> ssh.SftpEnd:
    return ssh.SftpEnd(Place("/in", "127.0.0.1", port, "ann", "secret"))


def test_who_keeps_silent_is_left(server: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ssh, "PATIENCE", 0.5)
    port, begun = server(Hangs), time.monotonic()
    with opened(port) as end, pytest.raises(NotListed, match="nothing came"):
        end.listed()
    with opened(port) as end, pytest.raises(EndError, match="nothing came"):
        end.fetch("film.mp4", tmp_path / "film.mp4")
    assert time.monotonic() - begun < 40


def test_lists_come_to_an_end(server: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh, "MOST", 300)
    with opened(server(Endless)) as end, pytest.raises(NotListed, match="more than 300"):
        end.listed()


def test_lists_of_ftp_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftp, "MOST", 3)
    monkeypatch.setattr(
        ftp.ftplib.FTP, "retrlines", lambda self, command, take: [take("type=file; x") for _ in range(9)]
    )
    end = ftp.FtpEnd(Place("/in"))
    monkeypatch.setattr(end._ftp, "cwd", lambda path: None)
    monkeypatch.setattr(end._ftp, "sendcmd", lambda command: "200")
    with pytest.raises(NotListed, match="more than 3"):
        end.listed()


def test_nobody_waits_for_a_descriptor_that_does_not_come(api: Api, watch: Watch, server: Made) -> None:
    """While the watcher, or a call, waits for the silent server, others write as ever."""
    reading.clear()
    folder = watch(
        xml=True, kind="KalturaSftpDropFolder", type=4, path="/in", host="127.0.0.1",
        port=server(OneDescriptor), username="ann", password="x",
    )  # fmt: skip
    assert folder["id"]
    until(reading.is_set)
    begun = time.monotonic()
    for number in range(3):
        api.ok("media.add", {"entry": {"mediaType": 1, "name": f"meanwhile {number}"}})
    assert time.monotonic() - begun < 9  # the platform waits 10 for who keeps silent


def test_lists_of_s3_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "MOST", 3)
    page = {"Contents": [{"Key": "in/x.mp4", "Size": 1}] * 2}
    client = SimpleNamespace(
        get_paginator=lambda name: SimpleNamespace(paginate=lambda **what: itertools.repeat(page))
    )
    monkeypatch.setattr(s3, "_client", lambda *_: client)
    with s3.S3End(Place("bucket/in")) as end, pytest.raises(NotListed, match="more than 3"):
        end.listed()
