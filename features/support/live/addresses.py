"""Where encoders send: the addresses that a live stream entry gives, and what ffmpeg is told of them."""

from __future__ import annotations

from typing import Any

from features.support.reporting.variables import slug
from features.support.scenario.world import World

PRIMARY, BACKUP = "primary", "backup"
FIELDS = {PRIMARY: "primary", BACKUP: "secondary"}
RTMP, SRT = "RTMP", "SRT"
LINGER_S = 5  # that ffmpeg stays for what isn't acknowledged yet, else the last frames are lost


def look_up(world: World, name: str) -> dict[str, Any]:
    """The entry as it is now; its addresses have variables from now on."""
    entry: dict[str, Any] = world.look("liveStream.get", {"entryId": world.id("live stream", name)})
    stem = slug(name) or "STREAM"
    for place, field in FIELDS.items():
        for part, called in (
            ("BroadcastingUrl", "URL"),
            ("SrtBroadcastingUrl", "SRT_URL"),
            ("SrtStreamId", "SRT_STREAM_ID"),
        ):
            if entry.get(field + part):
                world.variables.address(str(entry[field + part]), f"{stem}_{place.upper()}_{called}")
    return entry


def target(entry: dict[str, Any], way: str, place: str) -> list[str]:
    """What ffmpeg is told for an address of the entry: behind that of RTMP comes the stream's name."""
    field = FIELDS[place]
    if way == SRT:
        address = f"{entry[f'{field}SrtBroadcastingUrl']}?streamid={entry[f'{field}SrtStreamId']}"
        address += f"&linger={LINGER_S}"
        return ["-f", "mpegts", address]
    return ["-f", "flv", f"{entry[f'{field}BroadcastingUrl']}/{entry['id']}_1"]


def with_token(world: World, name: str, words: list[str], token: str, other: str) -> list[str]:
    """The words with another token in the place of the entry's, which a page makes of the address."""
    stem, variables = slug(name) or "STREAM", world.variables
    changed = [word.replace(token, other) for word in words]
    for address, variable in list(variables.known.items()):
        wrong = address.replace(token, other)
        if wrong not in variables.known and any(wrong in word for word in changed):
            variables.address(token, f"{stem}_TOKEN")
            variables.address(wrong, f"WRONG_{variable}")
            recipe = f'printf %s "${variable}" | sed "s/${variables.known[token]}/{other}/"'
            world.evidence.made_here(variables.known[wrong], recipe)
    return changed
