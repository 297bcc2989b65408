"""One door each to XML from outside and to servers elsewhere: nothing in the sandbox goes past them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from livingdocs.common.paths import ROOT

PACKAGE = ROOT / "kaltura_sandbox"
XML_DOOR = {"xml_text.py"}
NETWORK_DOOR = {f"topics/ingest/{name}.py" for name in ("fetching", "line", "places")}
NETWORK_DOOR |= {
    f"drop_ends/{name}.py" for name in ("ftp", "ssh", "s3")
}  # to where an operator's folders lie
LISTENS = {"launch.py", "server.py", "announcement.py"}  # to those who call the sandbox; whether one is there
LISTENS |= {  # to encoders; to ffmpeg on this machine
    f"live_ingest/{name}.py" for name in ("engine", "streaming", "rtmp/server", "srt/front")
}

XML = {"lxml", "bs4", "html5lib", "xmlschema", "defusedxml", "xml.sax", "xml.parsers", "xml.dom", "xml.etree"}
NETWORK = {
    "requests",
    "urllib3",
    "urllib.request",
    "http.client",
    "httpx",
    "aiohttp",
    "socket",
    "ftplib",
    "smtplib",
    "asyncssh",
    "boto3",
    "botocore",
}
WRITES = {"xml.sax.saxutils"}  # reads nothing
NODES = {"Document", "Element", "Node"}  # of a document that was read already
MADE = {"Element", "SubElement", "tostring"}  # of ElementTree: what makes a text, and reads none


def passed_by(code: str) -> Iterator[tuple[int, str]]:
    """Lines that parse XML or speak to the network, and by what."""
    tree = ast.parse(code)
    makers = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for name, alias in _imported(node):
                if name == "xml.etree.ElementTree":
                    makers.add(alias.partition(".")[0])
                elif _is_in(name, XML | NETWORK):
                    yield node.lineno, name
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _name(node.value) in makers and node.attr not in MADE:
            yield node.lineno, f"ElementTree.{node.attr}"


def _name(node: ast.expr) -> str:
    return (
        node.id
        if isinstance(node, ast.Name)
        else _name(node.value)
        if isinstance(node, ast.Attribute)
        else ""
    )


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        yield from ((each.name, each.asname or each.name) for each in node.names)
        return
    for each in node.names:
        if node.module == "xml.dom.minidom" and each.name in NODES:
            continue
        yield f"{node.module}.{each.name}", each.asname or each.name


def _is_in(name: str, packages: set[str]) -> bool:
    if any(name == one or name.startswith(f"{one}.") for one in WRITES):
        return False
    return any(name == one or name.startswith(f"{one}.") for one in packages)


def test_nothing_goes_past_the_doors() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        may = (XML if name in XML_DOOR else set()) | (NETWORK if name in NETWORK_DOOR | LISTENS else set())
        found += [
            f"{name}:{line}: {what}"
            for line, what in passed_by(path.read_text(encoding="utf-8"))
            if not _is_in(what, may)
        ]
    assert not found, "Use kaltura_sandbox/xml_text.py, or topics/ingest/fetching.py:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "from lxml import etree",
        "import lxml.etree",
        "from xml.dom.minidom import parseString",
        "from xml.dom import expatbuilder, pulldom",
        "import xml.sax",
        "from xml.sax import make_parser",
        "from xml.parsers.expat import ParserCreate",
        "from xml.etree import ElementTree\nElementTree.fromstring(text)",
        "from xml.etree import ElementTree as xml\nxml.parse(path)",
        "import xml.etree.ElementTree as ET\nET.XML(text)",
        "from xml.etree.ElementTree import fromstring",
        "from urllib.request import urlopen",
        "import urllib.request",
        "import requests",
        "def f():\n    import socket",
        "from http.client import HTTPConnection",
    ],
)
def test_what_goes_past_them_is_found(code: str) -> None:
    assert list(passed_by(code))


@pytest.mark.parametrize(
    "code",
    [
        "from urllib.parse import quote",
        "from xml.sax.saxutils import escape",
        "from xml.dom.minidom import Document, Element, Node",
        "from xml.etree import ElementTree as xml\nxml.tostring(xml.Element('a'))",
        "from starlette.requests import Request",
    ],
)
def test_what_reads_and_asks_nothing_is_not(code: str) -> None:
    assert not list(passed_by(code))
