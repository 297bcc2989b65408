"""The body of a form with files, read as PHP reads it.

What PHP makes of a part differs from what HTTP's documents say: ``filename*`` is no file name, a name keeps what
follows its last slash, a file without a name or without its end is one that failed, a text without its end is a text.
All of this was tried with PHP itself.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.wire.bodies import Held

logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # it warns of each body that breaks off
NO_FILE, PARTIAL = "4", "3"  # PHP's numbers of what went wrong with a file
_OPTION = re.compile(
    r"""\s*([^\s=;"']+)\s*=\s*(?:"((?:\\"|[^"])*)"?|'((?:\\'|[^'])*)'?|([^;\s]*))[^;]*(?:;|$)""",
    re.DOTALL | re.ASCII,
)


@dataclass
class Upload:
    """A file part: where its bytes lie until the call ends, its name, its size in bytes."""

    path: Path
    name: str
    size: int
    content_type: str = ""


Value = str | Upload | dict[str, str]
"""What a field holds: a text, a file, or what PHP tells of a file that failed."""


@dataclass
class _Part:
    headers: dict[str, bytes] = field(default_factory=dict)
    name: str = ""
    filename: str | None = None
    text: bytearray = field(default_factory=bytearray)
    path: Path | None = None
    stream: IO[bytes] | None = None


class Reader:
    """Takes a body as it arrives; ``texts`` and ``files`` are its fields, in the order of the parts.

    Files are written into a folder. Whoever reads is to remove those of ``paths`` that nobody took. Texts that are too
    large are ``refused``, and nothing of the body is looked at then.
    """

    def __init__(self, content_type: str, directory: Path, held: Held) -> None:
        self.refused: ApiError | None = None
        self._held = held
        self.texts: list[tuple[str, str]] = []
        self.files: list[tuple[str, Value]] = []
        self.paths: list[Path] = []
        self.problem: OSError | None = (
            None  # of the first file that couldn't be written; the rest is read all the same
        )
        self._directory = directory
        self._header = [b"", b""]
        self._part: _Part | None = None
        self._begun = self._broken = (
            False  # whether the part's headers are read; whether the body can't be read
        )
        self._tail = b""
        boundary = parse_options_header(content_type)[1].get(b"boundary", b"")
        self._end = b"\r\n--" + boundary
        self._parser = MultipartParser(boundary, self._callbacks()) if boundary else None

    def _callbacks(self) -> Any:
        return {
            "on_part_begin": self._begin, "on_header_field": lambda *a: self._collect(0, *a),
            "on_header_value": lambda *a: self._collect(1, *a), "on_header_end": self._header_ends,
            "on_headers_finished": self._headers_end, "on_part_data": self._data, "on_part_end": self._part_ends,
        }  # fmt: skip

    def feed(self, data: bytes) -> None:
        """Some bytes of the body; what follows something unreadable is not looked at."""
        if self._parser is None or self._broken or not data:
            return
        try:
            self._parser.write(data)
        except FormParserError:
            self._broken = True
        except ApiError as refusal:
            self._broken, self.refused = True, refusal
            self.discard()
            self._part, self.texts, self.files, self.paths = None, [], [], []
            self._held.drop()
        self._tail = (self._tail + data)[-len(self._end) - 1 :]

    def close(self) -> None:
        """The body is over. A part that it left open ends here: a text as it is, a file as one that failed."""
        part = self._part
        if part is not None:
            if not self._begun and "content-disposition" in part.headers:
                self._headers_end()
            if self._begun:
                self._finish(self._tail.endswith((self._end, self._end + b"-", self._end + b"\r")))
        self._part = None

    @contextlib.contextmanager
    def _writing(self, part: _Part) -> Iterator[None]:
        """What can't be written makes room at once."""
        try:
            yield
        except OSError as problem:
            self.problem = self.problem or problem
            if part.stream is not None:
                with contextlib.suppress(OSError):
                    part.stream.close()
            if part.path is not None:
                part.path.unlink(missing_ok=True)
            part.stream = part.path = None

    def discard(self) -> None:
        """Removes all files: nobody will take them."""
        if self._part is not None and self._part.stream is not None:
            self._part.stream.close()
        for path in self.paths:
            path.unlink(missing_ok=True)

    def _begin(self) -> None:
        self._part, self._begun = _Part(), False

    def _collect(self, which: int, data: bytes, start: int, end: int) -> None:
        self._held.grow(end - start)
        self._header[which] += data[start:end]
        if self._part is None or len(self._part.headers) > limits.MOST_HEADERS:
            raise FormParserError("headers without an end")

    def _header_ends(self) -> None:
        name, value = self._header
        if self._part is not None:
            self._part.headers.setdefault(php_text.lower(_decoded(name)).strip(" \t"), value)
        self._header = [b"", b""]

    def _headers_end(self) -> None:
        part = self._part
        if part is None:
            return
        self._begun = True
        options = _options(_decoded(part.headers.get("content-disposition", b"")))
        part.name = options.get("name", "0" if "filename" in options else "")
        part.filename = options.get("filename")
        if part.filename and part.name and len(self.paths) < limits.MOST_FILES:
            with self._writing(part):
                handle, path = tempfile.mkstemp(dir=self._directory, prefix="part-")
                part.stream, part.path = os.fdopen(handle, "wb"), Path(path)
                self.paths.append(part.path)

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self._part
        if part is None:
            return
        if part.stream is not None:
            with self._writing(part):
                part.stream.write(data[start:end])
        elif part.filename is None:
            self._held.grow(end - start)
            part.text += data[start:end]

    def _part_ends(self) -> None:
        self._finish(True)
        self._part = None

    def _finish(self, whole: bool) -> None:
        part = self._part
        if part is None or not part.name:
            return
        if part.filename is None:
            if len(self.texts) < limits.MOST_FIELDS:
                self.texts.append((part.name, _decoded(bytes(part.text))))
        elif not part.filename or part.path is None or part.stream is None:
            self.files.append((part.name, {"tmp_name": "", "error": NO_FILE}))
        else:
            with self._writing(part):
                part.stream.close()
            if part.path is None:
                return
            name, size = re.split(r"[/\\]", part.filename)[-1], part.path.stat().st_size
            kind = _decoded(part.headers.get("content-type", b""))
            failed = {"tmp_name": "", "error": PARTIAL}
            self.files.append((part.name, Upload(part.path, name, size, kind) if whole else failed))


async def read(request: Request, directory: Path, held: Held) -> Reader:
    """The parts of a request's body; raises what breaks the connection, and leaves no file behind then."""
    reader = Reader(request.headers.get("content-type", ""), directory, held)
    try:
        async for block in request.stream():
            reader.feed(block)
        reader.close()
    except BaseException:
        reader.discard()
        raise
    return reader


def _options(disposition: str) -> dict[str, str]:
    """The options of a Content-Disposition, the last of a name; a backslash quotes a quote and itself."""
    found = {}
    for name, double, single, bare in _OPTION.findall(disposition):
        found[php_text.lower(name)] = re.sub(r"""\\([\\"'])""", r"\1", double or single or bare).split("\0")[
            0
        ]
    return found


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")
