"""Files that come with calls: their names, what is missing of them, and what PHP makes of that."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.sandbox.conftest import Api

PENDING, PARTIAL, FULL = 0, 1, 2
END = b"--edge--\r\n"


def part(name: str, value: bytes = b"abc", disposition: str = "") -> bytes:
    """A part of a form as it is written by clients of all kinds."""
    head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{disposition}\r\n\r\n'
    return head.encode() + value + b"\r\n"


def send(api: Api, action: str, body: bytes, ks: str | None = None) -> Any:
    """The answer to a body of parts; the session comes in the address."""
    service, name = action.split(".")
    url = f"{api.url}/api_v3/service/{service}/action/{name}?format=1&ks={ks or api.ks()}"
    kind = {"Content-Type": "multipart/form-data; boundary=edge"}
    return api.http.post(url, data=body, headers=kind, timeout=60).json()


def token(api: Api, **fields: Any) -> str:
    return str(api.ok("uploadToken.add", {"uploadToken": fields} if fields else None)["id"])


def upload(api: Api, token_id: str, *parts: bytes) -> Any:
    return send(api, "uploadToken.upload", part("uploadTokenId", token_id.encode()) + b"".join(parts))


BROKEN = {
    "without a file name": part("fileData") + END,
    "with an empty file name": part("fileData", disposition='; filename=""') + END,
    "with a file name in another alphabet's way": part("fileData", disposition="; filename*=UTF-8''a.mp4") + END,
    "that is text in a field": part("fileData", b"text") + END,
    "cut in its bytes": part("fileData", b"abcdef", '; filename="a.mp4"')[:-4],
    "cut before the boundary": part("fileData", b"abcdef", '; filename="a.mp4"'),
    "cut in the boundary": part("fileData", b"abcdef", '; filename="a.mp4"') + b"--ed",
    "cut behind its headers": b'--edge\r\nContent-Disposition: form-data; name="fileData"; filename="a"\r\n\r\n',
    "cut in its headers": b'--edge\r\nContent-Disposition: form-data; name="fileData"; filename="a"\r\n',
    "followed by one of its name that has none": part("fileData", disposition='; filename="a.mp4"')
    + part("fileData", disposition='; filename=""') + END,
    "in a list": part("fileData[]", disposition='; filename="a.mp4"') + END,
}  # fmt: skip


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_failed_is_an_upload_error(api: Api, body: bytes) -> None:
    """As PHP tells of such parts; the token stays as it was."""
    made = token(api)
    assert upload(api, made, body)["code"] == "UPLOAD_ERROR"
    shown = api.ok("uploadToken.get", {"uploadTokenId": made})
    assert (shown["status"], shown.get("fileName")) == (PENDING, None)
    whole = upload(api, made, part("fileData", b"abcd", '; filename="a.mp4"'), END)
    assert (whole["status"], whole["uploadedFileSize"]) == (FULL, "4")


@pytest.mark.parametrize("ending", [b"--edge", b"--edge-", b"--edge\r\n", b"--edge\r\nContent-Dispo"])
def test_a_file_is_whole_when_its_boundary_is(api: Api, ending: bytes) -> None:
    answer = upload(api, token(api), part("fileData", b"abcd", '; filename="a.mp4"'), ending)
    assert (answer["status"], answer["uploadedFileSize"], answer["fileName"]) == (FULL, "4", "a.mp4")


def test_a_text_that_breaks_off_is_a_text(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "cut"}})["id"]
    assert send(api, "media.get", part("entryId", entry.encode())[:-2])["id"] == entry


def test_a_file_that_is_not_there_is_missing(api: Api) -> None:
    answer = upload(api, token(api), END)
    assert (answer["code"], answer["message"]) == (
        "MISSING_MANDATORY_PARAMETER",
        'Missing parameter "fileData"',
    )


NAMES = {
    "../../etc/passwd": "passwd",
    r"C:\films\a.mp4": "a.mp4",
    r"x/y\z.mp4": "z.mp4",
    r"x\y/z.mp4": "z.mp4",
    r"a\"b.mp4": 'a"b.mp4',
    "a%22b.mp4": "a%22b.mp4",
    "..%2f..%2fpasswd": "..%2f..%2fpasswd",
    "a;b.mp4": "a;b.mp4",
    "a\0b.mp4": "a",
    "..": "..",
    "  a .mp4 ": "  a .mp4 ",
    "日本 שלום 🎬.mp4": "日本 שלום 🎬.mp4",
    "a" * 250 + ".mp4": "a" * 250 + ".mp4",
}


@pytest.mark.parametrize("sent", NAMES)
def test_a_file_name_is_what_php_keeps_of_it(api: Api, sent: str) -> None:
    answer = upload(api, token(api), part("fileData", disposition=f'; filename="{sent}"'), END)
    assert (answer["status"], answer["fileName"]) == (FULL, NAMES[sent])


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("; filename='a b.mp4'", "a b.mp4"),
        ("; filename=a.mp4", "a.mp4"),
        ("; FILENAME=\"a.mp4\"", "a.mp4"),
        ("; filename=\"a.mp4\"; filename*=UTF-8''b.mp4", "a.mp4"),
        ("; filename*=UTF-8''b.mp4; filename=\"a.mp4\"", "a.mp4"),
    ],
)  # fmt: skip
def test_a_file_name_in_other_ways_to_write_it(api: Api, disposition: str, name: str) -> None:
    assert upload(api, token(api), part("fileData", disposition=disposition), END)["fileName"] == name


@pytest.mark.parametrize("name", ["folder/", "0"])
def test_a_name_that_is_empty_in_the_end_ends_the_token(api: Api, name: str) -> None:
    """Read in the source: the upload failed, and the token with it; a chunk fails alone."""
    chunked, whole = token(api), token(api)
    nameless = part("fileData", disposition=f'; filename="{name}"') + END
    assert upload(api, chunked, part("finalChunk", b"0"), nameless)["code"] == "UPLOAD_ERROR"
    assert api.ok("uploadToken.get", {"uploadTokenId": chunked})["status"] == PENDING
    assert upload(api, whole, nameless)["code"] == "UPLOAD_ERROR"
    assert api.code("uploadToken.get", {"uploadTokenId": whole}) == "UPLOAD_TOKEN_NOT_FOUND"


def test_an_empty_file_is_a_file(api: Api) -> None:
    answer = upload(api, token(api), part("fileData", b"", '; filename="a.mp4"'), END)
    assert (answer["status"], answer["uploadedFileSize"]) == (FULL, "0")


def test_an_empty_chunk_in_the_middle_counts_for_nothing(api: Api) -> None:
    made, file = token(api), '; filename="a.mp4"'
    upload(api, made, part("finalChunk", b"0"), part("fileData", b"abc", file), END)
    rest = part("resume", b"1") + part("finalChunk", b"0") + part("resumeAt", b"3")
    answer = upload(api, made, rest, part("fileData", b"", file), END)
    assert (answer["status"], answer["uploadedFileSize"]) == (PARTIAL, "3")


def test_of_two_files_of_a_name_the_last_counts(api: Api) -> None:
    first, last = (part("fileData", text, f'; filename="{text.decode()}.mp4"') for text in (b"aa", b"bbbb"))
    answer = upload(api, token(api), first, last, END)
    assert (answer["fileName"], answer["uploadedFileSize"]) == ("bbbb.mp4", "4")


@pytest.mark.parametrize("order", [1, -1])
def test_a_file_counts_before_a_text_of_its_name(api: Api, order: int) -> None:
    parts = [part("fileData", b"text"), part("fileData", b"file", '; filename="a.mp4"')]
    assert upload(api, token(api), *parts[::order], END)["uploadedFileSize"] == "4"


def test_the_name_is_kept_when_the_bytes_are_refused(api: Api) -> None:
    made = token(api)
    resumed = part("resume", b"1") + part("fileData", disposition='; filename="x/a.mp4"') + END
    assert upload(api, made, resumed)["code"] == "UPLOAD_TOKEN_CANNOT_RESUME"
    assert api.ok("uploadToken.get", {"uploadTokenId": made})["fileName"] == "a.mp4"


@pytest.mark.parametrize("action", ["media.upload", "baseEntry.upload"])
def test_the_way_before_tokens_fails_alike(api: Api, action: str) -> None:
    assert send(api, action, part("fileData") + END)["code"] == "UPLOAD_ERROR"
    assert send(api, action, part("fileData", disposition='; filename="a"')[:-3])["code"] == "UPLOAD_ERROR"
    assert send(api, action, part("fileData", disposition='; filename="folder/"') + END) is None
    assert send(api, action, part("fileData", disposition='; filename="../x/.MP4"') + END).endswith(".MP4")
    assert len(send(api, action, part("fileData", disposition=f'; filename="a.{"x" * 999}"') + END)) < 200


@pytest.mark.parametrize("action", ["thumbAsset.addFromImage", "media.updateThumbnailJpeg"])
def test_a_picture_that_failed(api: Api, action: str) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "cut"}})["id"]
    sent = part("entryId", entry.encode())
    for body in (part("fileData") + END, part("fileData", disposition='; filename="a.jpg"')[:-3]):
        assert send(api, action, sent + body)["code"] == "UPLOAD_ERROR"
    assert send(api, action, sent + END)["code"] == "MISSING_MANDATORY_PARAMETER"


def test_a_resource_with_a_file_that_failed(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "cut"}})["id"]
    sent = part("entryId", entry.encode()) + part("resource:objectType", b"KalturaUploadedFileResource")
    nameless, cut = (
        part("resource:fileData") + END,
        part("resource:fileData", disposition='; filename="a.mp4"'),
    )
    inside_out = part("resource[fileData]", disposition='; filename="a.mp4"') + END
    assert send(api, "media.addContent", sent + nameless)["code"] == "UPLOAD_ERROR"
    assert send(api, "media.addContent", sent + cut)["code"] == "UPLOAD_ERROR"
    assert send(api, "media.addContent", sent + inside_out)["code"] == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert send(api, "media.addContent", sent + cut + END)["status"] == 1


def test_json_null_is_no_file(api: Api) -> None:
    url = f"{api.url}/api_v3/service/uploadToken/action/upload?format=1&ks={api.ks()}"
    answer = api.http.post(url, json={"uploadTokenId": token(api), "fileData": None}, timeout=60).json()
    assert answer["code"] == "UPLOAD_ERROR"


def test_the_call_as_json_beside_its_file(api: Api) -> None:
    """The file counts before what the JSON says of its name."""
    made = token(api)
    whole = part("json", f'{{"uploadTokenId": "{made}", "fileData": "text"}}'.encode())
    assert send(api, "uploadToken.upload", whole + part("fileData", disposition='; filename="a.mp4"') + END)[
        "status"
    ] == FULL  # fmt: skip


def test_who_hangs_up_leaves_no_file_behind(api: Api, platform_log: Path) -> None:
    """Nor more than a line in the log."""
    place, since = urlsplit(api.url), len(platform_log.read_text())
    head = b"POST /api_v3/service/uploadToken/action/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n"
    kind = b"Content-Type: multipart/form-data; boundary=edge\r\n\r\n"
    with socket.create_connection((place.hostname, place.port), 60) as line:
        line.sendall(head + kind + part("fileData", disposition='; filename="a.mp4"'))
        _until(lambda: parts(platform_log))
    _until(lambda: not parts(platform_log))
    assert "Traceback" not in platform_log.read_text()[since:]


@pytest.mark.parametrize("missing", [0, 1000])
def test_who_has_said_all_is_answered(api: Api, missing: int) -> None:
    """Some clients close their side when they have sent a call; of one that promised more bytes PHP has no fields."""
    made, place = token(api), urlsplit(api.url)
    body = part("uploadTokenId", made.encode()) + part("fileData", disposition='; filename="a.mp4"')
    body = body[:-4] if missing else body + END
    head = f"POST /api_v3/service/uploadToken/action/upload?format=1&ks={api.ks()} HTTP/1.1\r\nHost: x\r\n"
    kind = (
        f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {len(body) + missing}\r\n\r\n"
    )
    with socket.create_connection((place.hostname, place.port), 60) as line:
        line.sendall((head + kind).encode() + body)
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert json.loads(answer.split(b"\r\n\r\n", 1)[1]).get("code") == (
        "MISSING_MANDATORY_PARAMETER" if missing else None
    )
    assert api.ok("uploadToken.get", {"uploadTokenId": made})["status"] == (PENDING if missing else FULL)


HALVES = {
    "a form": ("application/x-www-form-urlencoded", b"entryId={entry}&baseEntry[name]=ha"),
    "JSON": ("application/json", b'{"entryId": "{entry}", "baseEntry": {"name": "json"}}'),
    "parts": (
        "multipart/form-data; boundary=edge",
        part("entryId", b"{entry}") + part("baseEntry[name]", b"part") + part("x"),
    ),
}


@pytest.mark.parametrize(("kind", "body"), HALVES.values(), ids=HALVES.keys())
@pytest.mark.parametrize("hangs_up", [False, True])
def test_nothing_of_half_a_body_is_applied(
    api: Api, platform_log: Path, kind: str, body: bytes, hangs_up: bool
) -> None:
    """Measured: the server reads no field of it, whether its sender waits for an answer or not."""
    entry = api.ok("baseEntry.add", {"entry": {"objectType": "KalturaMediaEntry", "name": "whole"}})["id"]
    sent, place = body.replace(b"{entry}", entry.encode()), urlsplit(api.url)
    since = len(platform_log.read_text())
    head = (
        f"POST /api_v3/service/baseEntry/action/update?format=1&ks={api.ks()} HTTP/1.1\r\nHost: x\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(sent) + 10}\r\n\r\n"
    )
    with socket.create_connection((place.hostname, place.port), 60) as line:
        line.sendall(head.encode() + sent)
        if not hangs_up:
            line.shutdown(socket.SHUT_WR)
            assert b"MISSING_MANDATORY_PARAMETER" in b"".join(iter(lambda: line.recv(65536), b""))
    time.sleep(0.2 if hangs_up else 0)
    assert api.ok("baseEntry.get", {"entryId": entry})["name"] == "whole"
    assert platform_log.read_text()[since:] == "" and not parts(platform_log)


def parts(log: Path) -> list[Path]:
    """The files of calls that are under way."""
    return list((log.parent / "data").rglob("part-*"))


def _until(holds: Callable[[], Any]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
