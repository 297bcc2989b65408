"""Requests that no client should send, drawn by chance from what the sandbox says of its actions; a seed is a set."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from livingdocs.common import paths

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
LARGE = 5_000_000  # bytes
LARGE_ONES = 150  # one in so many
MEMBERS = (
    "objectType", "id", "name", "type", "status", "fields", "tags", "idIn", "idEqual", "orderBy", "pageSize",
    "pageIndex", "createdAtGreaterThanOrEqual", "tagsMultiLikeOr", "nameLike", "durationLessThan", "items", "-", "",
    "0", "token", "content", "entryId", "mediaType", "freeText", "privileges", "expiry", "userId", "systemName",
)  # fmt: skip
ADDRESSES = (
    "playManifest/entryId",
    "thumbnail/entry_id",
    "serveFlavor/entryId",
    "raw/entry_id",
    "download/entry_id",
)
OPTIONS = (
    "format",
    "flavorId",
    "width",
    "height",
    "ks",
    "file_name",
    "clipTo",
    "vid_sec",
    "protocol",
    "type",
    "a",
)
ENDS = ("session", "end")
"""It would end the session that all others need."""

BROKEN = (
    b"", b"nonsense", b"{", b'{"a":' * 2000, b'{"a":' + b"[" * 600 + b"]" * 600 + b"}", b"&&==&", b"\xff\xfe\0",
    b'{"ks": NaN}', b'{"ks": 1, "ks": [1e999]}', b'{"a": ' + b"9" * 6000 + b"}", b"a[b[c=1&]=2&[=3&a%00=%zz",
)  # fmt: skip
_TEXTS: tuple[Callable[[random.Random], str], ...] = (
    lambda dice: str(dice.choice((0, 1, -1, 2**31, 2**63, -(2**63) - 1, 10**30))),
    lambda dice: "9" * dice.choice((20, 400, 6000)),
    lambda dice: "x" * dice.choice((1, 255, 300, 5000, 70_000)),
    lambda dice: ",".join(f"w{number}" for number in range(dice.choice((3, 40, 1200, 9000)))),
    lambda dice: "".join(chr(dice.randrange(1, 0x2FF)) for _ in range(dice.randrange(60))),
    lambda dice: dice.choice(
        ("", " ", "0", "null", "1e400", "NaN", "\0", "\x1f\x7f", "%00", "٣", "🎬" * 90, "\ufffe")
    ),
    lambda dice: dice.choice(
        ("KalturaMediaEntry", "KalturaFilter", "KalturaObject", "-createdAt", "true", "../../x")
    ),
    lambda dice: f"{{{dice.randrange(3)}:result:{dice.choice(('id', 'objects:0:id', '', 'a:b'))}}}",
    lambda dice: f"word{dice.randrange(10**9)} of a text that nobody has sent before",
)


@dataclass(frozen=True)
class Sent:
    """A request, ready to go."""

    method: str
    path: str
    body: bytes = b""
    kind: str = ""


@cache
def actions() -> list[tuple[str, str, list[str]]]:
    """(service, action, names of its parameters) of all that the sandbox does, as its command line tells."""
    command = [sys.executable, "-m", "kaltura_sandbox", "--coverage"]
    told = json.loads(subprocess.run(command, cwd=paths.ROOT, check=True, capture_output=True).stdout)
    return [
        (service["name"], action["name"], action["parameters"])
        for service in told["services"]
        for action in service["actions"]
        if action["implemented"] and (service["name"], action["name"]) != ENDS
    ]


def drawn(count: int, seed: int, ks: str, entry: str) -> Iterator[Sent]:
    """So many requests; ``ks`` is a session, ``entry`` the id of an entry that is there."""
    dice, known = random.Random(seed), actions()
    for number in range(count):
        if number % LARGE_ONES == LARGE_ONES - 1:
            yield _large(dice, ks)
        elif dice.random() < 0.15:
            yield _address(dice, entry)
        elif dice.random() < 0.1:
            yield Sent(
                "POST", _place(*dice.choice(known)[:2]), dice.choice(BROKEN), dice.choice((FORM, JSON))
            )
        else:
            yield _call(dice, known, ks, entry)


def _place(service: str, action: str) -> str:
    return f"/api_v3/service/{service}/action/{action}?format=1"


def _call(dice: random.Random, known: list[tuple[str, str, list[str]]], ks: str, entry: str) -> Sent:
    service, action, parameters = dice.choice(known)
    fields: dict[str, Any] = {"ks": ks if dice.random() < 0.9 else _text(dice)}
    for name in parameters:
        if dice.random() < 0.8:
            fields[name] = entry if "ntryId" in name and dice.random() < 0.5 else _value(dice, 3)
    place = _place(service, action)
    if dice.random() < 0.5:
        return Sent("POST", place, json.dumps(fields).encode(), JSON)
    pairs = list(_pairs(fields))
    if dice.random() < 0.3:
        return Sent("POST", place, *_multipart(pairs))
    return Sent("POST", place, urlencode(pairs, errors="ignore").encode(), FORM)


def _text(dice: random.Random) -> str:
    return str(dice.choice(_TEXTS)(dice))


def _value(dice: random.Random, depth: int) -> Any:
    share = dice.random()
    if depth and share < 0.5:
        return {dice.choice(MEMBERS): _value(dice, depth - 1) for _ in range(dice.randint(1, 4))}
    if depth and share < 0.55:
        return [_value(dice, depth - 1) for _ in range(dice.randint(0, 3))]
    return dice.choice((None, True, 1.5, 10**25)) if share < 0.6 else _text(dice)


def _pairs(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        value = {str(index): inner for index, inner in enumerate(value)}
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _pairs(inner, f"{name}[{key}]" if name else str(key))
    else:
        yield name, str(value)


def _multipart(pairs: list[tuple[str, str]]) -> tuple[bytes, str]:
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode("utf-8", "ignore")
        for name, text in pairs
    ]
    file = b'--edge\r\nContent-Disposition: form-data; name="fileData"; filename="a.bin"\r\n\r\nno film\r\n'
    return b"".join([*parts, file]) + b"--edge--\r\n", "multipart/form-data; boundary=edge"


def _large(dice: random.Random, ks: str) -> Sent:
    """One of several kinds of five megabytes."""
    kind, place = dice.randrange(5), _place("media", "list")
    if kind == 0:
        return Sent("POST", place, urlencode({"ks": ks, "filter[nameLike]": "x" * LARGE}).encode(), FORM)
    if kind == 1:
        fields = "&".join(f"filter[f{number}]={number}" for number in range(LARGE // 22))
        return Sent("POST", place, f"ks={quote(ks)}&{fields}".encode(), FORM)
    if kind == 2:
        body = {"ks": ks, "filter": {"idIn": ",".join(f"0_{n:08d}" for n in range(LARGE // 11))}}
        return Sent("POST", place, json.dumps(body).encode(), JSON)
    if kind == 3:
        return Sent("POST", place, b'{"filter": [' + b"[]," * (LARGE // 3) + b"[]]}", JSON)
    return Sent("POST", place, b'{"filter": {' + b'"a": {"b": 1},' * (LARGE // 14) + b'"c": 1}}', JSON)


def _address(dice: random.Random, entry: str) -> Sent:
    """An address of delivery, with odd options."""
    told = [entry] + [
        word for _ in range(dice.randint(0, 3)) for word in (dice.choice(OPTIONS), _text(dice)[:900])
    ]
    path = "/".join(quote(word, safe="", errors="ignore") for word in told)
    return Sent("GET", f"/p/4101/sp/410100/{dice.choice(ADDRESSES)}/{path}")
