"""The sandbox that is killed, and the ways to upload to it, each with what must hold of it afterwards."""

from __future__ import annotations

import hashlib
import random
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from livingdocs.common import paths
from livingdocs.soak.server import Server

PATIENCE = 60.0  # s
FILM, PICTURE = paths.FEATURES / "data" / "green_screen.mp4", paths.FEATURES / "data" / "poster.jpg"
READY, FULL, NO_CONTENT = 2, 2, 7


class Refused(Exception):
    """A refusal of the sandbox."""


class Sandbox(Server):
    """A process of the sandbox on a directory that outlives it."""

    ks = ""
    profile = 0

    def start(self) -> None:
        super().start()
        who = {"secret": self.told["adminSecret"], "partnerId": self.told["partnerId"], "type": 2}
        self.ks = str(self.call("session.start", **who))

    def call(self, name: str, files: Any = None, **fields: Any) -> Any:
        """The answer; raises Refused, and RequestException where there is none."""
        reply = self._post(name, files, fields)
        answer = reply.json()
        if isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException":
            raise Refused(f"{name}: {answer['code']}")
        return answer

    def served(self, name: str, **fields: Any) -> bytes:
        """The file that an action serves."""
        return self._post(name, None, fields).content

    def _post(self, name: str, files: Any, fields: dict[str, Any]) -> requests.Response:
        service, action = name.split(".")
        url = f"{self.told['serviceUrl']}/api_v3/service/{service}/action/{action}"
        sent = {"format": 1, "ks": self.ks} | fields
        return requests.post(url, data=sent, files=files, timeout=PATIENCE)

    def raw(self, entry: str) -> bytes:
        """The content of an entry as it was sent."""
        partner = self.told["partnerId"]
        address = f"{self.told['serviceUrl']}/p/{partner}/sp/{partner}00/raw/entry_id/{entry}"
        return requests.get(address, timeout=PATIENCE).content


Check = Callable[[Sandbox], None]
"""Raises where what was acknowledged isn't there."""


@dataclass
class Round:
    """What was acknowledged in a round: a check for each thing, by a name that later answers may take over.

    ``using`` is set when uploaded bytes are about to be used: the moment at which they are moved.
    """

    checks: dict[str, Check] = field(default_factory=dict)
    using: threading.Event = field(default_factory=threading.Event)

    def note(self, name: str, check: Check) -> None:
        self.checks[name] = check


def _fresh(sample: Path = FILM) -> bytes:
    """Bytes that nobody has seen yet."""
    return sample.read_bytes() + secrets.token_bytes(random.choice((16, 6_000_000)))


def _token(sandbox: Sandbox, made: Round, content: bytes, chunks: int, after: Callable[[str], Check]) -> str:
    """A token that has the bytes, sent in so many chunks; ``after`` checks by a token's id what is to come of it."""
    token = str(sandbox.call("uploadToken.add")["id"])
    step = -(-len(content) // chunks)
    for start in range(0, len(content), step):
        _send(sandbox, token, content, start, min(start + step, len(content)))
        made.note(token, _resumed(token, content, start + step, after(token)))
    return token


def _send(sandbox: Sandbox, token: str, content: bytes, start: int, end: int) -> None:
    fields: dict[str, Any] = {"uploadTokenId": token, "finalChunk": int(end == len(content))}
    if start:
        fields |= {"resume": 1, "resumeAt": start}
    sandbox.call("uploadToken.upload", {"fileData": ("a.mp4", content[start:end])}, **fields)


def _resumed(token: str, content: bytes, sent: int, then: Check) -> Check:
    """The token has all that was sent, and takes the rest; then what is to come of it comes."""

    def check(sandbox: Sandbox) -> None:
        found = sandbox.call("uploadToken.get", uploadTokenId=token)
        size = int(found["uploadedFileSize"])
        assert size >= min(sent, len(content)), f"{size} of {sent} bytes"
        if found["status"] < FULL:
            _send(sandbox, token, content, size, len(content))
        then(sandbox)

    return check


def _entry(sandbox: Sandbox, kind: int) -> str:
    fields = {"entry[mediaType]": kind, "entry[name]": "kill", "entry[conversionProfileId]": sandbox.profile}
    return str(sandbox.call("media.add", **fields)["id"])


def _add(sandbox: Sandbox, entry: str, token: str) -> None:
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
    sandbox.call("media.addContent", entryId=entry, **resource)


def _is_ready(sandbox: Sandbox, entry: str, content: bytes) -> None:
    until(lambda: sandbox.call("media.get", entryId=entry)["status"] == READY, "an entry that is READY")
    _same(sandbox.raw(entry), content)


def _same(found: bytes, sent: bytes) -> None:
    assert hashlib.sha256(found).digest() == hashlib.sha256(sent).digest(), f"{len(found)} other bytes"


def _uploaded(sandbox: Sandbox, made: Round, kind: int, content: bytes, chunks: int) -> None:
    """An entry with its content by a token."""
    entry = _entry(sandbox, kind)

    def used(token: str) -> Check:
        def check(again: Sandbox) -> None:
            if again.call("media.get", entryId=entry)["status"] == NO_CONTENT:
                _add(again, entry, token)  # nobody had said that it was done
            _is_ready(again, entry, content)

        return check

    token = _token(sandbox, made, content, chunks, used)
    made.using.set()
    _add(sandbox, entry, token)
    made.note(token, lambda again: _is_ready(again, entry, content))


def film(sandbox: Sandbox, made: Round) -> None:
    """addContent by a token with the whole file."""
    _uploaded(sandbox, made, 1, _fresh(), 1)


def film_in_chunks(sandbox: Sandbox, made: Round) -> None:
    """addContent by a token, chunk by chunk."""
    _uploaded(sandbox, made, 1, _fresh(), 5)


def picture(sandbox: Sandbox, made: Round) -> None:
    """A picture by a token in two chunks."""
    _uploaded(sandbox, made, 2, _fresh(PICTURE), 2)


def film_before_its_bytes(sandbox: Sandbox, made: Round) -> None:
    """addContent first; with the last of the bytes the work begins."""
    entry, token, content = _entry(sandbox, 1), str(sandbox.call("uploadToken.add")["id"]), _fresh()
    _add(sandbox, entry, token)

    def check(again: Sandbox) -> None:
        found = again.call("uploadToken.get", uploadTokenId=token)
        if found["status"] < FULL:
            _send(again, token, content, int(found.get("uploadedFileSize") or 0), len(content))
        _is_ready(again, entry, content)

    made.note(token, check)
    half = len(content) // 2
    _send(sandbox, token, content, 0, half)
    _send(sandbox, token, content, half, len(content))
    made.note(token, lambda again: _is_ready(again, entry, content))


def thumbnail(sandbox: Sandbox, made: Round) -> None:
    """A picture that comes with the call."""
    entry, content = _entry(sandbox, 1), _fresh(PICTURE)
    asset = sandbox.call("thumbAsset.addFromImage", {"fileData": ("a.jpg", content)}, entryId=entry)["id"]
    made.note(asset, lambda again: _same(again.served("thumbAsset.serve", thumbAssetId=asset), content))


def captions(sandbox: Sandbox, made: Round) -> None:
    """Captions as a text in the call."""
    entry = _entry(sandbox, 1)
    caption = {"captionAsset[language]": "English", "captionAsset[format]": "1"}
    asset = sandbox.call("caption_captionAsset.add", entryId=entry, **caption)["id"]
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{secrets.token_hex(16)}\n"
    given = {"contentResource[objectType]": "KalturaStringResource", "contentResource[content]": text}
    sandbox.call("caption_captionAsset.setContent", id=asset, **given)
    name = "caption_captionAsset.serve"
    made.note(asset, lambda again: _same(again.served(name, captionAssetId=asset), text.encode()))


def data(sandbox: Sandbox, made: Round) -> None:
    """The text of a data entry, by a token."""
    entry = sandbox.call("data.add", **{"dataEntry[name]": "kill"})["id"]
    text = secrets.token_hex(5000).encode()

    def used(token: str) -> Check:
        def check(again: Sandbox) -> None:
            if again.call("uploadToken.get", uploadTokenId=token)["status"] == FULL:
                _add_data(again, entry, token)
            _same(again.served("data.serve", entryId=entry), text)

        return check

    token = _token(sandbox, made, text, 2, used)
    made.using.set()
    _add_data(sandbox, entry, token)
    made.note(token, lambda again: _same(again.served("data.serve", entryId=entry), text))


def _add_data(sandbox: Sandbox, entry: str, token: str) -> None:
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
    sandbox.call("data.addContent", entryId=entry, **resource)


Way = Callable[[Sandbox, Round], None]
WAYS: tuple[Way, ...] = (film, film_in_chunks, picture, film_before_its_bytes, thumbnail, captions, data)


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} within {PATIENCE:g} s")
        time.sleep(0.01)
