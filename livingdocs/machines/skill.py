"""The skill: when to load it, the rules, and the compact guides. It stands on its own wherever it is copied to."""

from __future__ import annotations

import itertools
import json

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import fenced, page, plain, told
from livingdocs.machines.compact_guides import NOTATION
from livingdocs.machines.refused import refused
from livingdocs.machines.rules import BEGIN, MARK, RULES, SETTINGS, listed
from livingdocs.pages.guide_pages import first_sentence

SKILL = "skills/kaltura-api"


def compact_path(guide: Guide) -> str:
    """Where the compact form of a guide lies, from the skill's folder."""
    return f"references/{guide.chapter.folder}/{guide.slug}.md"


def skill(guides: list[Guide]) -> str:
    """SKILL.md."""
    head = f"---\nname: kaltura-api\ndescription: {json.dumps(_when(guides), ensure_ascii=False)}\n---"
    return page(
        [
            head,
            MARK,
            "# The Kaltura API",
            "Find the guide for the task below and read it: each of its claims was proven by a run, and has the one "
            "call that matters with its answer; then come the refusals.",
            "## Rules",
            listed(RULES),
            "## How calls are written",
            NOTATION,
            "## Begin",
            SETTINGS,
            fenced(BEGIN.strip(), "bash"),
            "## When a call is refused",
            *refused(),
            *_by_chapter(guides),
        ]
    )


def _by_chapter(guides: list[Guide]) -> list[str]:
    parts = []
    for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter):
        rows = [
            f"- [{plain(one.title)}]({compact_path(one)}): {told(first_sentence(one))}." for one in members
        ]
        parts += [f"## {plain(chapter.label)}", "\n".join(rows)]
    return parts


def _when(guides: list[Guide]) -> str:
    """When to load the skill: at most 1,024 characters, as its format has it."""
    begin = "Write and debug calls to the REST API (api_v3) of the Kaltura video platform. For these tasks: "
    titles = [plain(guide.title[0].lower() + guide.title[1:]) for guide in guides]
    while titles and len(begin + "; ".join(titles)) > 1000:
        titles.pop()
    return f"{begin}{'; '.join(titles)}."
