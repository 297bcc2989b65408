"""The documents for machines, by their paths."""

from __future__ import annotations

from livingdocs.common.guides import Guide
from livingdocs.machines.agents import agents
from livingdocs.machines.compact_guides import compact_guide
from livingdocs.machines.guide_map import guide_map
from livingdocs.machines.lists import context7, llms, llms_full
from livingdocs.machines.skill import SKILL, compact_path, skill
from livingdocs.recorded.recording import load


def machine_pages(guides: list[Guide]) -> dict[str, str]:
    """Paths from docs/ -> text; none without guides.

    The compact guides lie in the skill alone, which has to stand on its own; llms.txt leads to them there.
    """
    if not guides:
        return {}
    compact = {guide.file: compact_guide(guide, load(guide)) for guide in guides}
    pages = {
        "llms.txt": llms(guides, compact),
        "llms-full.txt": llms_full(guides, compact),
        "GUIDE_MAP.md": guide_map(guides),
        "AGENTS.md": agents(guides),
        "context7.json": context7(),
        f"{SKILL}/SKILL.md": skill(guides),
    } | {f"{SKILL}/{compact_path(guide)}": compact[guide.file] for guide in guides}
    return {f"../{name}": text for name, text in pages.items()}
