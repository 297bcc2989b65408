"""`python -m livingdocs site`: the documents as a site with search, in reports/site; it opens from disk.

Its pages are the committed documents (site_pages.py), its order is that of the chapters. The report of the last run
comes along where there is one.
"""

from __future__ import annotations

import itertools
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.markdown import anchor, plain
from livingdocs.common.paths import MERMAID, REPORT, REPORTS, relative
from livingdocs.pages.guide_pages import path_of
from livingdocs.pages.site_pages import write_pages

SITE = REPORTS / "site"
FILES = Path(__file__).with_name("site_files")
SCRIPT = MERMAID / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
_REPORT = """\
# The report of the last run

Each guide, scenario and step as it ran, with the calls and their answers, pictures and clips.

[Open the report](report/index.html){: target="_blank" .md-button .md-button--primary }
"""
_NO_REPORT = """\
# The report of the last run

There was none when this site was built. `make guides` runs the guides and builds it; build the site again after that.
"""


def site(arguments: Sequence[str] = ()) -> int:
    """Build it; 0 when there was nothing to complain about."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        write_pages(pages)
        shutil.copytree(FILES / "assets", pages / "assets")
        _add_report(pages)
        places = {"docs_dir": folder, "site_dir": str(SITE)}
        config = load_config(str(FILES / "mkdocs.yml"), nav=navigation(load_guides(), pages), **places)
        _draw_pictures(config, pages)
        config.mdx_configs["toc"]["slugify"] = lambda title, _: anchor(title)  # as on GitHub
        try:
            build(config)
        except Abort:
            return 1
    print(f"The site is {relative(SITE / 'index.html')} (open it in a browser).")
    return 0


def _draw_pictures(config: Any, pages: Path) -> None:
    """Has a browser draw what is written in mermaid, by a script of the site's own; without it the text is shown.

    The theme would fetch a script from elsewhere, so it is told of pictures only where there is one.
    """
    from pymdownx.superfences import fence_code_format

    if not SCRIPT.is_file():
        return
    shutil.copyfile(SCRIPT, pages / "assets" / SCRIPT.name)
    config.extra_javascript.append(f"assets/{SCRIPT.name}")
    fence = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [fence]


def navigation(guides: list[Guide], pages: Path) -> list[Any]:
    """The start, the guides by chapter, the reference, the project."""
    chapters: list[Any] = [
        {plain(chapter.label): [{plain(guide.title): path_of(guide)} for guide in members]}
        for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter)
    ]
    start = ["index.md", "project/README.md", "project/GUIDE_MAP.md", "report.md"]
    others = [page.name for page in sorted(pages.glob("*.md")) if page.name not in start]
    reference = [f"reference/{page.name}" for page in sorted((pages / "reference").glob("*.md"))]
    return [
        {"Start": _titled(pages, start)},
        {"Guides": [{"All guides": "guides/README.md"}, *chapters]},
        {"Reference": _titled(pages, reference)},
        {"Project": _titled(pages, ["project/CONTRIBUTING.md", *others])},
    ]


def _titled(pages: Path, names: list[str]) -> list[Any]:
    return [{_title(pages / name): name} for name in names if (pages / name).is_file()]


def _title(page: Path) -> str:
    found = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else page.stem


def _add_report(pages: Path) -> None:
    page = REPORT / "index.html"
    (pages / "report.md").write_text(_REPORT if page.is_file() else _NO_REPORT, encoding="utf-8")
    if page.is_file():
        shutil.copytree(REPORT, pages / "report")
