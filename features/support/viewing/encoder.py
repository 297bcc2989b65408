"""An encoder of ours: ffmpeg plays a sample over and over and sends it somewhere, as a camera's encoder does."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import imageio_ffmpeg

FILM_RATE = 25  # frames per s of the samples
PICTURE = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", str(FILM_RATE))
SOUND = ("-c:a", "aac", "-ar", "44100")
TO_END_S = 10.0
_HELLO = b"\x03" + bytes(1536)  # what an RTMP caller begins with; a server answers with the same version


class Encoder:
    """One that is at work. It ends by itself after ``seconds``, if that is given.

    ``stored``: s of the film that it has already, and sends at once, before it goes on as the film goes on.
    """

    def __init__(
        self, film: Path, target: Sequence[str], seconds: float | None = None, stored: float = 0
    ) -> None:
        lasting = ["-t", f"{seconds:g}"] if seconds else []
        pace = ["-readrate", "1", "-readrate_initial_burst", f"{stored:g}"] if stored else ["-re"]
        self._command = [
            imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", *pace, "-stream_loop", "-1", "-i", str(film),
            *lasting, *PICTURE, *SOUND, *target,
        ]  # fmt: skip
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - as long as it is at work
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=self._said)
        self.begun_at = time.time()

    @property
    def words(self) -> list[str]:
        """What is run, as the words of a command."""
        return ["ffmpeg", *self._command[1:]]

    @property
    def at_work(self) -> bool:
        """Whether it hasn't ended yet."""
        return self._process.poll() is None

    def wait(self, seconds: float) -> int:
        """Its exit code; AssertionError where it is still at work after so many s."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"The encoder is still at work after {seconds:g} s.") from None

    @property
    def said(self) -> str:
        """What it complained of."""
        self._said.seek(0)
        return self._said.read().decode(errors="replace")[-2000:]

    def stop(self) -> None:
        """It says goodbye and ends, as by its button."""
        if self._process.poll() is None:
            self._process.terminate()
            with suppress(AssertionError):
                self.wait(TO_END_S)
        self.lose()

    def lose(self) -> None:
        """It is gone without a word, as by a cut cable."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


def greets(address: str, seconds: float = 15.0) -> bool:
    """Whether somebody takes RTMP streams at an address."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 1935), seconds) as door:
            door.settimeout(seconds)
            door.sendall(_HELLO)
            return door.recv(1) == _HELLO[:1]
    except OSError:
        return False
