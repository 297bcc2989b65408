"""https: the connection is made to the address that was judged, the certificate must be the name's."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kaltura_sandbox.topics.ingest import fetching

NAME = "films.example"


class Films(BaseHTTPRequestHandler):
    """Answers with the name by which it was asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(self.headers["Host"]).encode())

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate of the name, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)]),
        datetime.datetime.now(datetime.UTC),
    )
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), False)
        .add_extension(x509.BasicConstraints(True, None), True).sign(key, hashes.SHA256())
    )  # fmt: skip
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "all.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return tmp_path / "all.pem"


@pytest.fixture
def port(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where the server is, to which each name leads."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Films)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    monkeypatch.setenv("KALTURA_SANDBOX_IMPORT", "loopback")
    yield int(server.server_port)
    server.shutdown()


class Store:
    """Files, of which the last one taken is remembered."""

    def __init__(self, directory: Path) -> None:
        self.incoming, self.taken = directory, b""

    def take(self, path: Path) -> str:
        self.taken = path.read_bytes()
        return "digest"


def fetch(url: str, directory: Path) -> bytes:
    account: Any = SimpleNamespace(files=Store(directory))
    fetching.download(account, url)
    return bytes(account.files.taken)


def test_a_server_is_asked_by_its_name(
    port: int, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifi, "where", lambda: str(certificate))
    assert fetch(f"https://{NAME}:{port}/a.mp4", tmp_path) == f"{NAME}:{port}".encode()
    with pytest.raises(fetching.NotFetched, match="certificate"):
        fetch(f"https://other.example:{port}/a.mp4", tmp_path)


def test_a_certificate_that_nobody_vouches_for(port: int, tmp_path: Path) -> None:
    with pytest.raises(fetching.NotFetched, match="certificate"):
        fetch(f"https://{NAME}:{port}/a.mp4", tmp_path)
