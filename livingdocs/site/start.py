"""The page that the site opens with: what one may want to do, by chapter; the documents come last."""

from __future__ import annotations

import itertools
from pathlib import Path

from livingdocs.common.guides import Guide
from livingdocs.common.links import title_anchors
from livingdocs.common.markdown import page, plain
from livingdocs.pages.guide_pages import first_sentence, path_of

_INTRODUCTION = """\
Guides to the Kaltura video platform's API. Each is about one task, and each of its scenarios is a claim that a run has
proved, with the calls to paste in curl, Python or JavaScript."""
_LONG = 140
"""Characters of a guide's first sentence from which only its beginning is shown: up to a colon, if there is one."""
_DOCUMENTS = {
    "guides/README.md": "All guides",
    "project/GUIDE_MAP.md": "Which guide for which task",
    "reference/services.md": "Services and actions",
    "reference/accessibility.md": "Who may call what",
    "report.md": "The report of the last run",
    "documents.md": "All documents",
}


def start_page(guides: list[Guide], pages: Path) -> str:
    """Markdown: a card for each guide, in its chapter. `pages`: the folder with the pages that there are."""
    parts = ["---\ntitle: Kaltura API guides\nhide: [navigation, toc]\n---", "# I want to …", _INTRODUCTION]
    for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter):
        parts += [f"## {plain(chapter.title)}", _cards([_card(guide) for guide in members])]
    there = [f"- [{words}]({name})" for name, words in _DOCUMENTS.items() if (pages / name).is_file()]
    return page([*parts, "## Look something up", "\n".join(there)])


def _cards(cards: list[str]) -> str:
    return '<div class="grid cards tasks" markdown>\n\n' + "\n\n".join(cards) + "\n\n</div>"


def _card(guide: Guide) -> str:
    """An item of a list: the task, what it is about, and its sections."""
    to, links = path_of(guide), title_anchors(guide)
    sections = [f"[{plain(one.title)}]({to}#{links[one.title]})" for one in guide.sections]
    parts = [f"**[{plain(task(guide.title))}]({to})**", f"{plain(_beginning(guide))}."]
    parts += ["\n".join(f"- {section}" for section in sections)] if sections else []
    return "- " + "\n\n".join(parts).replace("\n", "\n    ").replace("    \n", "\n")


def task(title: str) -> str:
    """A guide's title as one says what one wants: to clip a video, to get from a file to a playing one."""
    return f"Get {title[0].lower()}{title[1:]}" if title.startswith("From ") else title


def _beginning(guide: Guide) -> str:
    sentence = first_sentence(guide)
    return sentence.partition(": ")[0] if len(sentence) > _LONG else sentence
