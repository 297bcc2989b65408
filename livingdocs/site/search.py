"""What the search of the site knows beyond the words on the pages.

The theme's own index has titles and texts. To each guide and scenario comes which actions it is about and which
refusals it shows, so that `media.addContent` finds the scenario that shows it, whatever its title says; to guides and
sections come the words that introduce them; to services the names that callers use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from livingdocs.common.guides import Guide
from livingdocs.common.links import title_anchors
from livingdocs.languages.telling import main_calls
from livingdocs.pages.guide_links import actions
from livingdocs.pages.guide_pages import path_of
from livingdocs.recorded.beside import is_call
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Recorded, load
from livingdocs.recorded.requests import request_of

FIELDS = {"about": 100, "calls": 100, "name": 1000}
"""Names of the fields that are added to the index, and how much a word in them counts: as in a title 1000, as in a text
1."""
SERVICES = "reference/services/"
PAGE = 0.6
"""How much a page counts against its own parts. The theme prefers pages so much that one which is about a single word
of three would come before the scenario that is about all of them."""
Words = dict[str, dict[str, str]]
"""Where a part of the site begins ("guides/03_edit/compose.html#anchor") -> a field's name -> its words."""


def enrich(site: Path, guides: list[Guide]) -> None:
    """Add them to the index of a site that has been built, in both forms in which it lies there."""
    index, script = site / "search/search_index.json", site / "search/search_index.js"
    data = json.loads(index.read_text(encoding="utf-8"))
    data["config"]["fields"] |= {name: {"boost": boost} for name, boost in FIELDS.items()}
    known = words(guides)
    for part in data["docs"]:
        part |= known.get(part["location"], {}) | _name(part)
        if "#" not in part["location"]:
            part["boost"] = part.get("boost", 1) * PAGE
    text = json.dumps(data, separators=(",", ":"))
    index.write_text(text, encoding="utf-8")
    script.write_text(f"var __index = {text}", encoding="utf-8")


def _name(part: Mapping[str, str]) -> dict[str, str]:
    """What callers call a service or action, without the plug-in that it comes from: `captionAsset.add`; an action's
    also in one word, which search.js looks for where somebody types one."""
    found = re.fullmatch(r"(?:[a-zA-Z]+_)?(?P<service>\w+)(?:\.(?P<action>\w+))?", part["title"])
    if not found or not part["location"].startswith(SERVICES):
        return {}
    service, action = found["service"], found["action"]
    return {"name": f"{service} {action} {service}{action}" if action else service}


def words(guides: list[Guide]) -> Words:
    """For each guide, section and scenario."""
    return {location: fields for guide in guides for location, fields in _of_guide(guide)}


def _of_guide(guide: Guide) -> Iterator[tuple[str, dict[str, str]]]:
    recording, anchors = load(guide), title_anchors(guide)
    page = path_of(guide).removesuffix(".md") + ".html"
    codes = [code for one in recording.scenarios.values() for code in _refusals(one)]
    first = guide.prose.split("\n\n")[0]
    several = [line.label for _, line in recording.lines() if line.label == "multirequest"]
    yield page, {"about": first, "calls": " ".join([*actions(recording).elements(), *codes, *several])}
    for section in guide.sections:
        yield f"{page}#{anchors[section.title]}", {"about": section.prose}
    for title, one in recording.scenarios.items():
        if title in anchors:
            yield f"{page}#{anchors[title]}", {"calls": " ".join([*_main_actions(one), *_refusals(one)])}


def _main_actions(recorded: Recorded) -> list[str]:
    lines = (line for take in recorded.takes for line in main_calls(take))
    return sorted({action for line in lines if is_call(line) and (action := request_of(line.command).action)})


def _refusals(recorded: Recorded) -> list[str]:
    answers = (line.answer for take in recorded.takes for line in take.lines)
    return sorted({str(one["code"]) for answer in answers for one in each(answer) if is_refusal(one)})
