"""Playlists: of members or of rules, executed, tried out, copied.

To find their scenario's entries alone, rules look for tags that carry a stamp (world.unique), as `tag` gives them. A
rule also names the account: that is a field which the platform's search engine doesn't know, so that the index of
entries answers, on servers that have no search engine as well.
"""

from __future__ import annotations

import re
from typing import Any

from behave.model import Table
from hamcrest import assert_that, equal_to, has_length

from features.support.api import nouns
from features.support.scenario.world import Record, World, rows
from features.support.wire.waiting import eventually

FILTER = "KalturaMediaEntryFilterForPlaylist"
SERVICE = nouns.PLAYLIST.service
STATIC, DYNAMIC = "STATIC_LIST", "DYNAMIC"
TAGS = re.compile(r"(<\w+_tags>)([^<]+)(?=</)")


def tag(world: World, name: str, tags: str) -> None:
    """media.update of an entry's tags, each of which no other scenario has."""
    fields = {"objectType": nouns.ENTRY.object_type, "tags": _unique(world, tags)}
    world.call("media.update", {"entryId": world.own("entry", name), "mediaEntry": fields})


def _unique(world: World, tags: str) -> str:
    return ",".join(world.unique(tag.strip()).replace(" ", "") for tag in tags.split(","))


def of(world: World, name: str, members: list[str], summed: bool = False) -> Record:
    """A list of these members, kept by hand; `summed` has the answer tell how long they last together."""
    return _add(world, name, STATIC, summed, playlistContent=_ids(world, members))


def of_many(world: World, name: str, times: int, member: str) -> Record:
    """A list that has one member so many times."""
    return _add(world, name, STATIC, playlistContent=_ids(world, [member] * times))


def by_rules(world: World, name: str, total: int | None, table: Table) -> Record:
    """A list made by the rules of a table, with at most so many entries."""
    return _add(world, name, DYNAMIC, filters=_rules(world, table), **_at_most(total))


def _add(world: World, name: str, kind: str, summed: bool = False, **fields: Any) -> Record:
    given = {"objectType": nouns.PLAYLIST.object_type, "name": world.unique(name), **fields}
    given["playlistType"] = nouns.PLAYLIST.enums["playlistType"][kind]
    params = {"playlist": given, **({"updateStats": True} if summed else {})}
    return world.create(nouns.PLAYLIST, name, f"{SERVICE}.add", params)


def _ids(world: World, names: list[str]) -> str:
    return ",".join(world.record(name).id for name in names)


def _at_most(total: int | None) -> dict[str, int]:
    return {} if total is None else {"totalResults": total}


def replace_rules(world: World, name: str, total: int | None, table: Table) -> None:
    """playlist.update with new rules, which take the place of all that were."""
    fields = {"objectType": nouns.PLAYLIST.object_type, "filters": _rules(world, table), **_at_most(total)}
    world.call(f"{SERVICE}.update", {"id": world.own("playlist", name), "playlist": fields})


def _rules(world: World, table: Table) -> list[dict[str, Any]]:
    return [_filter(world, dict(zip(row.headings, row.cells, strict=True))) for row in table]


def _filter(world: World, given: dict[str, str]) -> dict[str, Any]:
    """A rule: tags as `tag` gives them, an empty cell is no condition, and the account, unless a cell says of it."""
    rule: dict[str, Any] = {"objectType": FILTER}
    for field, text in ({"partnerIdEqual": "<partner id>"} | given).items():
        if field.startswith("tags") and text:
            rule[field] = _unique(world, text)
        elif text:
            rule[field] = text if field == "name" else world.value(nouns.ENTRY, _plain(field), text)
    return rule


def _plain(field: str) -> str:
    """Names in conditions on names are made unique, whatever the comparison."""
    return "nameLike" if field.startswith("name") else field


def execute(world: World, name: str, table: Any = None, page: int = 0, size: int = 0) -> None:
    """playlist.execute with the session at hand; the table is a filter on top. It can be asked again."""
    params: dict[str, Any] = {"id": world.record(name).id}
    if table:
        params["filter"] = _filter(world, {"partnerIdEqual": "", **rows(table)})
    _list(world, "execute", params, page, size)


def execute_members(world: World, members: list[str]) -> None:
    """playlist.executeFromContent of a list by hand."""
    kind = nouns.PLAYLIST.enums["playlistType"][STATIC]
    _list(world, "executeFromContent", {"playlistType": kind, "playlistContent": _ids(world, members)})


def execute_text(world: World, text: str) -> None:
    """playlist.executeFromContent of rules in XML, in which <partner id> is the account."""
    content = TAGS.sub(lambda found: found[1] + _unique(world, found[2]), text)
    content = content.replace("<partner id>", str(world.run.settings.partner_id))
    kind = nouns.PLAYLIST.enums["playlistType"][DYNAMIC]
    _list(world, "executeFromContent", {"playlistType": kind, "playlistContent": content})


def execute_rules(world: World, total: int, table: Table) -> None:
    """playlist.executeFromFilters with the rules of a table."""
    _list(world, "executeFromFilters", {"filters": _rules(world, table), "totalResults": total})


def _list(world: World, action: str, params: dict[str, Any], page: int = 0, size: int = 0) -> None:
    pager = {"objectType": "KalturaFilterPager", "pageIndex": page, "pageSize": size}
    world.call(f"{SERVICE}.{action}", params | ({"pager": pager} if page else {}))
    world.listed = nouns.ENTRY


def clone(world: World, name: str, copy: str, table: Any = None) -> Record:
    """playlist.clone; the table says what the copy shall have of its own."""
    params: dict[str, Any] = {"id": world.record(name).id}
    if table:
        fields = world.fields(nouns.PLAYLIST, table)
        params["newPlaylist"] = {"objectType": nouns.PLAYLIST.object_type, **fields}
    return world.create(nouns.PLAYLIST, copy, f"{SERVICE}.clone", params)


def must_give(world: World, name: str, members: list[str]) -> None:
    """What the administrator gets of a list comes to be these, in this order."""
    ids = [world.record(member).id for member in members]
    with world.evidence.polling():
        eventually(lambda: _check(world, name, ids), world.run.settings.lag)


def _check(world: World, name: str, ids: list[str]) -> None:
    given = world.look(f"{SERVICE}.execute", {"id": world.record(name).id})
    names = {record.id: known for known, record in world.records.items()}
    told = [names.get(one, one) for one in ids]
    assert_that([names.get(one["id"], one["id"]) for one in given], equal_to(told), f'what "{name}" gives')


def must_be_long(world: World, number: int) -> None:
    """So many entries came."""
    assert_that([one["id"] for one in world.answer], has_length(number))
