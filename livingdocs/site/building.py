"""`python -m livingdocs site`: the documents as a site with search, in reports/site; it opens from disk.

Its pages are the committed documents (pages.py) behind a start that is made of the guides (start.py). The report of the
last run comes along where there is one, and the scenarios lead to their results in it.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from livingdocs.common.guides import load_guides
from livingdocs.common.markdown import anchor
from livingdocs.common.paths import MERMAID, REPORT, REPORTS, relative
from livingdocs.site.navigation import navigation
from livingdocs.site.pages import write_pages
from livingdocs.site.results import results
from livingdocs.site.search import enrich
from livingdocs.site.start import start_page

SITE = REPORTS / "site"
FILES = Path(__file__).with_name("files")
SCRIPT = MERMAID / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
_REPORT = """\
# The report of the last run

Each guide, scenario and step as it ran, with the calls and their answers, pictures and clips. On a guide's page each
scenario leads to its result.

[Open the report](report/index.html){: .md-button .md-button--primary }
"""
_NO_REPORT = """\
# The report of the last run

There was none when this site was built. `make guides` runs the guides and builds it; build the site again after that.
"""


def site(arguments: Sequence[str] = ()) -> int:
    """Build it; 0 when there was nothing to complain about."""
    logging.basicConfig(format="%(message)s")  # what the generator complains about
    if not build_site(SITE):
        return 1
    print(f"The site is {relative(SITE / 'index.html')} (open it in a browser).")
    return 0


def build_site(target: Path, report: Path = REPORT) -> bool:
    """Write the site into a folder, with a report if it is there; whether there was nothing to complain about."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    guides = load_guides()
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        write_pages(pages, guides, results(report))
        shutil.copytree(FILES / "assets", pages / "assets")
        _add_report(pages, report)
        (pages / "index.md").write_text(start_page(guides, pages), encoding="utf-8")
        places = {"docs_dir": folder, "site_dir": str(target)}
        config = load_config(str(FILES / "mkdocs.yml"), nav=navigation(guides, pages), **places)
        _draw_pictures(config, pages)
        config.mdx_configs["toc"]["slugify"] = lambda title, _: anchor(title)  # as on GitHub
        try:
            build(config)
        except Abort:
            return False
    enrich(target, guides)
    return True


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


def _add_report(pages: Path, report: Path) -> None:
    there = (report / "index.html").is_file()
    (pages / "report.md").write_text(_REPORT if there else _NO_REPORT, encoding="utf-8")
    if there:
        shutil.copytree(report, pages / "report")
