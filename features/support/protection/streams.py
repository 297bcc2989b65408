"""Encrypted streams of an entry: what they tell of their encryption, and what they show with a key and without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hamcrest import assert_that, equal_to, not_

from features.support.playing import delivery, playback
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World
from features.support.viewing import encrypted, media
from features.support.wire.client import Delivery

DASH = "mpegdash"


def manifest_of(world: World, name: str, table: Any = None, format_: str = "") -> Delivery:
    """Open a manifest of the entry; of an HLS list of streams the list of the first one."""
    path = delivery.address(world, "manifest", name, table)
    path = f"{path}/format/{format_}/a.mpd" if format_ else path
    return listed(world, playback.fetch(world, path))


def listed(world: World, manifest: Delivery) -> Delivery:
    """A manifest as it is, or what the first stream of an HLS list of streams leads to."""
    place = encrypted.variant(manifest.body, manifest.url)
    return world.run.client.get(place) if place else manifest


def must_tell(world: World, table: Any) -> None:
    """What the manifest opened last tells of its encryption."""
    playback.received(world)
    found = encrypted.told_by(listed(world, world.delivery).body)
    assert_that(found, has_fields(world.expected(None, table)))


def must_tell_inside(world: World, table: Any) -> None:
    """What the first segment of the manifest opened last tells of its encryption."""
    playback.received(world)
    manifest = listed(world, world.delivery)
    with world.evidence.quiet():
        begin = world.run.client.get(encrypted.stream_of(manifest.body, manifest.url).begin).body
    assert_that(encrypted.told_inside(begin), has_fields(world.expected(None, table)))


def must_not_be_encrypted(world: World) -> None:
    """The manifest opened last names no key."""
    try:
        found = encrypted.told_by(listed(world, world.delivery).body)
    except encrypted.NotEncrypted:
        return
    raise AssertionError(f"The manifest tells of an encryption: {found}")


def download(world: World, name: str, table: Any) -> bytes:
    """All segments of the entry's first pictures, as they come; they become what was received."""
    manifest = manifest_of(world, name, table)
    stream = encrypted.stream_of(manifest.body, manifest.url)
    with world.evidence.quiet():
        parts = [world.run.client.get(place) for place in (stream.begin, *stream.segments)]
    missing = [part.url for part in parts if part.status != 200]
    assert_that(missing, equal_to([]), "segments that are not there")
    film = b"".join(part.body for part in parts)
    world.delivery = replace(manifest, status=200, content_type="video/mp4", body=film)
    return film


def must_not_open(world: World) -> None:
    """What was received shows none of the sample's pictures to whoever has no key."""
    try:
        shown = media.time_shown(media.frame_at(playback.received(world), 1000))
    except media.NotMedia:
        return
    assert_that(shown, equal_to(None), "the time that its picture shows")


def open_with(world: World, film: bytes, key: str) -> None:
    """What was received becomes the film that a key (hex) makes of it."""
    try:
        world.delivery = replace(world.delivery, body=encrypted.opened(film, key))
    except encrypted.NotEncrypted as failure:
        raise AssertionError(f"The film can't be opened with this key: {failure}") from failure
    world.evidence.clip("decrypted", world.delivery.body)


def key_id(world: World, name: str) -> str:
    """The name of the entry's key (hex), from its DASH manifest."""
    with world.evidence.quiet():
        path = delivery.address(world, "manifest", name)
        manifest = world.run.client.get(f"{path}/format/{DASH}/a.mpd")
        return encrypted.told_by(manifest.body)["key id"]


def must_differ(world: World, first: str, second: str) -> None:
    """Two entries have keys of their own."""
    assert_that(key_id(world, first), not_(equal_to(key_id(world, second))), "names of the two keys")
