"""Captions: added to entries, filled, served in every form, and searched.

To be found by nobody but their scenario, lines of captions end in a stamp (world.unique) that is not shown again; so
a search that means one scenario's lines asks for the last words of a line.
"""

from __future__ import annotations

import json
import re
from typing import Any

from behave.model import Table
from hamcrest import assert_that, contains_string, equal_to, has_item, not_
from parse import with_pattern

from features.support.api import nouns
from features.support.content import uploads
from features.support.playing import playback
from features.support.running.samples import DATA
from features.support.scenario.world import Record, World, rows
from features.support.wire.waiting import eventually

ACTION = "/api_v3/service/caption_captionAsset/action"
FORMATS = {"srt": "SRT", "dfxp": "DFXP", "vtt": "WEBVTT", "scc": "SCC"}
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "": ("serve", {}),
    " as WebVTT": ("serveWebVTT", {"segmentIndex": "-1"}),
    " as a playlist": ("serveWebVTT", {}),
    " as data": ("serveAsJson", {}),
}
ITEM_FILTER = "KalturaCaptionAssetItemFilter"
TIMES = re.compile(r"((?:\d+:)?\d+:\d+[.,]\d+) --> ((?:\d+:)?\d+:\d+[.,]\d+)")

Line = tuple[float, float, str]
"""From and to (s), and the text."""


@with_pattern("[A-Z][a-z]+")
def language_named(text: str) -> str:
    """Language: its English name, as KalturaLanguage has it."""
    return text


@with_pattern("(?: as WebVTT| as a playlist| as data)?")
def form_named(text: str) -> str:
    """Form: " as WebVTT", " as a playlist", " as data" (JSON), or nothing for the file itself."""
    return text


def add(world: World, name: str, entry: str, table: Any = None, **fields: str) -> Record:
    """captionAsset.add to an entry of the scenario's own; the table gives fields."""
    given = {"objectType": nouns.CAPTION.object_type, **fields}
    given |= world.fields(nouns.CAPTION, table) if table else {}
    params = {"entryId": world.own("entry", entry), "captionAsset": given}
    return world.create(nouns.CAPTION, name, f"{nouns.CAPTION.service}.add", params)


def add_file(world: World, name: str, entry: str, file: str, table: Any = None) -> None:
    """A caption of the form that a file's ending tells, with that file in it."""
    form = nouns.CAPTION.enums["format"][FORMATS[file.rpartition(".")[2]]]
    add(world, name, entry, table, format=str(form))
    put_text(world, name, (DATA / file).read_text())


def add_lines(world: World, name: str, entry: str, table: Table, **fields: str) -> None:
    """A caption in SRT with the lines (from | to | text; s) of a table, each text with the stamp at its end."""
    add(world, name, entry, None, **fields)
    blocks = [f"{n}\n{_times(row)}\n{world.unique(row['text'])}\n" for n, row in enumerate(table, 1)]
    put_text(world, name, "\n".join(blocks))


def _times(row: Any) -> str:
    moments = (round(float(row[name]) * 1000) for name in ("from", "to"))
    return " --> ".join(f"00:{ms // 60_000:02}:{ms // 1000 % 60:02},{ms % 1000:03}" for ms in moments)


def put_text(world: World, name: str, text: str) -> Any:
    """captionAsset.setContent with the text in the call itself."""
    return put(world, name, {"objectType": "KalturaStringResource", "content": text})


def put_file(world: World, name: str, file: str) -> Any:
    """captionAsset.setContent with a file that was uploaded under a token of the administrator's."""
    with world.as_admin():
        uploads.fill(world, f"{name}'s file", file)
    token = world.id("upload token", f"{name}'s file")
    return put(world, name, {"objectType": "KalturaUploadedFileTokenResource", "token": token})


def put(world: World, name: str, resource: dict[str, Any]) -> Any:
    """captionAsset.setContent."""
    return world.call(
        "caption_captionAsset.setContent", {"id": world.own("caption", name), "contentResource": resource}
    )


def make_default(world: World, name: str) -> Any:
    """captionAsset.setAsDefault."""
    return world.call("caption_captionAsset.setAsDefault", {"captionAssetId": world.own("caption", name)})


def serve(world: World, name: str, form: str = "", table: Any = None) -> None:
    """GET of the serving action of a form, without a session; the table's rows are parameters."""
    action, given = FORMS[form]
    path = f"{ACTION}/{action}/captionAssetId/{world.id('caption', name)}"
    _fetch(world, path, given | (rows(table) if table else {}))


def serve_of_entry(world: World, entry: str, table: Any = None) -> None:
    """GET of captionAsset.serveByEntryId with the session at hand; the table's rows are parameters."""
    path = f"{ACTION}/serveByEntryId/entryId/{world.id('entry', entry)}"
    _fetch(world, path, (rows(table) if table else {}) | {"ks": str(world.acting())})


def _fetch(world: World, path: str, given: dict[str, str]) -> None:
    playback.fetch(world, path + "".join(f"/{key}/{world.resolve(text)}" for key, text in given.items()))


def must_be_file(world: World, file: str) -> None:
    """What was received is that file of features/data."""
    received, sent = playback.received(world), (DATA / file).read_bytes()
    assert_that(received == sent, f"the {len(received)} bytes received are {file} ({len(sent)} bytes)")


def must_read(world: World, table: Table) -> None:
    """The captions received, in whatever form, are the lines (from | to | text; s) of the table, in this order."""
    text = playback.received(world).decode()
    told = _of_json(text) if "json" in world.delivery.content_type else _of_text(text)
    seen = [(start, end, world.plain(words)) for start, end, words in told]
    assert_that(seen, equal_to([(float(row["from"]), float(row["to"]), row["text"]) for row in table]))


def _of_json(text: str) -> list[Line]:
    """serveAsJson's answer, whose times are ms."""
    told = json.loads(text)["objects"]
    whole = ["".join(chunk["text"] for chunk in one["content"]).strip() for one in told]
    return [
        (one["startTime"] / 1000, one["endTime"] / 1000, words)
        for one, words in zip(told, whole, strict=True)
    ]


def _of_text(text: str) -> list[Line]:
    """SRT or WebVTT."""
    lines = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        found = TIMES.search(block)
        if found:
            words = block[found.end() :].partition("\n")[2].strip()
            lines.append((_seconds(found[1]), _seconds(found[2]), words))
    return lines


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def must_be_playlist(world: World, number: int) -> None:
    """An HLS media playlist with so many segments, complete."""
    text = playback.received(world).decode()
    assert_that(text, contains_string("#EXT-X-ENDLIST"))
    assert_that(text.count("#EXTINF:"), equal_to(number), text)


def search(world: World, table: Any, action: str) -> None:
    """captionAssetItem.search or searchEntries; the table is the KalturaCaptionAssetItemFilter."""
    fields = {name: _words(world, name, text) for name, text in rows(table).items()} if table else {}
    filter_ = {"objectType": ITEM_FILTER, **fields}
    world.call(f"captionSearch_captionAssetItem.{action}", {"captionAssetItemFilter": filter_})
    world.listed = nouns.ENTRY


def _words(world: World, name: str, text: str) -> str:
    """Words to look for, with the stamp behind those that are to be a scenario's own (of …And, the last)."""
    if name == "contentLike":
        return world.unique(text)
    words = [word.strip() for word in text.split(",")]
    if name == "contentMultiLikeOr":
        return ",".join(world.unique(word) for word in words)
    if name == "contentMultiLikeAnd":
        return ",".join([*words[:-1], world.unique(words[-1])])
    return str(world.value(nouns.CAPTION, name, text))


def must_find(world: World, table: Any) -> None:
    """The search found these lines (caption | from | to | text; s) and no others, as soon as they are indexed."""
    wanted = sorted(
        (row["caption"], float(row["from"]), float(row["to"]), row["text"]) for row in table or []
    )
    with world.evidence.polling():
        eventually(lambda: _check_found(world, wanted), world.run.settings.lag)


def _check_found(world: World, wanted: list[tuple[str, float, float, str]]) -> None:
    if _found(world) != wanted:
        world.answer = world.repeat()
    assert_that(_found(world), equal_to(wanted), "lines found")


def _found(world: World) -> list[tuple[str, float, float, str]]:
    names = {record.id: name for name, record in world.records.items()}
    return sorted(
        (
            names.get(str(hit["asset"]["id"]), "a stranger"),
            hit["startTime"] / 1000,
            hit["endTime"] / 1000,
            str(world.plain(hit["content"])).strip(),
        )
        for hit in world.answer.get("objects", [])
    )


def must_become_srt(world: World, name: str, entry: str) -> None:
    """In place of a caption in SCC the entry has one in SRT, which is READY."""
    gone = world.id("caption", name)
    every = {"objectType": "KalturaCaptionAssetFilter", "entryIdEqual": world.id("entry", entry)}
    ready = every | {"formatEqual": "1", "statusEqual": 2}

    def check() -> Any:
        found = world.look("caption_captionAsset.list", {"filter": ready})
        assert_that(found["totalCount"], equal_to(1), "captions of the entry in SRT that are READY")
        return found["objects"][0]

    with world.evidence.polling():
        srt = eventually(check, world.run.settings.timeout)
    left = [one["id"] for one in world.look("caption_captionAsset.list", {"filter": every})["objects"]]
    assert_that(left, equal_to([srt["id"]]), "captions of the entry")
    assert_that(left, not_(has_item(gone)), "captions of the entry")
    world.remember(nouns.CAPTION, name, srt)
