"""What an entry carries besides its media: metadata, thumbnails, captions. For guides on copies and clips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from behave.model import Table
from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.api.nouns import Noun
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually, poll

PROFILE = Noun("metadata profile", "metadata_metadataProfile", "KalturaMetadataProfile", "metadataProfile")
OF_ENTRIES = 1  # KalturaMetadataObjectType.ENTRY
SRT = "1"  # KalturaCaptionType.SRT
SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>
<xsd:sequence><xsd:element id="md_1" name="Speaker" minOccurs="0" maxOccurs="1" type="textType"/></xsd:sequence>
</xsd:complexType></xsd:element><xsd:simpleType name="textType"><xsd:restriction base="xsd:string"/></xsd:simpleType>
</xsd:schema>"""
VALUES = "<metadata><Speaker>Ada</Speaker></metadata>"


def give_metadata(world: World, name: str) -> None:
    """A metadata profile of the scenario's own, and a value of it for the entry."""
    title = f"{name}'s schema"
    profile = {
        "objectType": PROFILE.object_type,
        "name": world.unique(title),
        "metadataObjectType": OF_ENTRIES,
    }
    made = world.create(
        PROFILE, title, f"{PROFILE.service}.add", {"metadataProfile": profile, "xsdData": SCHEMA}
    )
    entry = world.own("entry", name)
    values = {"metadataProfileId": made.id, "objectType": OF_ENTRIES, "objectId": entry, "xmlData": VALUES}
    world.call("metadata_metadata.add", values)


def give_thumbnail(world: World, name: str) -> None:
    """thumbAsset.addFromImage with a picture of ours."""
    picture = {"fileData": FilePart(DATA / "poster.jpg")}
    world.call("thumbAsset.addFromImage", {"entryId": world.own("entry", name)}, picture)


def give_captions(world: World, name: str) -> None:
    """captionAsset.add and setContent with keynote.srt."""
    fields = {"objectType": "KalturaCaptionAsset", "language": "English", "label": "English", "format": SRT}
    params = {"entryId": world.own("entry", name), "captionAsset": fields}
    caption = world.call("caption_captionAsset.add", params)
    content = {"objectType": "KalturaStringResource", "content": (DATA / "keynote.srt").read_text()}
    world.call("caption_captionAsset.setContent", {"id": caption["id"], "contentResource": content})


def metadata_of(world: World, name: str) -> list[Any]:
    """The metadata of an entry."""
    fields = {"metadataObjectTypeEqual": OF_ENTRIES, "objectIdEqual": world.id("entry", name)}
    filter_ = {"objectType": "KalturaMetadataFilter", **fields}
    return list(world.look("metadata_metadata.list", {"filter": filter_})["objects"])


def assets_of(world: World, name: str, service: str, filter_type: str) -> list[Any]:
    """The assets of an entry that a service lists."""
    filter_ = {"objectType": filter_type, "entryIdEqual": world.id("entry", name)}
    return list(world.look(f"{service}.list", {"filter": filter_})["objects"])


def thumbnails_of(world: World, name: str) -> list[Any]:
    """The thumbnail assets of an entry."""
    return assets_of(world, name, "thumbAsset", "KalturaThumbAssetFilter")


def captions_of(world: World, name: str) -> list[Any]:
    """The caption assets of an entry."""
    return assets_of(world, name, "caption_captionAsset", "KalturaCaptionAssetFilter")


EXTRAS: dict[str, tuple[Callable[[World, str], None], Callable[[World, str], list[Any]]]] = {
    "metadata": (give_metadata, metadata_of),
    "thumbnails": (give_thumbnail, thumbnails_of),
    "captions": (give_captions, captions_of),
}


@with_pattern("|".join(EXTRAS))
def extra_named(text: str) -> str:
    """Extra: "metadata", "thumbnails" or "captions"."""
    return text


def give(world: World, name: str, extra: str) -> None:
    """The entry has one of the kind from now on."""
    EXTRAS[extra][0](world, name)


def must_count(world: World, name: str, extra: str, number: int) -> None:
    """The entry has that many of the kind."""
    found = EXTRAS[extra][1](world, name)
    assert_that(len(found), equal_to(number), f'{extra} of "{name}": {found}')


def must_have_one(world: World, name: str, extra: str) -> None:
    """The entry has one of the kind, at once or as soon as the index has caught up."""
    with world.evidence.polling():
        eventually(lambda: must_count(world, name, extra, 1), world.run.settings.lag)


def must_read(world: World, name: str, table: Table) -> None:
    """The one caption of an entry has the lines (from | to | text; s) of the table. It may come after READY.

    Lines without length don't count: Kaltura keeps some that end where a clip begins, and nobody sees them.
    """
    with world.evidence.polling():
        ready = poll(
            lambda: captions_of(world, name),
            lambda found: any(str(one["status"]) == "2" for one in found),
            world.run.settings.timeout,
            f'That "{name}" has captions',
        )
    lines = world.look("caption_captionAsset.serveAsJson", {"captionAssetId": ready[0]["id"]})["objects"]
    seen = [one for one in lines if one["endTime"] > one["startTime"]]
    told = [(one["startTime"] / 1000, one["endTime"] / 1000, one["content"][0]["text"]) for one in seen]
    assert_that(told, equal_to([(float(row["from"]), float(row["to"]), row["text"]) for row in table]))
