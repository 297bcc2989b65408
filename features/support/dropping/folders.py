"""Drop folders with places of a scenario's own: the operator sets them up, the watcher looks after them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

from hamcrest import assert_that, has_items, not_

from features.support.api.enums import name_of
from features.support.api.nouns import AT_FTP, AT_S3, AT_SCP, AT_SFTP, ENTRY, ON_DISK, Noun
from features.support.api.nouns.dropping import DROP_FOLDER, ENTRIES_IN_ANY_STATE
from features.support.dropping.ftp_server import FtpSpot
from features.support.dropping.s3_server import S3Spot
from features.support.dropping.spots import LocalSpot, Spot
from features.support.dropping.ssh_server import ScpSpot, SftpSpot
from features.support.scenario import objects
from features.support.scenario.world import Record, World, rows
from features.support.wire.client import KalturaError
from features.support.wire.waiting import eventually, poll

CONFIG = ("contentMatchPolicy", "slugRegex")
CONTENT, XML = "KalturaDropFolderContentFileHandlerConfig", "KalturaDropFolderXmlBulkUploadFileHandlerConfig"
OFTEN_S = 0.5
AT = "the place of "


def set_up(kind: type[Spot], noun: Noun, world: World, name: str, table: Any = None) -> Record:
    """A drop folder at a new place; the table's fields count before those of the place."""
    given = rows(table) if table else {}
    place = kind()
    world.cleanups.add(f"the place of {name}", place.close)
    if "passPhrase" in given or "privateKey" in given:
        place.ask_for_a_key(given.pop("passPhrase", ""))  # type: ignore[attr-defined]
        given.pop("privateKey", None)
    if given.get("path", "").startswith(AT):
        given["path"] = str(spot(world, given["path"].removeprefix(AT)).fields["path"])
    for text, variable in place.secrets.items():
        world.variables.address(text, variable)
    world.places[name] = place
    return _add(world, name, noun, {**place.fields, **given})


def _add(world: World, name: str, noun: Noun, given: dict[str, Any]) -> Record:
    """dropFolder.add; what its files become goes with the scenario."""
    fields = {"objectType": noun.object_type, "name": world.unique(name)}
    texts = {**DROP_FOLDER.defaults, **given}
    fields |= {key: _value(world, key, value) for key, value in texts.items() if key not in CONFIG}
    fields["fileHandlerConfig"] = _config(world, texts)
    world.cleanups.add(f"entries of {name}", lambda: _discard(world))
    return world.create(noun, name, f"{noun.service}.add", {noun.parameter: fields})


def _value(world: World, key: str, value: Any) -> Any:
    return world.value(DROP_FOLDER, key, value) if isinstance(value, str) and key != "path" else value


def _config(world: World, given: dict[str, Any]) -> dict[str, Any]:
    if given.get("fileHandlerType") == "XML":
        return {"objectType": XML}
    config: dict[str, Any] = {"objectType": CONTENT}
    if "contentMatchPolicy" in given:
        config["contentMatchPolicy"] = world.value(
            DROP_FOLDER, "contentMatchPolicy", given["contentMatchPolicy"]
        )
    if "slugRegex" in given:  # its groups are named in angle brackets
        config["slugRegex"] = given["slugRegex"]
    return config


def reconfigure(world: World, name: str, table: Any) -> None:
    """dropFolder.update of what the handler goes by."""
    config = _config(world, rows(table))
    fields = {"objectType": DROP_FOLDER.object_type, "fileHandlerConfig": config}
    params = {"dropFolderId": world.own(DROP_FOLDER.name, name), "dropFolder": fields}
    world.call("dropFolder_dropFolder.update", params)


def put_right(world: World, name: str) -> None:
    """dropFolder.update of the password."""
    place = spot(world, name)
    fields = {"objectType": world.record(name).noun.object_type, "password": place.fields["password"]}
    params = {"dropFolderId": world.own(DROP_FOLDER.name, name), "dropFolder": fields}
    world.call("dropFolder_dropFolder.update", params)


def _discard(world: World) -> None:
    """Entries that the platform made of files carry the scenario's stamp in their names."""
    with world.evidence.quiet(), suppress(KalturaError):
        filter_ = {"objectType": ENTRY.filter, "nameLike": world.stamp, **ENTRIES_IN_ANY_STATE}
        found = world.look("baseEntry.list", {"filter": filter_, "pager": {"pageSize": 100}})
        for entry in found["objects"]:
            with suppress(KalturaError):
                world.look("baseEntry.delete", {"entryId": entry["id"]})


def spot(world: World, name: str) -> Spot:
    """The place of a drop folder of the scenario."""
    if name not in world.places:
        raise AssertionError(f'This scenario has no drop folder "{name}" with a place of its own.')
    found: Spot = world.places[name]
    return found


def stamped(world: World, file: str) -> str:
    """A file's name as it is at its place: nobody else's. <user id> and names of things stand for what they are."""
    file = world.resolve(file)
    stem, dot, ending = file.rpartition(".")
    return world.unique(stem) + dot + ending if dot else world.unique(file)


def must_report(world: World, name: str, code: str | None) -> None:
    """The watcher has noted this of the folder, or nothing any more."""
    errors = DROP_FOLDER.enums["errorCode"]
    wanted = str(errors[code]) if code else ""
    with world.evidence.polling():
        poll(
            lambda: world.current(name),
            lambda seen: str(seen.get("errorCode") or "") == wanted and bool(seen.get("lastAccessedAt")),
            world.run.settings.timeout,
            f'That the watcher reports {code or "no error"} of "{name}"',
            lambda seen: name_of(DROP_FOLDER.enums, "errorCode", seen.get("errorCode")),
            most=OFTEN_S,
        )


def must_hold(world: World, folder: str, files: list[str]) -> None:
    """The files lie at the place, as the place itself tells it."""
    lying = {world.plain(name) for name in spot(world, folder).names()}
    assert_that(lying, has_items(*files))


def must_lose(world: World, folder: str, files: list[str]) -> None:
    """The files are gone from the place, or soon will be."""
    with world.evidence.polling():
        eventually(lambda: _check_lost(world, folder, files), world.run.settings.timeout)


def _check_lost(world: World, folder: str, files: list[str]) -> None:
    lying = {world.plain(name) for name in spot(world, folder).names()}
    for file in files:
        assert_that(lying, not_(has_items(file)))


for end, spots in (
    (ON_DISK, LocalSpot),
    (AT_FTP, FtpSpot),
    (AT_SFTP, SftpSpot),
    (AT_SCP, ScpSpot),
    (AT_S3, S3Spot),
):
    objects.MAKERS[end.name] = partial(set_up, spots, end)
