"""An SSH server of this process: SFTP, SCP, and the commands by which a folder is listed. Its keys are made at start.

Each scenario is a user with a home of its own, who logs in with a password or with a key.
"""

from __future__ import annotations

import asyncio
import atexit
import shlex
import subprocess
import threading
from collections.abc import Coroutine
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import asyncssh

from features.support.dropping.places import HOST, listening
from features.support.dropping.spots import IN, ServedSpot

FIRST_PORT = 10122
COMMANDS = ("ls", "stat", "rm", "du", "test", "pwd")
SIGNED = ("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa", "ssh-ed25519")
"""How keys sign: the platform's library of SSH is an older one."""

T = TypeVar("T")


class SshServer:
    """The server, in a loop of a thread of its own."""

    def __init__(self) -> None:
        self.homes: dict[str, Path] = {}
        self.passwords: dict[str, str] = {}
        self.keys: dict[str, asyncssh.SSHKey] = {}
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="ssh", daemon=True).start()
        self.port = self.run(self._listen())
        atexit.register(self._loop.call_soon_threadsafe, self._loop.stop)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self) -> int:
        key = asyncssh.generate_private_key("ssh-ed25519")
        acceptor = await asyncssh.listen(
            sock=listening(FIRST_PORT), server_factory=lambda: _Door(self), server_host_keys=[key],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(self._home(channel))),
            allow_scp=True, process_factory=self._command, signature_algs=SIGNED,
        )  # fmt: skip
        return int(acceptor.get_port())

    def _home(self, channel: Any) -> Path:
        return self.homes[channel.get_connection().get_extra_info("username")]

    async def _command(self, process: asyncssh.SSHServerProcess[str]) -> None:
        """One of a few commands, with the user's home as its root."""
        home = self._home(process.channel)
        words = shlex.split(process.command or "")
        if not words or words[0] not in COMMANDS:
            process.stderr.write("no such command\n")
            process.exit(127)
            return
        inside = [f"{home}{word}" if word.startswith("/") else word for word in words]
        done = await asyncio.to_thread(subprocess.run, inside, capture_output=True, cwd=home, check=False)
        process.stdout.write(done.stdout.decode().replace(str(home), ""))
        process.stderr.write(done.stderr.decode().replace(str(home), ""))
        process.exit(done.returncode)


class _Door(asyncssh.SSHServer):
    """Who is let in."""

    def __init__(self, server: SshServer) -> None:
        self._server = server

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return self._server.passwords.get(username) == password

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        known = self._server.keys.get(username)
        return known is not None and known.public_data == key.public_data


@cache
def _server() -> SshServer:
    return SshServer()


class SshSpot(ServedSpot):
    """A folder of the SSH server, for a password."""

    type = ""

    def __init__(self) -> None:
        super().__init__()
        self._ssh = _server()
        self._ssh.homes[self.user] = self.root
        self._ssh.passwords[self.user] = self.password
        self.fields = {
            "type": self.type, "host": HOST, "port": self._ssh.port, "path": f"/{IN}", "username": self.user,
            "password": self.password,
        }  # fmt: skip
        self.secrets = {self.password: f"{self.type}_PASSWORD", self.user: f"{self.type}_USER"}

    def ask_for_a_key(self, phrase: str = "") -> None:
        """From now on the user logs in with a key, made now, and with no password."""
        key = asyncssh.generate_private_key("ssh-rsa", key_size=2048)
        self._ssh.keys[self.user] = key.convert_to_public()
        del self._ssh.passwords[self.user]
        private = key.export_private_key("pkcs1-pem", passphrase=phrase or None).decode()
        public = key.export_public_key("openssh").decode()
        del self.fields["password"]
        self.fields |= {"privateKey": private, "publicKey": public}
        self.fields |= {"passPhrase": phrase} if phrase else {}
        self.secrets |= {private: f"{self.type}_PRIVATE_KEY", public: f"{self.type}_PUBLIC_KEY"}
        self._key = key

    _key: asyncssh.SSHKey | None = None

    def put(self, name: str, content: bytes) -> None:
        self._grow_older(name)
        part = self.root / name
        part.write_bytes(content)
        try:
            self._ssh.run(self._bring(part))
        finally:
            part.unlink()

    async def _bring(self, part: Path) -> None:
        who: dict[str, Any] = {"username": self.user, "known_hosts": None, "config": None, "agent_path": None}
        who |= {"client_keys": [self._key]} if self._key else {"password": self.password, "client_keys": None}
        async with asyncssh.connect(HOST, self._ssh.port, **who) as connection:
            await self._sent(connection, part)

    async def _sent(self, connection: asyncssh.SSHClientConnection, part: Path) -> None:
        async with connection.start_sftp_client() as sftp:
            await sftp.put(str(part), f"/{IN}/{part.name}")

    def close(self) -> None:
        for known in (self._ssh.homes, self._ssh.passwords, self._ssh.keys):
            known.pop(self.user, None)
        super().close()


class SftpSpot(SshSpot):
    """Files come and go by SFTP."""

    type = "SFTP"


class ScpSpot(SshSpot):
    """Files come and go by SCP."""

    type = "SCP"

    async def _sent(self, connection: asyncssh.SSHClientConnection, part: Path) -> None:
        await asyncssh.scp(str(part), (connection, shlex.quote(f"/{IN}/{part.name}")))
