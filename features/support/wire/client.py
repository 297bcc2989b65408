"""HTTP to a Kaltura server: one connection, form-encoded calls, refusals as exceptions, every exchange reported.

client.call("media.get", {"entryId": "0_abc"}, ks=ks)       -> the answer, parsed
client.get(url)                                             -> Delivery (manifests, media, pictures)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from features.support.api import making
from features.support.wire.labels import changes, delivery_label, request_label
from features.support.wire.target import Target, WireError
from features.support.wire.transport import Slots, Transport, listens, usual

READS = ("get", "list", "count", "ping", "serve")

Params = Mapping[str, Any]


@dataclass(frozen=True)
class FilePart:
    """A file to send: `size` bytes of `path` from `offset` on (None: to its end), or literal `content`."""

    path: Path
    offset: int = 0
    size: int | None = None
    content: bytes | None = None

    def read(self) -> bytes:
        """The bytes to send."""
        if self.content is not None:
            return self.content
        with self.path.open("rb") as file:
            file.seek(self.offset)
            return file.read(-1 if self.size is None else self.size)


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, as they went over the wire; unmasked, so for evidence.py only."""

    label: str  # "media.get", "multirequest", "GET playManifest"
    method: str
    url: str
    fields: list[tuple[str, str]]
    answer: Any  # parsed JSON, or what a delivery URL gave, as a dict
    status: int
    files: Mapping[str, FilePart] = field(default_factory=dict)
    body: str | None = None  # a JSON request as sent, instead of fields
    range: str = ""  # the bytes that a GET asks for: "0-999"


@dataclass(frozen=True)
class Delivery:
    """What a delivery URL answered, after redirects where these were followed."""

    url: str
    status: int
    content_type: str
    headers: Mapping[str, str]
    body: bytes


class KalturaError(Exception):
    """A refusal of the platform: `code`, `message` and `details` (Kaltura's args)."""

    def __init__(self, label: str, code: str, message: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"Kaltura refused {label} with {code}: {message}")
        self.label, self.code, self.message = label, code, message
        self.details = dict(details or {})


class Book(Protocol):
    """What is told of every call before and after it is made: the ledger (ledger.py)."""

    def calling(self, action: str, params: Params) -> str:
        """The call is about to be made; the key of the note."""

    def answered(self, key: str, action: str, params: Params, answer: Any) -> None:
        """It was answered."""

    def refused(self, key: str, action: str, params: Params, code: str) -> None:
        """It was refused."""


class NoBook:
    """Keeps nothing: for clients of tests and tools that only read."""

    def calling(self, action: str, params: Params) -> str:
        """Nothing is noted."""
        return ""

    def answered(self, key: str, action: str, params: Params, answer: Any) -> None:
        """Nothing is noted."""

    def refused(self, key: str, action: str, params: Params, code: str) -> None:
        """Nothing is noted."""


def flatten(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Nested parameters as the form fields that the API reads: entry[tags], ids[0][value], entry[tags__null]."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flatten(inner, f"{name}[{key}]" if name else str(key))
    elif isinstance(value, (list, tuple)):
        if not value:
            yield f"{name}[-]" if "[" in name else f"{name}:-", ""  # an argument knows the colon alone
        for index, inner in enumerate(value):
            yield from flatten(inner, f"{name}[{index}]")
    elif value is None:
        yield f"{name[:-1]}__null]" if name.endswith("]") else f"{name}__null", ""
    else:
        yield name, str(int(value)) if isinstance(value, bool) else str(value)


class KalturaClient:
    """Calls of the API and GETs of delivery URLs. `observe` receives every Exchange, `book` learns what is made."""

    def __init__(
        self,
        service_url: str,
        observe: Callable[[Exchange], None] = lambda exchange: None,
        book: Book | None = None,
        slots: Slots | None = None,
        target: Target | None = None,
    ) -> None:
        self.service_url = service_url.rstrip("/")
        self.observe = observe
        self.book: Book = book or NoBook()
        self.transport = Transport(self.service_url, slots, target)

    def call(
        self,
        action: str,
        params: Params | None = None,
        files: Mapping[str, FilePart] | None = None,
        ks: str | None = None,
    ) -> Any:
        """One action ("media.get"); its parsed answer. KalturaError when refused, WireError without an answer."""
        fields = [*flatten({"ks": ks} if ks else {}), *flatten(params or {}), ("format", "1")]
        service, name = action.split(".")
        url = f"{self.service_url}/api_v3/service/{service}/action/{name}"
        key = self.book.calling(action, params or {})
        try:
            answer = self._post(action, url, fields, files or {}, name.lower().startswith(READS))
        except KalturaError as refusal:
            self.book.refused(key, action, params or {}, refusal.code)
            raise
        self.book.answered(key, action, params or {}, answer)
        return answer

    def multirequest(
        self,
        calls: Sequence[tuple[str, Params]],
        ks: str | None = None,
        files: Mapping[str, FilePart] | None = None,
    ) -> list[Any]:
        """Several actions in one request; their answers in order, refusals in place (not raised)."""
        fields = [*flatten({"ks": ks} if ks else {}), ("format", "1")]
        for number, (called, params) in enumerate(calls, 1):
            service, action = called.split(".")
            part = {"service": service, "action": action, **params}
            fields += [(f"{number}:{name}", value) for name, value in flatten(part)]
        url = f"{self.service_url}/api_v3/service/multirequest"
        keys = [self.book.calling(called, params) for called, params in calls]
        answers = list(self._post("multirequest", url, fields, files or {}, False))
        for key, (called, params), answer in zip(keys, calls, answers, strict=False):
            told = making.referring(params, answers)
            if isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException":
                self.book.refused(key, called, told, str(answer["code"]))
            else:
                self.book.answered(key, called, told, answer)
        return answers

    def send(self, method: str, path: str, fields: Sequence[tuple[str, str]], body: str | None) -> Delivery:
        """A request just as it is written: a path of the service with form fields, or with `body` as JSON.

        For reading only: what makes or deletes something goes through `call`, which the ledger follows.
        """
        if changes(path, fields, body):
            raise ValueError(f"{request_label(method, path)} changes something: call the action instead.")
        url = self.service_url + path
        data = dict(fields) if body is None else body.encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        reply = self.transport.send(method, url, False, data=data or None, headers=headers)
        kind = reply.headers.get("Content-Type", "").split(";")[0]
        delivery = Delivery(reply.url, reply.status_code, kind, reply.headers, reply.content)
        told = describe(delivery)
        self.observe(
            Exchange(
                request_label(method, path),
                method,
                url,
                list(fields),
                told.get("json", told),
                reply.status_code,
                body=body,
            )
        )
        return delivery

    def get(self, url: str, follow: bool = True, headers: Mapping[str, str] | None = None) -> Delivery:
        """GET a delivery URL (absolute, or a path on the service). Nothing is raised for a refusal: see its status."""
        url = self._with_port(url) if "://" in url else self.service_url + url
        reply = self.transport.send("GET", url, True, allow_redirects=follow, headers=dict(headers or {}))
        kind = reply.headers.get("Content-Type", "").split(";")[0]
        delivery = Delivery(reply.url, reply.status_code, kind, reply.headers, reply.content)
        told, part = describe(delivery), (headers or {}).get("Range", "").removeprefix("bytes=")
        self.observe(Exchange(delivery_label(url), "GET", url, [], told, reply.status_code, range=part))
        return delivery

    def _with_port(self, url: str) -> str:
        """An address on the service's host with the service's port, where it names none and nothing answers so.

        Kaltura writes addresses of flavors with the host of a delivery profile alone: a server that listens on
        another port than its scheme's is not reached by them.
        """
        told, service = urlsplit(url), urlsplit(self.service_url)
        same = (told.scheme, told.hostname) == (service.scheme, service.hostname)
        if told.port or not service.port or not same or listens(*usual(told)):
            return url
        return told._replace(netloc=service.netloc).geturl()

    def _post(
        self,
        label: str,
        url: str,
        fields: list[tuple[str, str]],
        files: Mapping[str, FilePart],
        repeatable: bool,
    ) -> Any:
        parts = {name: (part.path.name, part.read()) for name, part in files.items()}
        reply = self.transport.send("POST", url, repeatable, data=fields, files=parts or None)
        try:
            answer = reply.json()
        except ValueError as failure:
            self.transport.trouble(f"HTTP {reply.status_code} and no answer of the API")
            raise WireError(
                f"{label} answered HTTP {reply.status_code} and no JSON: {reply.text[:300]!r}"
            ) from failure
        self.observe(Exchange(label, "POST", url, fields, answer, reply.status_code, files))
        if isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException":
            raise KalturaError(label, answer["code"], answer.get("message", ""), answer.get("args") or {})
        return answer


def describe(delivery: Delivery) -> dict[str, Any]:
    """What a reader wants to see of a delivery answer: status, target of a redirect, type, and text or size."""
    told: dict[str, Any] = {"status": delivery.status, "contentType": delivery.content_type}
    for header in ("Location", "X-Kaltura", "X-Kaltura-App"):
        if header in delivery.headers:
            told[header] = delivery.headers[header]
    if (
        delivery.content_type.startswith(("text/", "application/javascript"))
        or "mpegurl" in delivery.content_type
        or "xml" in delivery.content_type
    ):
        told["text"] = delivery.body.decode("utf-8", "replace").splitlines()
    elif "json" in delivery.content_type and delivery.body:
        told |= _read_json(delivery.body)
    else:
        told["bytes"] = len(delivery.body)
    return told


def _read_json(body: bytes) -> dict[str, Any]:
    """JSON as it is; what only calls itself JSON (jsonp) as text."""
    try:
        return {"json": json.loads(body)}
    except ValueError:
        return {"text": body.decode("utf-8", "replace").splitlines()}
