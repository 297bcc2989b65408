"""SFTP, and SCP: there the folder is listed by the commands of a shell, and files come by scp.

Whose key the server shows isn't asked, as the platform doesn't ask it.
"""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

from kaltura_sandbox import php_text
from kaltura_sandbox.drop_ends.end import (
    MOST,
    PATIENCE,
    EndError,
    Found,
    NotLetIn,
    NotListed,
    NotReached,
    Place,
)

PORT = 22
AT_ONCE = 100  # files that one command tells of
T = TypeVar("T")


class SshEnd:
    """A connection to an SSH server, with a loop of its own."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._loop = asyncio.Runner()
        self._connection: Any = None
        self._moves = 0  # grows with all that comes from there

    def __enter__(self) -> Self:
        try:
            self._connection = self._loop.run(self._connected())
        except BaseException:
            self._loop.close()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        self._connection.close()
        try:
            self._run(self._connection.wait_closed())
        except EndError:
            self._connection.abort()
        finally:
            self._loop.close()

    async def _connected(self) -> Any:
        import asyncssh  # here: it takes a while in which the sandbox starts

        place = self._place
        try:
            keys = [asyncssh.import_private_key(place.key, place.phrase or None)] if place.key else None
            return await asyncssh.connect(
                place.host, place.port or PORT, username=place.user, password=place.secret or None,
                client_keys=keys, agent_path=None, config=None, known_hosts=None,
                connect_timeout=PATIENCE, login_timeout=PATIENCE,
            )  # fmt: skip
        except (asyncssh.PermissionDenied, asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as problem:
            raise NotLetIn(str(problem)) from None
        except (OSError, asyncssh.Error) as problem:
            raise NotReached(str(problem)) from None

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run(self._patiently(work))

    async def _patiently(self, work: Coroutine[Any, Any, T]) -> T:
        """What work gives. A server that lets us in and then keeps silent is left; one that is slow isn't."""
        task = asyncio.ensure_future(work)
        before = -1
        while not task.done():
            if before == self._moves:
                task.cancel()
                self._connection.abort()
                with suppress(asyncio.CancelledError, Exception):
                    await asyncio.wait_for(task, PATIENCE)
                raise NotListed(f"nothing came for {PATIENCE:.0f} s")
            before = self._moves
            await asyncio.wait({task}, timeout=PATIENCE)
        return task.result()

    def _moved(self, *_: object) -> None:
        """Something came."""
        self._moves += 1

    def _path(self, name: str) -> str:
        return f"{self._place.path}/{name}"


class SftpEnd(SshEnd):
    """The files by the SFTP protocol."""

    def listed(self) -> list[Found]:
        return self._run(self._listed())

    async def _listed(self) -> list[Found]:
        import asyncssh

        try:
            async with self._connection.start_sftp_client() as sftp:
                names = await self._names(sftp)
        except (OSError, asyncssh.Error) as problem:
            raise NotListed(str(problem)) from None
        return [
            Found(str(one.filename), int(one.attrs.size or 0), int(one.attrs.mtime or 0))
            for one in names
            if one.attrs.type == asyncssh.FILEXFER_TYPE_REGULAR
        ]

    async def _names(self, sftp: Any) -> list[Any]:
        names = []
        async for one in sftp.scandir(self._place.path):
            self._moved()
            names.append(one)
            if len(names) > MOST:
                raise NotListed(f"more than {MOST} files")
        return names

    def fetch(self, name: str, target: Path) -> None:
        self._run(self._done("get", self._path(name), str(target), progress_handler=self._moved))

    def delete(self, name: str) -> None:
        self._run(self._done("remove", self._path(name)))

    async def _done(self, what: str, *arguments: str, **more: Any) -> None:
        import asyncssh

        try:
            async with self._connection.start_sftp_client() as sftp:
                await getattr(sftp, what)(*arguments, **more)
        except (OSError, asyncssh.Error) as problem:
            raise EndError(f"{what} {arguments[0]}: {problem}") from None


class ScpEnd(SshEnd):
    """The files by commands: ls and stat list them, rm takes one away."""

    def listed(self) -> list[Found]:
        names = [line for line in self._command("ls", "-1", self._place.path).split("\n") if line]
        found: list[Found] = []
        for first in range(0, len(names), AT_ONCE):
            paths = [self._path(name) for name in names[first : first + AT_ONCE]]
            found += self._told(paths)
        return found

    def _told(self, paths: list[str]) -> list[Found]:
        told = self._command("stat", "-c", "%s %Y %F %n", *paths).split("\n")
        return [found for line in told if (found := self._read(line))]

    def _read(self, line: str) -> Found | None:
        """A line of stat; None for what is no file: ``regular file`` and ``regular empty file`` are."""
        size, _, rest = line.partition(" ")
        modified, _, rest = rest.partition(" ")
        kind, _, path = rest.partition(" file ")
        if kind not in ("regular", "regular empty"):
            return None
        return Found(
            path.removeprefix(f"{self._place.path}/"), php_text.whole(size), php_text.whole(modified)
        )

    def _command(self, *words: str) -> str:
        return self._run(self._answer(shlex.join(words)))

    async def _answer(self, command: str) -> str:
        import asyncssh

        try:
            done = await self._connection.run(command, timeout=PATIENCE)
        except (OSError, asyncssh.Error) as problem:
            raise NotListed(str(problem)) from None
        if done.exit_status:
            raise NotListed(f"{command}: {done.stderr}")
        return str(done.stdout)

    def fetch(self, name: str, target: Path) -> None:
        self._run(self._copied(self._path(name), target))

    async def _copied(self, path: str, target: Path) -> None:
        import asyncssh

        try:
            source = self._connection, shlex.quote(path)  # a shell reads it there
            await asyncssh.scp(source, str(target), progress_handler=self._moved)
        except (OSError, asyncssh.Error) as problem:
            raise EndError(f"scp {path}: {problem}") from None

    def delete(self, name: str) -> None:
        try:
            self._command("rm", self._path(name))
        except NotListed as problem:
            raise EndError(str(problem)) from None
