"""Names and addresses in headers: what any client can read, whatever an entry or a file is called."""

from __future__ import annotations

import re
import socket
import time
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.sandbox.conftest import SAMPLE, Api

NAMES = {
    "日本": "日本",
    "Ünï": "Ünï",
    "🎬 שלום \u202eabc": "🎬 שלום \u202eabc",
    "a\r\nSet-Cookie: x=y": "a Set-Cookie: x=y",
    "a\rb\tc": "ab c",
    "a\x7fb\x85c": "abc",
    'say "hi"': 'say "hi"',
    "back\\slash": "back\\slash",
    "a/b": "a/b",
    "100% %41 off": "100% %41 off",
    "semi;colon='x'": "semi;colon='x'",
    "three\u2028lines\u3000wide": "three\u2028lines\u3000wide",
    "a" * 250: "a" * 250,
    "日" * 85: "日" * 85,
}
"""What an entry is called, and the name that its file is to have."""


def named(api: Api, name: str, picture: bool = False) -> str:
    """An entry with the sample, or with a picture, as its content."""
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": api.ok("uploadToken.add")["id"]}
    with (SAMPLE.with_name("poster.jpg") if picture else SAMPLE).open("rb") as data:
        api.ok("uploadToken.upload", {"uploadTokenId": resource["token"]}, files={"fileData": data})
    source_only = {"name": "source only", "flavorParamsIds": "0"}
    profile = api.ok("conversionProfile.add", {"conversionProfile": source_only})["id"]
    fields = {"mediaType": 2 if picture else 1, "name": name, "conversionProfileId": profile}
    entry = api.ok("media.add", {"entry": fields})["id"]
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    return str(entry)


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    """A READY film that each test calls as it wants."""
    return ready(api, named(api, "film"))


def ready(api: Api, entry: str) -> str:
    """The same entry once it is READY."""
    for _ in range(600):
        if api.ok("media.get", {"entryId": entry})["status"] == 2:
            return entry
        time.sleep(0.1)
    raise AssertionError("never READY")


def root(api: Api) -> str:
    return f"/p/{api.told['partnerId']}"


def file_names(header: str) -> tuple[str, str | None]:
    """What a client reads: the quoted name in UTF-8, and the extended one of RFC 6266."""
    found = re.fullmatch(
        r"""attachment; filename="((?:\\.|[^"\\])*)"(?:; filename\*=UTF-8''(\S+))?""", header
    )
    assert found, header
    assert found[2] is None or re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+", found[2])
    plain = re.sub(r"\\(.)", r"\1", found[1]).encode("latin-1").decode()
    return plain, unquote(found[2]) if found[2] else None


def rename(api: Api, entry: str, name: str) -> None:
    api.ok("media.update", {"entryId": entry, "mediaEntry": {"name": name}})


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_of_any_name_is_downloaded_under_it(api: Api, film: str, name: str) -> None:
    rename(api, film, name)
    answer = api.get(f"{root(api)}/download/entry_id/{film}")
    assert (answer.status_code, answer.content) == (200, SAMPLE.read_bytes())
    plain, extended = file_names(answer.headers["Content-Disposition"])
    wanted = f"{NAMES[name]} (Source).mp4"
    assert (plain, extended or plain) == (wanted, wanted)
    assert wanted.isascii() or extended
    assert len(answer.history) == 1 and answer.history[0].headers["Location"].isascii()
    assert not any("Set-Cookie" in one.headers for one in (answer, answer.history[0]))


@pytest.mark.parametrize("name", NAMES)
def test_raw_gives_an_entry_of_any_name(api: Api, film: str, name: str) -> None:
    rename(api, film, name)
    answer = api.get(f"{root(api)}/raw/entry_id/{film}")
    assert (answer.status_code, answer.content) == (200, SAMPLE.read_bytes())
    kept = "aSet-Cookie: x=y" if "Set-" in name else NAMES[name]  # line ends are no blanks here
    wanted = f"{kept}.mp4"
    plain, extended = file_names(answer.headers["Content-Disposition"])
    assert (plain, extended or plain) == (wanted, wanted)
    assert file_names(answer.history[0].headers["Content-Disposition"])[0] == wanted.removesuffix(".mp4")


@pytest.mark.parametrize("form", ["download", "url"])
def test_a_manifest_leads_to_an_entry_of_any_name(api: Api, film: str, form: str) -> None:
    rename(api, film, "日本\n é")
    answer = api.get(f"{root(api)}/playManifest/entryId/{film}/format/{form}/a.mp4")
    assert answer.status_code == 200 and answer.content
    if form == "download":  # a sign for each byte that has no place in an address (source)
        assert file_names(answer.headers["Content-Disposition"])[0] == "__________(Source).mp4".replace(
            "(", "_(", 1
        )


@pytest.mark.parametrize("protocol", ["日本", "a%0d%0aSet-Cookie:%20x=y%0d%0a", "%E9%FF", "a b"])
def test_a_protocol_of_any_kind_is_in_no_header_as_it_is(api: Api, film: str, protocol: str) -> None:
    path = f"{root(api)}/playManifest/entryId/{film}/format/url/protocol/{protocol}/a.mp4"
    answer = api.get(path, allow_redirects=False)
    assert answer.status_code == 302 and answer.headers["Location"].isascii()
    assert "Set-Cookie" not in answer.headers


GIVEN = {
    "日本.mp4": "日本.mp4",
    "a b.mp4": "a b.mp4",
    'q"q.mp4': 'q"q.mp4',
    "a\r\nX-A: b.mp4": "a X-A: b.mp4",
    "\x01a\x1f.mp4": "a.mp4",
    "x" * 3000 + ".mp4": "x" * 996 + ".mp4",
}
"""Names that an address gives, and those that the file has then."""


@pytest.mark.parametrize("name", GIVEN)
def test_a_name_given_in_an_address_is_the_files(api: Api, film: str, name: str) -> None:
    asset = api.ok("flavorAsset.list", {"filter": {"entryIdEqual": film}})["objects"][0]["id"]
    path = f"{root(api)}/serveFlavor/entryId/{film}/flavorId/{asset}"
    for given in (f"{path}/fileName/{quote(name)}/name/a.mp4", f"{path}?fileName={quote(name)}"):
        answer = api.get(given)
        assert (answer.status_code, answer.content) == (200, SAMPLE.read_bytes())
        plain, extended = file_names(answer.headers["Content-Disposition"])
        assert GIVEN[name].replace(" ", "") == plain.replace(" ", "")
        assert (extended or plain) == plain
    for action in ("raw", "download"):
        answer = api.get(f"{root(api)}/{action}/entry_id/{film}?file_name={quote(name)}")
        assert (answer.status_code, answer.content) == (200, SAMPLE.read_bytes()), action
        assert file_names(answer.headers["Content-Disposition"])[0]


def test_a_picture_of_any_name(api: Api, film: str) -> None:
    entry = named(api, "絵 \r\n 100%", picture=True)
    for action in ("raw", "download"):
        answer = api.get(f"{root(api)}/{action}/entry_id/{entry}")
        assert answer.content.startswith(b"\xff\xd8")
        assert file_names(answer.headers["Content-Disposition"])[0] == "絵  100%.jpg" or action == "download"


def test_an_entry_without_a_name(api: Api, film: str) -> None:
    rename(api, film, "")
    answer = api.get(f"{root(api)}/raw/entry_id/{film}")
    assert (answer.content, "Content-Disposition" in answer.headers) == (SAMPLE.read_bytes(), False)
    assert urlsplit(answer.url).path.endswith(f"/{film}.mp4")


def test_a_thumbnail_keeps_the_ending_of_its_file(api: Api, film: str) -> None:
    asset = api.ok("thumbAsset.add", {"entryId": film, "thumbAsset": {"tags": ""}})["id"]
    made = api.ok("uploadToken.add", {"uploadToken": {"fileName": "絵.ジェ\tペグ"}})["id"]
    with SAMPLE.with_name("poster.jpg").open("rb") as data:
        api.ok("uploadToken.upload", {"uploadTokenId": made}, files={"fileData": data})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": made}
    api.ok("thumbAsset.setContent", {"id": asset, "contentResource": resource})
    answer = api.get(
        f"/api_v3/service/thumbAsset/action/serve?thumbAssetId={asset}"
        "&options[objectType]=KalturaThumbnailServeOptions&options[download]=1"
    )
    assert answer.content.startswith(b"\xff\xd8")
    assert file_names(answer.headers["Content-Disposition"])[0] == f"{film}_{asset}.ジェ ペグ"


@pytest.mark.parametrize("id_", ["日本", "a\r\nb", " a ", "\u0085", "x" * 50_000])
def test_a_refusal_in_headers_says_what_was_sent(api: Api, id_: str) -> None:
    url = f"{api.url}/api_v3/service/thumbAsset/action/serve"
    answer = api.http.post(url, data={"thumbAssetId": id_}, timeout=60)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["X-Kaltura"] == "error- THUMB_ASSET_ID_NOT_FOUND"
    told = answer.headers["X-Kaltura-App"].encode("latin-1").decode()
    assert id_.strip("\u0085").replace("\r\n", " ").strip()[:100] in told


def test_a_path_of_several_lines_is_a_path(api: Api) -> None:
    answer = api.get("/api_v3/service/media/action/get/entryId/a%0Ab?format=1")
    assert answer.json()["code"] != "", answer.text


def raw(api: Api, path: str, *headers: bytes) -> bytes:
    """The answer to a request as it is written."""
    place = urlsplit(api.url)
    with socket.create_connection((place.hostname, place.port), 60) as line:
        line.sendall(
            b"GET %s HTTP/1.1\r\nConnection: close\r\n%s\r\n\r\n" % (path.encode(), b"\r\n".join(headers))
        )
        return b"".join(iter(lambda: line.recv(65536), b""))


ODD = [
    b"Referer: http://[\xe9/\xff", b"Origin: \xe9", b"User-Agent: \xe9\xff(", b"Cookie: \xe9=\xff", b"Range: \xe9",
    b"Range: bytes=-", b"Accept-Language: \xe9", b"If-Range: \xe9",
    b"X-Forwarded-Proto: \xe9", b"If-Modified-Since: Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
    b"If-Modified-Since: \xe9", b"Content-Type: multipart/form-data; boundary=\xe9", b"Accept-Encoding: \xe9",
]  # fmt: skip


@pytest.mark.parametrize("header", ODD)
def test_odd_headers_of_a_request_break_nothing(api: Api, film: str, header: bytes) -> None:
    raw_path = f"{root(api)}/raw/entry_id/{film}/forceproxy/true/a.mp4"
    thumb = f"{root(api)}/thumbnail/entry_id/{film}"
    ping = "/api_v3/service/system/action/ping?format=1"
    assert raw(api, ping, b"Host: x", header).endswith(b"\r\n\r\ntrue")
    assert raw(api, raw_path, b"Host: x", header).endswith(SAMPLE.read_bytes()[-1000:])
    assert raw(api, thumb, b"Host: x", header).startswith(b"HTTP/1.1 200")


def test_a_name_that_was_typed_into_an_address(api: Api, film: str) -> None:
    """As curl sends it: not encoded at all; on a connection that is kept as well."""
    path = f"{root(api)}/raw/entry_id/{film}/file_name/日本"
    place = urlsplit(api.url)
    with socket.create_connection((place.hostname, place.port), 60) as line:
        line.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\nX-A: Ü\r\n\r\n".encode())
        assert line.recv(65536).startswith(b"HTTP/1.1 302")
        line.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode("latin-1")
    told = re.search(r"content-disposition: (.*)\r", answer, re.IGNORECASE)
    assert told and file_names(told[1]) == ("日本", "日本")
    assert f"/raw/entry_id/{film}/file_name/{quote('日本')}/" in answer
    listed = f"/api_v3/service/media/action/list?format=1&ks={api.ks()}&filter[nameLike]=日本"
    assert raw(api, listed, b"Host: x").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=0-9", 206), ("bytes=-10", 206), ("bytes=10-", 206), ("BYTES=0-9", 206), ("bytes=9-1", 416),
        ("bytes=99999999-", 416), ("bytes=-", 200), ("bytes=a-b", 416), ("lines=0-9", 206), ("bytes 0-9", 200),
        ("bytes=0-9" + "9" * 5000, 206), ("bytes=" + "9" * 5000 + "-", 416), ("bytes=0-3,5-7", 416),
        ("bytes=1_0-12", 416),
        ("bytes=5", 206),
    ],
)  # fmt: skip
def test_a_range_is_answered_as_far_as_it_is_one(api: Api, film: str, asked: str, status: int) -> None:
    path = f"{root(api)}/raw/entry_id/{film}/forceproxy/true/a.mp4"
    answer = api.get(path, headers={"Range": asked})
    assert answer.status_code == status
    assert (
        len(answer.content)
        == {206: int(answer.headers["Content-Length"]), 416: 0, 200: SAMPLE.stat().st_size}[status]
    )
    if status == 416:
        assert answer.headers["Content-Range"] == f"bytes */{SAMPLE.stat().st_size}"


@pytest.mark.parametrize("host", [b"\xe9xample", b'a b"<>', b"[bad", b"", b"a:b:c"])
def test_an_odd_host_is_answered(api: Api, film: str, host: bytes) -> None:
    answer = raw(api, "/tiny/abcdef", b"Host: " + host)
    assert answer.startswith(b"HTTP/1.1 301") and b"goto&id=abcdef\r\n" in answer
    assert raw(api, f"{root(api)}/playManifest/entryId/{film}/format/url", b"Host: " + host).startswith(
        b"HTTP/1.1 302"
    )


def test_an_odd_referrer_is_judged_by_the_rules(api: Api) -> None:
    """A page whose address can't be read is no page of the list."""
    condition = {
        "objectType": "KalturaSiteCondition",
        "values": [{"objectType": "KalturaStringValue", "value": "a.example"}],
    }
    rule = {"conditions": [condition], "actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
    profile = api.ok("accessControlProfile.add", {"accessControlProfile": {"name": "sites", "rules": [rule]}})
    film = ready(api, named(api, "for some pages"))
    api.ok("media.update", {"entryId": film, "mediaEntry": {"accessControlId": profile["id"]}})
    options = {"referrer": "http://[bad\udce9".encode("utf-8", "ignore").decode()}
    answer = api.ok("baseEntry.getContextData", {"entryId": film, "contextDataParams": options}, ks="widget")
    assert answer["isSiteRestricted"] in (True, False)
    answer = api.get(
        f"{root(api)}/playManifest/entryId/{film}/format/url/referrer/aHR0cDovL1tiYWQ=", allow_redirects=False
    )
    assert answer.status_code == 302
