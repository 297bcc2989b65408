"""What may be fetched, without a server: how addresses are read, which are public, and that each is resolved once."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kaltura_sandbox.topics.ingest import fetching, places

PUBLIC, PRIVATE, LOOPBACK = "93.184.216.34", "10.0.0.1", "127.0.0.1"

REFUSED = [
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", f"::ffff:{PUBLIC}", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::5db8:d822", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:4136:e378::fdd2",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1",
    "fd12:3456::1", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip

ALLOWED = [
    "1.1.1.1",
    PUBLIC,
    "172.15.0.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450::8a",
]


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not places.is_allowed(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_addresses_that_are(address: str) -> None:
    assert places.is_allowed(address)


def test_this_machine_only_where_it_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALTURA_SANDBOX_IMPORT", "loopback")
    assert all(places.is_allowed(one) for one in ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"))
    others = (
        "0.0.0.0",
        "::",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "10.0.0.1",
        "::ffff:10.0.0.1",
    )
    assert not any(places.is_allowed(one) for one in others)


NO_ADDRESSES = [
    "", "x", "http://", "http:", "http:/a", "//x", "http:///a", "http://[::1", "http://::1/", "http://[::1]x/",
    "http://[::1%25lo]/", "http://[fe80::1%lo]/", "http://[v1.x]/", "http://[]/", "http://h:abc/", "http://h:-1/",
    "http://h:99999999/", "http://h:65536/", "http://h:0/", "http://h:0x50/", "http://h:\uff18\uff10/", "http://h: 80/",
    "http://127.0.0.1:80\\@1.1.1.1/a", "http://1.1.1.1\\.example/", "http://1.1.1.1\\/", "http:\\\\1.1.1.1/",
    "http://a b/", "http://a\tb/", "http://a\nb/", "http://a\x00b/", "http://a\x7fb/", "http://a@b@1.1.1.1/",
    "http://%31.1.1.1/", "http://a%00b/", "http://1.1.1.1,2.2.2.2/", "http://<script>/", "http://-a/", "http://\ud800/",
    "ftp://1.1.1.1/", "file:///etc/passwd", "gopher://1.1.1.1/", "jar:http://1.1.1.1/!/", "javascript:alert(1)",
    "data:text/plain,x", "http://1.1.1.1/" + "a" * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("url", NO_ADDRESSES, ids=lambda url: ascii(url[:30]))
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(places.Refused):
        places.read(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "target"),
    [
        ("http://a.example", "a.example", 80, "/"),
        ("HTTPS://A.example?x=1#y", "A.example", 443, "/?x=1"),
        (
            "http://a.example:8080/b c/\u00fc.mp4?q=%20\u00fc",
            "a.example",
            8080,
            "/b%20c/%C3%BC.mp4?q=%20%C3%BC",
        ),
        ("http://[2606:4700::1111]:81/a\\b", "2606:4700::1111", 81, "/a%5Cb"),
        ("http://b\u00fccher.example./a", "xn--bcher-kva.example.", 80, "/a"),
        ("http://a.example/\r\nHost: b", "a.example", 80, "/%0D%0AHost:%20b"),
        ("http://me:pw@a.example/", "a.example", 80, "/"),
        ("http://a.example:0081/", "a.example", 81, "/"),
        ("http://1.1.1.1#@127.0.0.1/", "1.1.1.1", 80, "/"),
        ("http://1.1.1.1?@127.0.0.1/", "1.1.1.1", 80, "/?@127.0.0.1/"),
    ],
)
def test_how_an_address_is_read(url: str, host: str, port: int, target: str) -> None:
    found = places.read(url)
    assert (found.host, found.port, found.target) == (host, port, target)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "017700000001", "0x7f000001", "0177.1", "0x7f.1", "127.1", "127.0.0.1.", "0", "localhost",
     "\uff11\uff12\uff17.\uff10.\uff10.\uff11", "127\u30020\u30020\u30021", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]"],
)  # fmt: skip
def test_other_spellings_of_this_machine(host: str) -> None:
    """The resolver reads them or doesn't; either way nothing is connected to."""
    with pytest.raises(places.Refused):
        places.resolved(places.read(f"http://{host}/a.jpg"), 10)


class Resolver:
    """A name server whose answers change, and a net where nobody answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), 0
        self.connected: list[str] = []
        monkeypatch.setattr(socket, "getaddrinfo", self.answer)
        monkeypatch.setattr(socket.socket, "connect", lambda _, place: self.refuse(place))

    def answer(self, host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        self.asked += 1
        told = self.answers[min(self.asked, len(self.answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in told]

    def refuse(self, place: Any) -> None:
        self.connected.append(place[0])
        raise ConnectionRefusedError("nobody")


def fetch(url: str, directory: Path) -> str:
    account: Any = SimpleNamespace(files=SimpleNamespace(incoming=directory))
    with pytest.raises(fetching.NotFetched) as failed:
        fetching.download(account, url)
    return str(failed.value)


def test_a_name_is_resolved_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    net = Resolver(monkeypatch, [PUBLIC], [LOOPBACK])
    assert "Failed to connect to turns.example" in fetch("http://turns.example/a.jpg", tmp_path)
    assert (net.asked, net.connected) == (1, [PUBLIC])


def test_of_several_addresses_only_public_ones_are_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    net = Resolver(monkeypatch, [PRIVATE, PUBLIC, LOOPBACK, "1.1.1.1"])
    fetch("http://many.example/", tmp_path)
    assert net.connected == [PUBLIC, "1.1.1.1"]


def test_a_name_that_leads_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    net = Resolver(monkeypatch, [PRIVATE, LOOPBACK])
    assert "Internal not allowed url" in fetch("http://inside.example/", tmp_path)
    assert not net.connected


def test_proxies_have_no_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    net = Resolver(monkeypatch, [PUBLIC])
    fetch("http://proxied.example/", tmp_path)
    assert net.connected == [PUBLIC]


def test_a_picture_is_judged_without_asking_where_a_name_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is done in a transaction; the job asks."""
    known = socket.getaddrinfo

    def numbers_alone(*args: Any, **more: Any) -> Any:
        assert more["flags"] & socket.AI_NUMERICHOST
        return known(*args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", numbers_alone)
    told = {url: fetching.allowed(url) for url in ("http://a.example/", "http://1.1.1.1/", "http://10.0.0.1/",
                                                   "http://0x7f.1/", "http://h:abc/")}  # fmt: skip
    assert list(told.values()) == [True, True, False, False, False]


def test_a_resolver_that_keeps_silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    silence = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [silence.wait(30)][1:])
    monkeypatch.setenv("KALTURA_SANDBOX_IMPORT_SECONDS", "0.2")
    assert "Could not resolve host" in fetch("http://silent.example/", tmp_path)
    silence.set()
