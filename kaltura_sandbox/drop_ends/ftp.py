"""An FTP server, in passive mode. It is asked for MLSD, and where it doesn't know that for NLST, SIZE and MDTM."""

from __future__ import annotations

import ftplib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

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

PORT = 21
BROKEN: tuple[type[Exception], ...] = (*ftplib.all_errors, ValueError)


class _Ftp(ftplib.FTP):
    """Lists come to an end."""

    def retrlines(self, cmd: str, callback: Callable[[str], object] | None = None) -> str:
        lines: list[str] = []

        def take(line: str) -> None:
            lines.append(line)
            if len(lines) > MOST:
                raise ftplib.Error(f"more than {MOST} files")

        answer = super().retrlines(cmd, take)
        for line in lines if callback else ():
            callback(line)  # type: ignore[misc]
        return answer


class FtpEnd:
    """One connection of control, and one more for each list and file."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._ftp = _Ftp(timeout=PATIENCE, encoding="latin-1")

    def __enter__(self) -> Self:
        place = self._place
        try:
            self._ftp.connect(place.host, place.port or PORT)
            self._ftp.login(_sent(place.user), _sent(place.secret))
        except ftplib.error_perm as problem:
            self._ftp.close()
            raise NotLetIn(str(problem)) from None
        except BROKEN as problem:
            self._ftp.close()
            raise NotReached(str(problem)) from None
        return self

    def __exit__(self, *problem: object) -> None:
        try:
            self._ftp.quit()
        except ftplib.all_errors:
            self._ftp.close()

    def listed(self) -> list[Found]:
        try:
            self._ftp.cwd(_sent(self._place.path))
            return self._by_mlsd()
        except ftplib.error_perm as problem:
            if str(problem)[:3] in ("500", "502", "504"):
                return self._by_names()
            raise NotListed(str(problem)) from None
        except ftplib.all_errors as problem:
            raise NotListed(str(problem)) from None

    def _by_mlsd(self) -> list[Found]:
        told = self._ftp.mlsd(facts=["type", "size", "modify"])
        return [
            Found(_read(name), php_text.whole(facts.get("size", "")), _moment(facts.get("modify", "")))
            for name, facts in told
            if facts.get("type") == "file"
        ]

    def _by_names(self) -> list[Found]:
        found = []
        try:
            names = self._ftp.nlst()  # in the mode of texts, in which no size is told
            self._ftp.voidcmd("TYPE I")
            for name in names:
                size = self._size(name)
                if size is not None:
                    found.append(Found(_read(name), size, _moment(self._ftp.sendcmd(f"MDTM {name}")[4:])))
        except ftplib.all_errors as problem:
            raise NotListed(str(problem)) from None
        return found

    def _size(self, name: str) -> int | None:
        """None for what is no file."""
        try:
            return self._ftp.size(name)
        except ftplib.error_perm:
            return None

    def fetch(self, name: str, target: Path) -> None:
        with open(target, "wb") as stream:
            self._done("RETR", name, stream.write)

    def delete(self, name: str) -> None:
        self._done("DELE", name)

    def _done(self, command: str, name: str, write: object = None) -> None:
        name = _sent(name)
        try:
            self._ftp.cwd(_sent(self._place.path))
            if write is None:
                self._ftp.delete(name)
            else:
                self._ftp.retrbinary(f"{command} {name}", write)  # type: ignore[arg-type]
        except BROKEN as problem:
            raise EndError(f"{command} {_read(name)}: {problem}") from None


def _sent(text: str) -> str:
    """UTF-8 for a connection whose texts are bytes: so one name that is no UTF-8 doesn't hide all others."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _read(text: str) -> str:
    """What came as UTF-8; what it isn't stays in it as surrogates."""
    return text.encode("latin-1").decode("utf-8", "surrogateescape")


def _moment(text: str) -> int:
    """YYYYMMDDHHMMSS, in UTC, as a unix time; 0 for what is none."""
    parts = [text[:4], *(text[at : at + 2] for at in range(4, 14, 2))]
    if not all(map(php_text.is_digits, parts)):
        return 0
    year, month, day, hour, minute, second = map(php_text.whole, parts)
    try:
        return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())
    except ValueError:
        return 0
