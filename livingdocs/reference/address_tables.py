"""Tables of the keys that stand in the addresses of pictures and manifests."""

from __future__ import annotations

import re

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import code
from livingdocs.recorded.recording import Recording
from livingdocs.recorded.requests import text_of
from livingdocs.reference.facts import Key, keys
from livingdocs.reference.showing import Links, best, cell, folded, link, refused, rows_table
from livingdocs.reference.uses import Sighting, requests

HEAD = ["key", "unit", "default", "limits", "shown in"]
KINDS = {"thumbnail": "thumbnail addresses", "playManifest": "manifest addresses"}
_MANY = 6  # keys: a guide that shows so many is about them, and gets them all
_REFUSED = "X-Kaltura-App"  # the header that tells why an address was refused


def address_tables(guide: Guide, recording: Recording, links: Links) -> list[str]:
    """A folded table for each kind of address that the guide fetches."""
    found = []
    for place, words in KINDS.items():
        told = keys("manifest" if place == "playManifest" else place)
        seen = key_uses(recording, place, told)
        shown = told if len(seen) >= _MANY else {name: told[name] for name in told if name in seen}
        if shown:
            rows = [_row(guide, one, seen.get(name, []), links) for name, one in shown.items()]
            found.append(folded(f"Keys of {words}", rows_table(HEAD, rows)))
    return found


def key_uses(recording: Recording, place: str, told: dict[str, Key]) -> dict[str, list[Sighting]]:
    """The calls that name a key in an address of a place ("playManifest"), by the key's long name."""
    long = {one.short: name for name, one in told.items() if one.short}
    found: dict[str, list[Sighting]] = {}
    for title, line, request in requests(recording):
        _, is_one, rest = text_of(request.url).partition(f"/{place}/")
        if not is_one:
            continue
        answer = line.answer if isinstance(line.answer, dict) else {}
        sighting = Sighting(title, line.part == "shown", str(answer.get(_REFUSED, "")))
        for name in dict.fromkeys(_names(rest)):
            if (name := long.get(name, name)) in told:
                found.setdefault(name, []).append(sighting)
    return found


def _names(rest: str) -> list[str]:
    path, _, query = rest.partition("?")
    return [*path.split("/")[::2], *re.findall(r"(?:^|&)(\w+)=", query)]


def _row(guide: Guide, key: Key, seen: list[Sighting], links: Links) -> list[str]:
    title, no = best(guide, key.name, seen), refused(guide, key.name, seen)
    limits = cell(key.limits)
    if no and no != title:
        limits = f"{limits} ({link(no, links, 'refused')})".strip()
    short = f", {code(key.short)}" if key.short else ""
    return [
        f"{code(key.name)}{short}{f'<br>{cell(key.about)}' if key.about else ''}",
        cell(key.unit),
        cell(key.default),
        limits,
        link(title, links) if title else "",
    ]
