"""Addresses that lead inside: no way of writing one, and no redirect, may make the sandbox connect there."""

from __future__ import annotations

import ipaddress
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from livingdocs.common import paths
from livingdocs.soak.listener import SECRET, Inside, listening, own_address
from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server, refused

AT_ONCE = 15.0  # s; a small picture becomes READY beside servers that trickle
TRICKLES = 12


def spellings(address: str, port: int) -> list[str]:
    """Ways to write an IPv4 address in a URL, those among them that parsers disagree on."""
    v4 = ipaddress.IPv4Address(address)
    number, parts, groups = int(v4), address.split("."), v4.packed.hex()
    nat, six = f"64:ff9b::{groups[:4]}:{groups[4:]}", f"2002:{groups[:4]}:{groups[4:]}::"
    hosts = [
        address, f"[::ffff:{address}]", f"[::ffff:{groups[:4]}:{groups[4:]}]", f"[::{address}]", f"[{nat}]", f"[{six}]",
        str(number), hex(number), oct(number).replace("0o", "0"), ".".join(hex(int(part)) for part in parts),
        ".".join(f"0{int(part):o}" for part in parts), f"{address}.", f"{parts[0]}.{number & 0xFFFFFF}",
        address.translate(str.maketrans("0123456789", "０１２３４５６７８９")), address.replace(".", "。"),
    ]  # fmt: skip
    plain = [f"http://{host}:{port}/a.jpg" for host in hosts]
    mixed = [
        rf"http://{address}:{port}\@1.1.1.1/a.jpg", f"http://1.1.1.1@{address}:{port}/a.jpg",
        f"http://1.1.1.1#@{address}:{port}/a.jpg", f"http://1.1.1.1:80@{address}:{port}/a.jpg",
        f"http:///{address}:{port}/a.jpg", rf"http:\\{address}:{port}\a.jpg", f"http:{address}:{port}/a.jpg",
        f"http://{address}:{port}\t/a.jpg", f"http://\n{address}:{port}/a.jpg", f"HTTP://{address}:{port}/a.jpg",
        f"http://1.1.1.1%00@{address}:{port}/a.jpg", rf"http://1.1.1.1\@{address}:{port}/a.jpg",
    ]  # fmt: skip
    return plain + mixed


def names(port: int) -> list[str]:
    """Names and addresses of this machine that are no way of writing 127.0.0.1."""
    hosts = [
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "[::]",
        "0.0.0.0",
        "0",
        "127.1",
        "127.99.1.2",
        "[0:0:0:0:0:0:0:1]",
    ]
    return [f"http://{host}:{port}/a.jpg" for host in hosts] + ["file:///etc/passwd", "ftp://127.0.0.1/a.jpg"]


def hostile() -> Iterator[Row]:
    """By each action that fetches: nobody arrives, nothing is shown, everything is answered."""
    with tempfile.TemporaryDirectory() as folder, listening() as inside:
        here = spellings("127.0.0.1", inside.port) + names(inside.port)
        with Server(Path(folder) / "strict", KALTURA_SANDBOX_IMPORT="") as server:
            yield from _sent(server, inside, here, "addresses of this machine")
        with Server(Path(folder) / "lenient", KALTURA_SANDBOX_IMPORT="loopback") as server:
            private = own_address()
            there = [
                f"http://127.0.0.1:{inside.port}/to/{quote(one)}" for one in spellings(private, inside.port)
            ]
            if private != "127.0.0.1":
                yield from _sent(server, inside, there, "redirects into the network")
            yield from _trickling(server, inside)


def _sent(server: Server, inside: Inside, addresses: list[str], what: str) -> Iterator[Row]:
    api = server.api()
    inside.visits.clear()
    answers = [send(api, address) for address in addresses for send in DOORS]
    api.idle(120)
    arrived = [path for path in inside.visits if not path.startswith("/to/")]
    broken = sum(_broken(answer) for answer in answers)
    shown = _shown(api)
    yield Row(
        f"{len(addresses)} {what}, by {len(DOORS)} actions",
        f"{len(arrived)} connections inside, {broken} internal errors, {shown} shown by raw",
        "none",
        not arrived and not broken and not shown,
    )


def _broken(answer: object) -> bool:
    return refused(answer) and isinstance(answer, dict) and answer["code"] == "INTERNAL_SERVERL_ERROR"


def _shown(api: Api) -> int:
    """How many entries give away what lies inside."""
    listed = api.ok("media.list", **{"pager[pageSize]": 500, "filter[statusIn]": "-2,-1,0,1,2,4,7"})[
        "objects"
    ]
    pages = (f"{api.url}/p/0/sp/0/raw/entry_id/{one['id']}/ks/{api.ks}" for one in listed)
    return sum(SECRET in api.http.get(page, timeout=60).content for page in pages)


def _trickling(server: Server, inside: Inside) -> Iterator[Row]:
    """While servers trickle, others' pictures are made."""
    api = server.api()
    for _ in range(TRICKLES):
        _from_url(api, f"http://127.0.0.1:{inside.port}/trickle.jpg")
    begin = time.monotonic()
    entry = api.entry("beside trickles", 2)
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource"}
    api.ok(
        "media.addContent", entryId=entry, **resource, **{"resource[token]": api.token("a.jpg", _picture())}
    )
    while api.ok("media.get", entryId=entry)["status"] != 2 and time.monotonic() < begin + 60:
        time.sleep(0.05)
    took = time.monotonic() - begin
    what = f"a picture uploaded while {TRICKLES} servers trickle"
    yield Row(what, f"READY after {took:.1f} s", f"within {AT_ONCE:g} s", took < AT_ONCE)


def _picture() -> bytes:
    return (paths.ROOT / "features" / "data" / "poster.jpg").read_bytes()


def _from_url(api: Api, url: str) -> object:
    return api.call(
        "media.addFromUrl", url=url, **{"mediaEntry[mediaType]": 2, "mediaEntry[name]": "hostile"}
    )


def _content(api: Api, url: str) -> object:
    resource = {"resource[objectType]": "KalturaUrlResource", "resource[url]": url}
    return api.call("media.addContent", entryId=api.entry("hostile", 2), **resource)


def _thumbnail(api: Api, url: str) -> object:
    return api.call("thumbAsset.addFromUrl", entryId=api.entry("hostile", 1), url=url)


def _first_picture(api: Api, url: str) -> object:
    return api.call("media.updateThumbnailFromUrl", entryId=api.entry("hostile", 1), url=url)


DOORS: list[Callable[[Api, str], object]] = [_from_url, _content, _thumbnail, _first_picture]
