"""Pages written by hand that say how many scenarios there are: `make docs` sets the number, nothing else."""

from __future__ import annotations

import re

from livingdocs.common.counting import how_many
from livingdocs.common.guides import Guide
from livingdocs.common.paths import DOCS

PAGES = ("../README.md", "scaling.md")
_COUNT = re.compile(r"\b\d+ scenarios? in \d+ guides?\b")


def counting_pages(guides: list[Guide]) -> dict[str, str]:
    """Those that are there, with the number as it is."""
    found = {name: DOCS / name for name in PAGES if (DOCS / name).is_file()}
    texts = {name: path.read_text(encoding="utf-8") for name, path in found.items()}
    return {name: _COUNT.sub(how_many(guides), text) for name, text in texts.items()}
