"""What a new schema does to values, and what stylesheets may."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.metadata.conftest import (
    PROFILES,
    VALUES,
    Profile,
    add,
    define,
    element,
    entry,
    schema,
    sheet,
)


def active(api: Api, profile_id: Any) -> Any:
    """The profile once its values are rewritten."""
    for _ in range(300):
        told = api.ok(f"{PROFILES}.get", {"id": profile_id})
        if told["status"] == 1:
            return told
        time.sleep(0.1)
    raise AssertionError("it never became active")


def xml(api: Api, value: Any) -> str:
    return str(api.ok(f"{VALUES}.get", {"id": value["id"]})["xml"])


def test_values_follow_fields_that_are_renamed_moved_and_taken_away(api: Api, profile: Profile) -> None:
    id_ = profile(element("A"), element("B"), element("C", most="2"))
    value = add(api, id_, entry(api), "<A>1</A><B>2</B><C>3</C><C>4</C>")
    define(api, id_, element("A"), element("B"), element("C", most="2"))
    told = define(api, id_, element("C", most="2"), element("Z", id_="A"))
    assert (told["status"], told["version"]) == (3, 12)
    assert active(api, id_)["version"] == 12
    assert xml(api, value) == "<metadata>\n  <C>3</C>\n  <C>4</C>\n  <Z>1</Z>\n</metadata>\n"


def test_values_that_do_not_fit_any_more_are_invalid(api: Api, profile: Profile) -> None:
    """A value of an entry that says nothing of a field that must be there and has no default in the old values."""
    id_ = profile(element("A"))
    value = add(api, id_, entry(api), "<A>1</A>")
    define(api, id_, element("A"), element("B"))
    needed = element("A", id_="A", more=' default="none"').replace('minOccurs="0"', 'minOccurs="2"', 1)
    define(api, id_, needed.replace('maxOccurs="1"', 'maxOccurs="2"'), element("B"))
    active(api, id_)
    assert api.ok(f"{VALUES}.get", {"id": value["id"]})["status"] == 2


def test_quotes_in_values_of_a_list_survive(api: Api, profile: Profile) -> None:
    def listing(*values: str) -> str:
        offered = "".join(f'<xsd:enumeration value="{one}"/>' for one in values)
        kept = f'<xsd:restriction base="listType">{offered}</xsd:restriction>'
        return (
            element("K")
            .replace(' type="textType"', "")
            .replace("</xsd:element>", f"<xsd:simpleType>{kept}</xsd:simpleType></xsd:element>")
        )

    id_ = profile(listing("Ada's", "other", "third"))
    value = add(api, id_, entry(api), "<K>Ada's</K>")
    define(api, id_, listing("Ada's", "other", "third"))
    define(api, id_, listing("Ada's", "other"))
    active(api, id_)
    assert "Ada's" in xml(api, value)


def test_a_profile_that_changes_takes_no_update(api: Api, profile: Profile) -> None:
    """The job waits for the values' turn; whether it is done when the next call comes is not for sure."""
    id_ = profile(element("A"))
    for _ in range(5):
        add(api, id_, entry(api), "<A>1</A>")
    define(api, id_, element("A"))
    define(api, id_, element("Z", id_="A"))
    refused = define(api, id_, element("Y", id_="A"))
    assert refused["code"] == "METADATA_TRANSFORMING"
    active(api, id_)


def test_a_stylesheet_reads_and_writes_no_other_file(api: Api, profile: Profile, tmp_path: Path) -> None:
    id_, secret = profile(element("Title")), tmp_path / "secret.xml"
    secret.write_text("<secret>told</secret>")
    value = add(api, id_, entry(api), "<Title>mine</Title>")
    reading = f"<metadata><Title><xsl:value-of select=\"document('{secret.as_uri()}')\"/></Title></metadata>"
    answer = api.call(
        f"{VALUES}.updateFromXSL", {"id": value["id"]}, files={"xslFile": ("a.xsl", sheet(reading))}
    )
    assert "told" not in str(answer)
    assert "told" not in xml(api, value)
    out = tmp_path / "out.xml"
    writing = (
        f'<exsl:document xmlns:exsl="http://exslt.org/common" href="{out.as_uri()}"><a/></exsl:document>'
    )
    extended = sheet(writing).replace(
        "<xsl:stylesheet",
        '<xsl:stylesheet extension-element-prefixes="exsl" xmlns:exsl="http://exslt.org/common"',
        1,
    )
    api.call(f"{VALUES}.updateFromXSL", {"id": value["id"]}, files={"xslFile": ("a.xsl", extended)})
    assert not out.exists()


def test_a_stylesheet_that_never_ends_is_stopped(api: Api, profile: Profile) -> None:
    id_ = profile(element("Title"))
    value = add(api, id_, entry(api), "<Title>mine</Title>")
    endless = (
        '<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template name="n"><xsl:param name="i" select="0"/><xsl:for-each select="//*|//*/..|//text()">'
        '<xsl:for-each select="//*"><xsl:call-template name="n"/></xsl:for-each></xsl:for-each></xsl:template>'
        '<xsl:template match="/"><xsl:call-template name="n"/></xsl:template></xsl:stylesheet>'
    )
    answer = api.call(f"{VALUES}.updateFromXSL", {"id": value["id"]}, files={"xslFile": ("a.xsl", endless)})
    assert answer["code"] == "XSLT_VALIDATION_ERROR"


def test_entities_in_a_schema_are_put_in_before_it_is_stored(api: Api, profile: Profile) -> None:
    id_ = profile(xsd=schema(element("A")).replace("<label>A", "<label>R&amp;D"))
    assert "<label>R&D</label>" in api.ok(f"{PROFILES}.get", {"id": id_})["xsd"]


def test_a_profile_and_its_past_are_gone_together(api: Api, profile: Profile) -> None:
    id_ = profile(element("A"))
    value = add(api, id_, entry(api), "<A>1</A>")
    api.ok(f"{PROFILES}.delete", {"id": id_})
    assert api.code(f"{VALUES}.get", {"id": value["id"]}) == "METADATA_NOT_FOUND"
    assert api.code(f"{PROFILES}.revert", {"id": id_, "toVersion": 2}) == "METADATA_PROFILE_NOT_FOUND"
    assert api.ok(f"{PROFILES}.listFields", {"metadataProfileId": id_})["totalCount"] == 0
