"""What the report's page gets of ours: its looks, links to pages beside it, and on the first page what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from livingdocs.common.links import BESIDE
from livingdocs.report.changes import KINDS, Change, Changes

FILES = Path(__file__).with_name("page_files")
SIGN = "images/report.png"
"""A picture that every site of these documents has, and no other: where it is, the site is."""
TOLD = 3  # changes of a kind that are shown at once
WORDS = {"Test body": "Steps", "Metadata": "This run"}
"""The generator's words for parts of the page, and ours."""
PAGE_LINK = "This scenario in the guide"
_SAID = {
    "Fails now": "It passed before, was skipped or is new.",
    "Removed": "No feature has it any more.",
    "Skipped now": "Each says why.",
}


def head(changes: Changes, results: Iterable[dict[str, Any]], purposes: Mapping[str, str]) -> str:
    """What goes into the head of the page. `results`: those of the run, for the places that their links lead to;
    `purposes`: what chapters are for, by their labels."""
    facts = {"sign": SIGN, "bases": bases(results), "purposes": purposes, "words": WORDS}
    told = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    style, script = ((FILES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    return "\n".join(
        [
            f"<style>\n{style}</style>",
            f'<template id="guides-start-text">{start(changes)}</template>',
            f'<script type="application/json" id="guides-told">{told}</script>',
            f"<script>\n{script}</script>",
        ]
    )


def bases(results: Iterable[dict[str, Any]]) -> list[str]:
    """The places of documents that the links of results lead to: a run of several machines may know several."""
    addresses = (link for result in results for link in result.get("links", ()))
    found = {link["url"].partition("/guides/")[0] for link in addresses if link.get("name") == PAGE_LINK}
    return sorted(found | {BESIDE}, key=len, reverse=True)


def start(changes: Changes) -> str:
    """HTML: what changed since the run before, and what did not run in this one, and why."""
    return _changed(changes) + _not_run(changes)


def _changed(changes: Changes) -> str:
    if changes.since is None:
        return "<h3>The first run</h3><p>No run before it is known here: the next one tells what has changed.</p>"
    moment = datetime.fromtimestamp(changes.since / 1000, UTC)
    title = f"<h3>Changed since the run of {moment:%B} {moment.day}, {moment:%Y}, {moment:%H:%M} UTC</h3>"
    kinds = [_kind(kind, changes.found[kind]) for kind in KINDS if changes.found.get(kind)]
    kinds = [f"<div>{''.join(kinds)}</div>"] if kinds else []
    return title + ("".join(kinds) or f"<p>Nothing: all {changes.scenarios} scenarios ended as before.</p>")


def _not_run(changes: Changes) -> str:
    if not changes.skipped:
        return ""
    number = sum(len(found) for found in changes.skipped.values())
    reasons = (_fold(f"{len(found)} × {escape(why)}", found) for why, found in changes.skipped.items())
    return f"<h3>Not run: {number} of {changes.scenarios}</h3><div>{''.join(reasons)}</div>"


def _kind(kind: str, found: list[Change]) -> str:
    said = f" <small>{_SAID[kind]}</small>" if kind in _SAID else ""
    return _fold(f"<b>{kind}: {len(found)}</b>{said}", found)


def _fold(summary: str, found: list[Change]) -> str:
    ordered = sorted(found, key=lambda change: (change.guide, change.title))
    rows = "".join(f"<li>{_row(change)}</li>" for change in ordered)
    shown = " open" if len(found) <= TOLD else ""
    return f"<details{shown}><summary>{summary}</summary><ul>{rows}</ul></details>"


def _row(change: Change) -> str:
    title = escape(change.title)
    linked = f'<a href="#{escape(change.result)}">{title}</a>' if change.result else title
    more = f", {escape(change.detail)}" if change.detail else ""
    return f"{linked}{more} <small>· {escape(change.guide)}</small>"
