"""What can go wrong before the first call, each in a sentence that says what to do."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import logging
import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from kaltura_sandbox import announcement, assembly, bootstrap, php_text
from kaltura_sandbox.media import runner
from kaltura_sandbox.platform import opening
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.machine.disk import Disk
from kaltura_sandbox.platform.opening import Claim, StartError
from kaltura_sandbox.platform.schema.source import SchemaError
from kaltura_sandbox.platform.wire.proxies import named

CACHES = (
    "name another folder for caches in KALTURA_SANDBOX_CACHE (of media alone: KALTURA_SANDBOX_MEDIA_CACHE)"
)
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
RTMP_PORT, SRT_PORT = 1935, 7045
"""The platform's usual ports of live streams."""

_SHOWN = re.compile(r"(Could not decode to UTF-8 column '[^']*') with text.*", re.DOTALL)
_BROKEN = (sqlite3.Error, ValueError, LookupError, TypeError, AttributeError)
"""What reading a database comes to that was changed by others."""


class Discreet(logging.Formatter):
    """Tracebacks without what SQLite shows of a damaged database: secrets may be in it."""

    def formatException(self, ei: Any) -> str:
        return _SHOWN.sub(r"\1", super().formatException(ei))

    def format(self, record: logging.LogRecord) -> str:
        return _SHOWN.sub(r"\1", super().format(record))


def worth_saying(record: logging.LogRecord) -> bool:
    """That calls were given up at the end is said in a line, and doesn't need a traceback of each."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def port(text: str) -> int:
    """A port's number, as argparse wants it."""
    if not re.fullmatch("[0-9]{1,5}", text) or php_text.whole(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 0 to 65535")
    return php_text.whole(text)


def name(text: str) -> str:
    """The name of a folder or host, as argparse wants it; an empty one would be any."""
    if not text:
        raise argparse.ArgumentTypeError("give a name")
    return text


def level(text: str) -> int:
    """A level of the log, in any case, as argparse wants it."""
    found = LEVELS.get(php_text.lower(text))
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no level of the log: give one of {', '.join(LEVELS)}")
    return found


def proxies(text: str) -> list[str]:
    """Addresses and networks of proxies, as argparse wants them."""
    try:
        return named(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def end_with_input() -> None:
    """Ends this process as SIGTERM does, once nobody can write to its standard input any more."""

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 1024):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="input", daemon=True).start()


def announce_file(path: str | None) -> Path | None:
    """Where to announce, which can be written."""
    if path is None:
        return None
    file = Path(path).absolute()
    part = announcement.part_of(file)
    try:
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        part.touch()
        part.unlink()
    except (OSError, ValueError) as problem:
        raise StartError(
            f"The announcement can't be written to {file} ({_reason(problem)}): name another file with --announce"
        ) from None
    return file


def check_ffmpeg() -> None:
    """Raises StartError where there is no ffmpeg that runs."""
    try:
        told = subprocess.run(
            [runner.ffmpeg_exe(), "-version"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=30, check=False,
        )  # fmt: skip
        if told.returncode == 0:
            return
        why = f"ends with {told.returncode}"
    except (OSError, ValueError, RuntimeError, subprocess.SubprocessError) as problem:
        why = _reason(problem)
    raise StartError(
        f"There is no ffmpeg that runs ({why}): install it by pip install -r requirements.txt, or name one in"
        f" IMAGEIO_FFMPEG_EXE"
    )


def claim(path: str) -> Claim:
    """The data directory of this name, for this process alone."""
    try:
        directory = Path(path).resolve()
    except (OSError, ValueError, RuntimeError) as problem:
        raise StartError(
            f"{path!r} can't be a data directory ({_reason(problem)}): {opening.OTHER}"
        ) from None
    return opening.claim(directory)


def listen(host: str, number: int, option: str = "--port") -> socket.socket:
    """A listening socket. It names TCP, or else asyncio leaves Nagle's algorithm on: 40 ms for each answer."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, number))
        listener.listen(512)
    except (OSError, ValueError, TypeError) as problem:
        listener.close()
        raise StartError(_unheard(host, number, problem, option)) from None
    return listener


def live_doors(host: str, rtmp: int | None, srt: int | None, any_port: bool) -> dict[str, socket.socket]:
    """The sockets that encoders broadcast to, by the names of their protocols.

    A port that was named must be free. Otherwise the platform's usual one is taken, or any where that isn't free, or
    where ``any_port`` is right.
    """
    return {
        "rtmp": _door(partial(listen, host, option="--rtmp-port"), rtmp, 0 if any_port else RTMP_PORT),
        "srt": _door(partial(hear, host, option="--srt-port"), srt, 0 if any_port else SRT_PORT),
    }


def _door(opened: Callable[[int], socket.socket], named_: int | None, usual: int) -> socket.socket:
    if named_ is not None:
        return opened(named_)
    try:
        return opened(usual)
    except StartError:
        return opened(0)


def hear(host: str, number: int, option: str) -> socket.socket:
    """A socket for datagrams. Raises StartError."""
    heard = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        heard.bind((host, number))
    except (OSError, ValueError, TypeError) as problem:
        heard.close()
        raise StartError(_unheard(host, number, problem, option)) from None
    return heard


def _unheard(host: str, number: int, problem: Exception, option: str) -> str:
    kind = problem.errno if isinstance(problem, OSError) else None
    if kind == errno.EADDRINUSE:
        other = f"name another with {option} (0 picks one)"
        return f"Port {number} of {host} is in use: stop what listens there, or {other}"
    if kind in (errno.EACCES, errno.EPERM):
        return (
            f"Port {number} needs rights that you don't have: name one above 1023 with {option} (0 picks one)"
        )
    if isinstance(problem, (socket.gaierror, ValueError, TypeError)):
        return f"The host {host!r} can't be found: name an address of this machine with --host, as 127.0.0.1"
    return f"Nobody can listen on {host!r} ({_reason(problem)}): name an address of this machine with --host"


def url_of(host: str, listener: socket.socket) -> str:
    """The address of the platform."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


def platform_on(held: Claim, doors: Mapping[str, socket.socket]) -> tuple[Platform, dict[str, Any]]:
    """The platform at work on a data directory, and its announcement. Raises StartError, without what was read."""
    try:
        platform = Platform(held.path, assembly.rooms(), doors)
        told = bootstrap.prepare(platform)
        platform.start()
        return platform, told
    except SchemaError as problem:
        raise StartError(str(problem)) from None
    except Exception as problem:
        text = _explained(held, problem)
        if text is None:
            raise
        raise StartError(text) from None


def _explained(held: Claim, problem: Exception) -> str | None:
    if Disk(held.path).noticed(problem):
        return f"No room is left on the disk of {held.path}, or on that of the caches: make some, and start again"
    if isinstance(problem, OSError):
        where = (
            Path(os.fsdecode(problem.filename)) if isinstance(problem.filename, str | bytes) else held.path
        )
        other = opening.OTHER if where.is_relative_to(held.path) else CACHES
        return f"{where} can't be used ({_reason(problem)}): {other}"
    if isinstance(problem, RuntimeError) and "home directory" in str(problem):
        return f"There is no home directory to keep caches in: {CACHES}"
    if isinstance(problem, _BROKEN) and not held.fresh:
        return (
            f"What is in {held.path} can't be read ({type(problem).__name__}): restore the folder from a copy, or move"
            f" it away to start afresh"
        )
    return None


def _reason(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
