"""AGENTS.md: how an agent works with this repository."""

from __future__ import annotations

import re

from livingdocs.common.counting import how_many
from livingdocs.common.guides import Guide
from livingdocs.common.markdown import page
from livingdocs.common.paths import ROOT
from livingdocs.machines.rules import ABOUT, MARK, RULES, listed

STRUCTURE = {
    "features/": "the guides, in numbered chapters; `steps/` holds the phrases, `data/` the samples",
    "docs/guides/": "the same guides as Markdown, with the calls of each scenario and what they answer (generated)",
    "docs/reference/": "steps, services and actions, who may call what (generated)",
    "docs/recorded/": "what a run on the sandbox answered; the source of the calls on the pages",
    "kaltura_sandbox/": "a local platform that speaks the API",
    "livingdocs/": "runs the guides and makes report and documents of them",
}
TRY = [
    '`.venv/bin/behave features/03_edit/clip_and_trim.feature -n "A clip becomes a new entry"` runs one scenario, '
    "`.venv/bin/python -m pytest tests/sandbox/platform/test_wire.py` one file of tests",
    "`.venv/bin/python -m livingdocs new-guide NAME --chapter 03_edit` and `… new-topic NAME --service SERVICE` write "
    "a start that works",
    "`make sandbox` tells how to reach the sandbox that it starts; `make guides` starts and ends one of its own",
]


def commands() -> list[str]:
    """What the Makefile can do, in its own words."""
    makefile = ROOT / "Makefile"
    text = makefile.read_text(encoding="utf-8") if makefile.is_file() else ""
    return [
        f"`make {name}`: {what}" for name, what in re.findall(r"^([a-z]+):.*?## (.*)$", text, re.MULTILINE)
    ]


def agents(guides: list[Guide]) -> str:
    """AGENTS.md."""
    return page(
        [
            MARK,
            "# Working with these guides",
            f"{ABOUT} {how_many(guides)}.",
            "## To use the API",
            "Look the task up in [llms.txt](llms.txt): it links to a compact form of each guide, with its claims and "
            "the one call of each. The guide's whole page under `docs/guides` has every call with its answer, in curl, "
            "Python and JavaScript, to be pasted. Rules that hold everywhere:",
            listed(RULES),
            "## To try a call",
            "`make sandbox` starts a platform on this machine and prints what to export. It refuses what it doesn't do "
            "with `SANDBOX_NOT_IMPLEMENTED` and invents no success; `docs/reference/services.md` lists what it does.",
            "## To change this repository",
            "`docs/architecture.md` says what lies where, which way a call goes, and where to put something new.",
            listed([*commands(), *TRY]),
            listed([f"`{name}`: {what}" for name, what in STRUCTURE.items()]),
            "- A guide answers one question; its scenarios are claims that can be false, four to six steps each.\n"
            "- A guide of more than twenty scenarios has sections: `Rule:`, with prose, over three to twelve.\n"
            "- Before adding a step, look into `docs/reference/steps.md` for a phrase that exists.\n"
            "- After a change to a feature run `make guides` and `make docs`; `make test` fails on stale pages.\n"
            "- Generated files are never edited by hand: `docs/guides`, `docs/recorded`, this file, `llms.txt`, "
            "`llms-full.txt`, `GUIDE_MAP.md`, `context7.json`, `skills/` and the generated pages of `docs/reference`.\n"
            "- No secret and no session goes into a file. `CONTRIBUTING.md` has the rest.",
        ]
    )
