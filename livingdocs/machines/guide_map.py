"""GUIDE_MAP.md: which guide for which task, with what is needed, in reading order."""

from __future__ import annotations

import itertools

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import page, plain, told
from livingdocs.machines.rules import MARK
from livingdocs.pages.guide_links import actions, prerequisites, services, title_anchors
from livingdocs.pages.guide_pages import first_sentence, path_of
from livingdocs.recorded.recording import load


def guide_map(guides: list[Guide]) -> str:
    """GUIDE_MAP.md."""
    parts = [
        MARK,
        "# Guide map",
        "Which guide for which task. Read the chapters in order if the platform is new to you.",
    ]
    for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter):
        parts.append(f"## {plain(chapter.label)}")
        for guide in members:
            parts += _mapped(guide)
    return page(parts)


def _mapped(guide: Guide) -> list[str]:
    recording = load(guide)
    called = ", ".join(f"`{name}`" for name, _ in actions(recording).most_common(8))
    lines = [f"Services: {services_of(guide)}"]
    lines += [f"Most called: {called}"] if called else []
    lines += [f"Needs: {'; '.join(prerequisites(guide, recording))}"] if recording.scenarios else []
    return [
        f"### [{plain(guide.title)}](docs/{path_of(guide)})",
        f"{told(first_sentence(guide))}.",
        _tasks(guide),
        "  \n".join(lines),
    ]


def _tasks(guide: Guide) -> str:
    """What a guide shows: its sections, each with its critical scenarios, or these alone where it has none."""
    critical = [one for one in guide.scenarios if "critical" in guide.tags_of(one)]
    rows = [f"- {plain(one.title)}" for one in critical if guide.section_of(one) is None]
    links = title_anchors(guide)
    for section in guide.sections:
        rows.append(f"- [{plain(section.title)}](docs/{path_of(guide)}#{links[section.title]})")
        rows += [f"    - {plain(one.title)}" for one in critical if one in section.scenarios]
    return "\n".join(rows)


def services_of(guide: Guide) -> str:
    """The services of a guide, as a list in words."""
    return ", ".join(plain(name) for name in sorted(services(guide, load(guide))))
