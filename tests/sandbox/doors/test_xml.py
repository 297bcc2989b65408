"""Parsers read the text that they were given, and nothing else: no file, no address, no entity."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.doors.inside import Inside

SECRET = "the-secret-of-the-house"
PLAIN = '<xsd:element name="metadata" type="xsd:string"/>'
WITHIN_S = 20  # the longest that a schema may take is 6, on a machine that does other things too


def schema(inner: str, head: str = "") -> str:
    return f'{head}<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{inner}</xsd:schema>'


def profile(api: Api, xsd: str) -> int:
    made = {"name": f"door {time.monotonic_ns()}", "metadataObjectType": 1}
    return int(api.ok("metadata_metadataProfile.add", {"metadataProfile": made, "xsdData": xsd})["id"])


def value(api: Api, by: int, xml: str = "<metadata>x</metadata>") -> Any:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "door"}})["id"]
    given = {"metadataProfileId": by, "objectType": "1", "objectId": entry, "xmlData": xml}
    return api.call("metadata_metadata.add", given)


@pytest.fixture(params=["a file", "a pipe", "an address", "nothing"])
def place(request: pytest.FixtureRequest, tmp_path: Path, inside: Inside) -> str:
    """A place that must not be opened: whoever opens the pipe waits for ever."""
    (tmp_path / "a file").write_text(SECRET)
    os.mkfifo(tmp_path / "a pipe")
    places = {"an address": f"http://127.0.0.1:{inside.port}/a.xsd"}
    return places.get(str(request.param), str(tmp_path / str(request.param)))


@pytest.mark.parametrize("kind", ["include", "redefine"])
@pytest.mark.parametrize("as_address", [False, True])
def test_a_schema_that_includes_another_fits_nothing(
    api: Api, inside: Inside, place: str, kind: str, as_address: bool
) -> None:
    """In the platform's words for what can't be loaded, whatever is there (measured)."""
    where = f"file://{place}" if as_address and place.startswith("/") else place
    by = profile(api, schema(f'<xsd:{kind} schemaLocation="{where}"/>{PLAIN}'))
    told = value(api, by)
    what = "inclusion" if kind == "include" else "redefinition"
    tag, quoted = "{http://www.w3.org/2001/XMLSchema}" + kind, "[&lt;metadata&gt;x&lt;/metadata&gt;]"
    assert (told["code"], told["message"]) == (
        "INVALID_METADATA_DATA",
        f"invalid metadata data: failed to load external entity &quot;{where}&quot;\n at line 0 \nElement &#039;{tag}"
        f"&#039;: Failed to load the document &#039;{where}&#039; for {what}.\n at line 1 {quoted}",
    )
    assert inside.visits == 0 and api.alive()


def test_a_schema_may_import_what_is_not_there(api: Api, inside: Inside, place: str) -> None:
    """The platform goes on without it."""
    by = profile(api, schema(f'<xsd:import namespace="urn:a" schemaLocation="{place}"/>{PLAIN}'))
    assert value(api, by)["xml"] == "<metadata>x</metadata>"
    assert inside.visits == 0


HEADS = {
    "an external DTD": '<!DOCTYPE {root} SYSTEM "{place}">',
    "an external entity": '<!DOCTYPE {root} [<!ENTITY a SYSTEM "{place}">]>',
    "a public DTD": '<!DOCTYPE {root} PUBLIC "-//a//b" "{place}">',
    "a parameter entity": '<!DOCTYPE {root} [<!ENTITY % p SYSTEM "{place}"> %p;]>',
}


@pytest.mark.parametrize("kind", HEADS)
def test_what_stands_before_a_document_opens_nothing(api: Api, inside: Inside, place: str, kind: str) -> None:
    head = HEADS[kind].format(root="metadata", place=place)
    text = f"{head}<metadata>x</metadata>"
    assert value(api, profile(api, schema(PLAIN)), text)["xml"] == text
    by = profile(api, schema(PLAIN, HEADS[kind].format(root="xsd:schema", place=place)))
    assert value(api, by)["xml"] == "<metadata>x</metadata>"
    assert inside.visits == 0


DOCUMENTS = {
    "an entity": '<!DOCTYPE metadata [<!ENTITY a "b">]><metadata>&a;</metadata>',
    "an entity elsewhere": '<!DOCTYPE metadata [<!ENTITY a SYSTEM "{place}">]><metadata>&a;</metadata>',
    "an inclusion": '<metadata xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{place}" parse="text"/>'
    "</metadata>",
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_brings_nothing_in(api: Api, inside: Inside, place: str, kind: str) -> None:
    told = value(api, profile(api, schema(PLAIN)), DOCUMENTS[kind].replace("{place}", place))
    assert told["code"] == "INVALID_METADATA_DATA"
    entity = (
        "there is at least one entity reference in the node-tree currently being validated" in told["message"]
    )
    assert entity == ("entity" in kind)
    assert SECRET not in told["message"] and inside.visits == 0


def test_a_document_names_no_schema(api: Api, inside: Inside, place: str) -> None:
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    text = f'<metadata xmlns:xsi="{xsi}" xsi:noNamespaceSchemaLocation="{place}">x</metadata>'
    assert value(api, profile(api, schema(PLAIN)), text)["xml"] == text
    assert inside.visits == 0


LAUGHS = (
    '<!DOCTYPE {root} [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
DEEP = "<a>" * 300 + "</a>" * 300


@pytest.mark.parametrize("inner", ["&a9;", DEEP], ids=["entities in entities", "deep"])
def test_documents_that_would_grow_are_refused(api: Api, inner: str) -> None:
    """As schemas, too (measured)."""
    told = value(
        api, profile(api, schema(PLAIN)), LAUGHS.format(root="metadata") + f"<metadata>{inner}</metadata>"
    )
    assert told["code"] == "INVALID_METADATA_DATA"
    noted = f"<xsd:annotation><xsd:documentation>{inner}</xsd:documentation></xsd:annotation>{PLAIN}"
    given = {"metadataProfile": {"name": "laughs", "metadataObjectType": 1},
             "xsdData": schema(noted, LAUGHS.format(root="x"))}  # fmt: skip
    assert api.code("metadata_metadataProfile.add", given) == "INVALID_METADATA_PROFILE_SCHEMA"


SLOW = {
    "a pattern": (
        '<xsd:element name="metadata"><xsd:simpleType><xsd:restriction base="xsd:string">'
        '<xsd:pattern value="((x{0,200}){0,200}){0,200}"/></xsd:restriction></xsd:simpleType></xsd:element>',
        "<metadata>" + "x" * 1000 + "y</metadata>",
    ),
    "numbers": (
        '<xsd:element name="metadata"><xsd:complexType><xsd:sequence><xsd:sequence minOccurs="100" maxOccurs="200">'
        '<xsd:element name="a" minOccurs="100" maxOccurs="200"/></xsd:sequence></xsd:sequence></xsd:complexType>'
        "</xsd:element>",
        "<metadata>" + "<a/>" * 4000 + "</metadata>",
    ),
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_slow_schema_holds_nobody_up(api: Api, kind: str) -> None:
    """It is given up, and others write meanwhile."""
    by, told = profile(api, schema(SLOW[kind][0])), []
    since = time.monotonic()
    asking = threading.Thread(target=lambda: told.append(value(Api(api.told), by, SLOW[kind][1])))
    asking.start()
    slowest = 0.0
    while asking.is_alive():
        begun = time.monotonic()
        api.ok("media.add", {"entry": {"mediaType": 1, "name": "meanwhile"}})
        slowest = max(slowest, time.monotonic() - begun)
        time.sleep(0.1)
    assert told[0]["code"] == "INVALID_METADATA_DATA" and time.monotonic() - since < WITHIN_S
    assert slowest < 2


DFXP = (
    '{head}<tt xmlns="http://www.w3.org/ns/ttml"><body><div>'
    '<p begin="00:00:00.000" end="00:00:02.000">seen {inner}</p></div></body></tt>'
)


@pytest.mark.parametrize("kind", HEADS)
def test_captions_bring_nothing_in(api: Api, inside: Inside, place: str, kind: str) -> None:
    head, inner = HEADS[kind].format(root="tt", place=place), "&a;" if kind == "an external entity" else ""
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "captioned"}})["id"]
    given = {"entryId": entry, "captionAsset": {"language": "English", "format": "2"}}
    caption = api.ok("caption_captionAsset.add", given)["id"]
    text = {"objectType": "KalturaStringResource", "content": DFXP.format(head=head, inner=inner)}
    api.ok("caption_captionAsset.setContent", {"id": caption, "contentResource": text})
    served = api.get(
        f"/api_v3/service/caption_captionasset/action/serveWebVTT?captionAssetId={caption}&ks={api.ks()}"
    )
    assert SECRET not in served.text and inside.visits == 0 and api.alive()
