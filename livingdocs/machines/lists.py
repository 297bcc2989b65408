"""llms.txt, which leads to the compact guides, llms-full.txt, which holds them all, and context7.json."""

from __future__ import annotations

import itertools
import json
import re

from livingdocs.common.counting import how_many
from livingdocs.common.guides import Guide
from livingdocs.common.markdown import fenced, page, plain, told
from livingdocs.machines.compact_guides import NOTATION
from livingdocs.machines.refused import refused
from livingdocs.machines.rules import ABOUT, BEGIN, NAME, RULES, SETTINGS, listed
from livingdocs.machines.skill import SKILL, compact_path
from livingdocs.machines.tokens import tokens
from livingdocs.pages.guide_pages import first_sentence

LONGEST_CLAIM = 130  # letters
_REFERENCE = [
    "- [Services and actions](docs/reference/services.md): a page a service: parameters, who may call, what shows it",
    "- [Who may call what](docs/reference/accessibility.md): admin, plain account, user, widget, nobody",
    "- [Guide map](GUIDE_MAP.md): which guide for which task, in order",
]
_OPTIONAL = [
    "- [All compact guides in one file](llms-full.txt)",
    "- [Steps](docs/reference/steps.md): the vocabulary of the guides",
    "- [Working with this repository](AGENTS.md)",
]


def llms(guides: list[Guide], compact: dict[str, str]) -> str:
    """llms.txt: the rules, how to begin, and a link to each compact guide with a line on it."""
    return page(
        [
            *_head(guides),
            *_chapters(guides, compact),
            "## Reference",
            "\n".join(_REFERENCE),
            "## Optional",
            "\n".join(_OPTIONAL),
        ]
    )


def _head(guides: list[Guide]) -> list[str]:
    return [
        f"# {NAME}",
        f"> {ABOUT} {how_many(guides)}.",
        listed(RULES),
        NOTATION,
        SETTINGS,
        fenced(BEGIN.strip(), "bash"),
        *refused(),
    ]


def _chapters(guides: list[Guide], compact: dict[str, str]) -> list[str]:
    parts = [
        "Each guide has a compact form (claims, the one call of each with its answer, refusals; about so many tokens) "
        f"and a whole page (every call with its answer, in curl, Python and JavaScript): what is {SKILL}/references/X "
        "below is docs/guides/X there. The services of each, and what its sections "
        "answer: [GUIDE_MAP.md](GUIDE_MAP.md)."
    ]
    for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter):
        rows = [_row(one, tokens(compact[one.file])) for one in members]
        parts += [f"## {plain(chapter.label)}", "\n".join(rows)]
    return parts


def _row(guide: Guide, size: int) -> str:
    claim = _cut(told(first_sentence(guide)))
    return f"- [{plain(guide.title)}]({SKILL}/{compact_path(guide)}): {claim}. {round(size, -2)}"


def _cut(sentence: str) -> str:
    """A sentence that tells enough: a long one ends where it pauses."""
    if len(sentence) <= LONGEST_CLAIM:
        return sentence
    kept = re.sub(r"[,;:] [^,;:]*$", "", sentence[:LONGEST_CLAIM])
    return kept if len(kept) < LONGEST_CLAIM else sentence


def llms_full(guides: list[Guide], compact: dict[str, str]) -> str:
    """llms-full.txt: the same beginning, then all compact guides; what each of them says of the notation, once."""
    return page([*_head(guides), *(compact[guide.file].replace(NOTATION, "") for guide in guides)])


def context7() -> str:
    """context7.json: what an indexer of documentation should read."""
    data = {
        "$schema": "https://context7.com/schema/context7.json",
        "projectTitle": NAME,
        "description": ABOUT,
        "folders": [f"{SKILL}/references", "docs/guides", "docs/reference"],
        "excludeFolders": [
            "docs/recorded",
            "docs/ci",
            "docs/images",
            "features",
            "kaltura_sandbox",
            "livingdocs",
            "tests",
        ],
        "rules": [rule.replace("`", "") for rule in RULES],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
