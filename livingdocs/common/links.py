"""Where the written documents are read: the links that a scenario of the report carries.

KALTURA_GUIDES_SITE_URL names a published site, KALTURA_GUIDES_DOCS_URL a place that shows the files of docs/. Without
them the build server's own variables or the clone's origin say where the repository is shown. What nothing tells is
found by the report itself when it is opened: it looks for the site beside it (livingdocs/report/page_files/report.js),
and prefers that to any other place.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from livingdocs.common.guides import Guide, chapter_of, load_guide
from livingdocs.common.markdown import anchor, anchors
from livingdocs.common.paths import DOCS, ROOT

SITE_URL = "KALTURA_GUIDES_SITE_URL"
DOCS_URL = "KALTURA_GUIDES_DOCS_URL"
BESIDE = "https://guides.invalid"
"""Stands for the site beside the report, wherever that is: a host that never is one, since the report makes links of
web addresses only."""
SERVICE = "service."
HEADINGS = (
    "The short way",
    "In this guide",
    "Before you begin",
)  # of a guide's page, before those of its scenarios
_ORIGIN = re.compile(
    r"(?:https?://|ssh://|git@)(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+)?[:/](?P<name>[\w./-]+?)(?:\.git)?/?$"
)
_FOLDERS = {"github": "blob", "gitlab": "-/blob"}  # what stands between a repository's address and a revision


@dataclass(frozen=True)
class Place:
    """Where the pages are: an address without a slash at its end, and how the names of pages end there."""

    address: str
    ending: str = ".md"

    def page(self, name: str, title: str = "") -> str:
        """The address of a page, named from docs/ and without an ending, and of the anchor on it."""
        return f"{self.address}/{name}{self.ending}" + (f"#{title}" if title else "")


def documents(environment: Mapping[str, str] = os.environ) -> Place:
    """Where the documents can be read; where nothing tells it, the site that may lie beside the report."""
    if url := environment.get(SITE_URL):
        return Place(url.rstrip("/"), ".html")
    if url := environment.get(DOCS_URL):
        return Place(url.rstrip("/"))
    if repository := environment.get("GITHUB_REPOSITORY"):
        server = environment.get("GITHUB_SERVER_URL", "https://github.com")
        return Place(f"{server}/{repository}/blob/{environment.get('GITHUB_SHA', 'HEAD')}/docs")
    if project := environment.get("CI_PROJECT_URL"):
        return Place(f"{project}/-/blob/{environment.get('CI_COMMIT_SHA', 'HEAD')}/docs")
    shown = shown_at(_origin())
    return Place(shown) if shown else Place(BESIDE, ".html")


def shown_at(origin: str) -> str:
    """Where the docs/ of a git remote can be read, without the credentials that its address may hold; or ""."""
    found = _ORIGIN.match(origin)
    for kind, folder in _FOLDERS.items() if found else ():
        if kind in found["host"]:  # type: ignore[index]
            return f"https://{found['host']}/{found['name']}/{folder}/HEAD/docs"  # type: ignore[index]
    return ""


@functools.cache
def _origin() -> str:
    try:
        command = ["git", "remote", "get-url", "origin"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=5).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def links(file: str, title: str, tags: Iterable[str], place: Place) -> dict[str, str]:
    """Text -> address: the scenario on its guide's page, and each service that its tags name."""
    found = {"This scenario in the guide": place.page(page_of(file), scenario_anchor(file, title))}
    for tag in tags:
        if tag.startswith(SERVICE):
            name = tag.removeprefix(SERVICE)
            found[f"Service {name}"] = place.page(service_page(name))
    return found


def service_page(name: str) -> str:
    """The page of a service below docs/, without its ending; the list of services where it has none of its own."""
    own = f"reference/services/{name}"
    return own if name.isidentifier() and (DOCS / f"{own}.md").is_file() else "reference/services"


def page_of(file: str) -> str:
    """The page of a feature file, below docs/ and without its ending."""
    return f"guides/{chapter_of(file).folder}/{file.rpartition('/')[2].removesuffix('.feature')}"


def scenario_anchor(file: str, title: str) -> str:
    """The anchor of a scenario on its guide's page: two headings of one name are told apart by a number."""
    return _anchors(ROOT / file).get(title, anchor(title))


@functools.lru_cache(maxsize=256)
def _anchors(path: Path) -> dict[str, str]:
    guide = load_guide(path) if path.is_file() else None
    return title_anchors(guide) if guide else {}


def title_anchors(guide: Guide) -> dict[str, str]:
    """The anchor of each section and scenario on the guide's page, by its title."""
    titles = [scenario.title for scenario in guide.scenarios if guide.section_of(scenario) is None]
    for section in guide.sections:
        titles += [section.title, *(scenario.title for scenario in section.scenarios)]
    return dict(zip(titles, anchors([guide.title, *HEADINGS, *titles])[1 + len(HEADINGS) :], strict=True))
