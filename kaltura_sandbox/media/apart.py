"""Work on files that others made, in processes of their own with bounds on memory and time.

A decoder may be led to take gigabytes or hours by a few kilobytes. What is decorated with :func:`apart` runs in one of
``HELPERS`` processes, which stay for the next call; one that passes its bounds ends, and the caller gets NotMedia. So
the server itself never grows, and all pictures at once take at most ``HELPERS`` times ``MEMORY``.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib
import logging
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

from kaltura_sandbox.media.bounds import bound
from kaltura_sandbox.media.errors import MediaError, NotMedia

log = logging.getLogger(__name__)
HELPERS = 2
MEMORY = 1024**3  # bytes that a helper may take
PATIENCE = 120.0  # s that a call waits for a free helper
WALL = 3  # times its seconds of work that a call may last, on machines that have more to do
TOO_MUCH = "it took too much time or memory"
_LENGTH = struct.Struct(">Q")
_START = "from kaltura_sandbox.media import apart; apart.serve()"
_P = ParamSpec("_P")
_R = TypeVar("_R")


def apart(seconds: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """A function of a module that runs in a helper, for at most so many seconds of work.

    Arguments, result and errors travel as pickles. Raises NotMedia where the bounds are passed, MediaError where all
    helpers are at work for too long.
    """

    def decorated(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @functools.wraps(function)
        def called(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            if _HELPING:
                return function(*args, **kwargs)
            call = (function.__module__, function.__qualname__, args, kwargs, seconds)
            result: _R = _POOL.run(pickle.dumps(call), seconds * WALL)
            return result

        return called

    return decorated


class _Helper:
    """A process that does one thing after the other."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def run(self, call: bytes, wait_s: float) -> tuple[bool, Any]:
        """(True, result) or (False, error). Raises EOFError or OSError where the process ended or took too long."""
        assert self._process.stdin and self._process.stdout
        _write(self._process.stdin, call)
        waiting = select.poll()
        waiting.register(self._process.stdout, select.POLLIN | select.POLLHUP)
        if not waiting.poll(wait_s * 1000):
            raise TimeoutError
        done, result = pickle.loads(_read(self._process.stdout))
        return done, result

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):  # what it didn't read any more
                    pipe.close()


class _Pool:
    """Helpers that are idle, and a bound on how many there are."""

    def __init__(self) -> None:
        self._room = threading.BoundedSemaphore(HELPERS)
        self._idle: list[_Helper] = []

    def run(self, call: bytes, wait_s: float) -> Any:
        if not self._room.acquire(timeout=PATIENCE):
            raise MediaError("too many files are being read")
        try:
            done, result = self._asked(call, wait_s)
        finally:
            self._room.release()
        if done:
            return result
        raise result

    def _asked(self, call: bytes, wait_s: float) -> tuple[bool, Any]:
        helper = self._ready()
        try:
            done, result = helper.run(call, wait_s)
        except (EOFError, OSError, pickle.UnpicklingError):
            helper.end()
            log.warning("a helper ended: its file took too much time or memory, or breaks the decoder")
            raise NotMedia("not a picture", TOO_MUCH) from None
        except BaseException:
            helper.end()
            raise
        self._idle.append(helper)
        return done, result

    def _ready(self) -> _Helper:
        """One that waits for work, else a new one; whoever was ended meanwhile is none."""
        while True:
            try:
                helper = self._idle.pop()
            except IndexError:
                return _Helper()
            if helper.alive:
                return helper
            helper.end()

    def end(self) -> None:
        while self._idle:
            self._idle.pop().end()


def serve() -> None:
    """What a helper does until nobody is there any more. Nothing that it runs can write where its answers go."""
    global _HELPING  # noqa: PLW0603 - a process is a helper or it isn't
    _HELPING = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    bound(resource.RLIMIT_DATA, MEMORY)
    bound(resource.RLIMIT_CORE, 0)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            _write(answers, pickle.dumps(_done(*pickle.loads(_read(calls)))))


def _done(module: str, name: str, args: Any, kwargs: Any, seconds: int) -> tuple[bool, Any]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)
    try:
        function = getattr(importlib.import_module(module), name)
        return True, function(*args, **kwargs)
    except MemoryError:
        return False, NotMedia("not a picture", TOO_MUCH)
    except Exception as problem:
        return False, problem


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(_LENGTH.pack(len(data)) + data)
    file.flush()


def _read(file: IO[bytes]) -> bytes:
    return _exactly(file, _LENGTH.unpack(_exactly(file, _LENGTH.size))[0])


def _exactly(file: IO[bytes], length: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise EOFError
    return data


_HELPING = False
_POOL = _Pool()
atexit.register(_POOL.end)
