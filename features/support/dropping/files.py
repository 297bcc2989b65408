"""Files that are dropped: brought to their place, found there by the watcher, made into entries."""

from __future__ import annotations

import re
from typing import Any

from features.support.api.enums import name_of
from features.support.api.nouns import ENTRY
from features.support.api.nouns.dropping import DROP_FOLDER, DROP_FOLDER_FILE
from features.support.dropping import folders
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.wire.waiting import poll

USUAL = {"mp4": "keynote_short.mp4", "jpg": "poster.jpg", "mp3": "song.mp3", "txt": "not-a-video.txt"}
OFTEN_S = 0.4
PROFILE = 'metadataProfileId="'
IN_DESCRIPTORS = re.compile(rf'(?P<head><(?:name|referenceId)>|filePath="|{PROFILE})(?P<own>[^<"]+)')


def drop(world: World, file: str, folder: str, source: str = "") -> None:
    """Brings a film (or what the ending says) to the place of a folder."""
    path = DATA / (source or USUAL.get(file.rpartition(".")[2], "not-a-video.txt"))
    place = folders.spot(world, folder)
    if file in world.records:
        place.seen[file] = world.records[file].id
    place.put(folders.stamped(world, file), path.read_bytes())


def drop_text(world: World, file: str, folder: str, text: str) -> None:
    """The same with a text as the file: a descriptor, in which names, reference ids and files are nobody else's, and a
    metadata profile is meant by its name in the scenario."""
    own = IN_DESCRIPTORS.sub(lambda found: found["head"] + _own(world, *found.groups()), world.plain(text))
    folders.spot(world, folder).put(folders.stamped(world, file), own.encode())


def _own(world: World, head: str, text: str) -> str:
    if head == PROFILE:
        return world.record(text).id
    return folders.stamped(world, text) if "." in text else world.unique(text)


def drop_half(world: World, file: str, folder: str) -> None:
    """The first half of a film: it is still being copied."""
    content = (DATA / USUAL["mp4"]).read_bytes()
    folders.spot(world, folder).put(folders.stamped(world, file), content[: len(content) // 2])


def drop_rest(world: World, file: str, folder: str) -> None:
    """The second half."""
    content = (DATA / USUAL["mp4"]).read_bytes()
    folders.spot(world, folder).append(folders.stamped(world, file), content[len(content) // 2 :])


def drop_nothing(world: World, file: str, folder: str) -> None:
    """A file without a byte."""
    folders.spot(world, folder).put(folders.stamped(world, file), b"")


def take_out(world: World, file: str, folder: str) -> None:
    """The file is deleted at its place."""
    folders.spot(world, folder).take_out(folders.stamped(world, file))


def must_be_listed(world: World, folder: str, file: str, state: str) -> None:
    """The watcher has found the file, and it comes to a state; from now on its name stands for it."""
    filter_ = {
        "objectType": DROP_FOLDER_FILE.filter,
        "dropFolderIdEqual": world.id(DROP_FOLDER.name, folder),
        "fileNameEqual": folders.stamped(world, file),
    }
    before = folders.spot(world, folder).seen.get(file)
    wanted = DROP_FOLDER_FILE.enums["status"][state]
    with world.evidence.polling():
        seen = poll(
            lambda: world.look("dropFolder_dropFolderFile.list", {"filter": filter_})["objects"],
            lambda found: bool(found) and found[0]["status"] == wanted and str(found[0]["id"]) != before,
            world.run.settings.timeout,
            f'That "{folder}" lists "{file}" as {state}',
            _told,
            most=OFTEN_S,
        )
    world.remember(DROP_FOLDER_FILE, file, seen[0])


def _told(found: list[dict[str, Any]]) -> str:
    if not found:
        return "no such file"
    state = name_of(DROP_FOLDER_FILE.enums, "status", found[0]["status"])
    return f"{state} {found[0].get('errorDescription') or ''}"


def name_entry(world: World, file: str, entry: str) -> None:
    """The entry that has become of a file, by the scenario's name for it from now on."""
    told = world.current(file)
    assert told.get("entryId"), f'No entry is made of "{file}" yet.'
    found = world.look("media.get", {"entryId": told["entryId"]})
    if entry not in world.records:
        world.keep(ENTRY, entry, found)
    assert world.id(ENTRY.name, entry) == str(told["entryId"]), f'"{file}" went into another entry.'
