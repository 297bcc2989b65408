"""Where the written documents are read: the links that a scenario of the report carries.

KALTURA_GUIDES_DOCS_URL names the place, for instance the published site. Without it the build server's own variables
or the clone's origin say where the repository is shown. The report makes links of http addresses only, so a run that
knows none tells the path of the page instead.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
from collections.abc import Iterable, Mapping

from livingdocs.common.guides import chapter_of
from livingdocs.common.markdown import anchor
from livingdocs.common.paths import ROOT

DOCS_URL = "KALTURA_GUIDES_DOCS_URL"
SERVICE = "service."
_ORIGIN = re.compile(
    r"(?:https?://|ssh://|git@)(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+)?[:/](?P<name>[\w./-]+?)(?:\.git)?/?$"
)
_FOLDERS = {"github": "blob", "gitlab": "-/blob"}  # what stands between a repository's address and a revision


def documents(environment: Mapping[str, str] = os.environ) -> str:
    """The address of docs/, without a slash at its end; "" where nothing tells it."""
    if url := environment.get(DOCS_URL):
        return url.rstrip("/")
    if repository := environment.get("GITHUB_REPOSITORY"):
        server = environment.get("GITHUB_SERVER_URL", "https://github.com")
        return f"{server}/{repository}/blob/{environment.get('GITHUB_SHA', 'HEAD')}/docs"
    if project := environment.get("CI_PROJECT_URL"):
        return f"{project}/-/blob/{environment.get('CI_COMMIT_SHA', 'HEAD')}/docs"
    return shown_at(_origin())


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


def links(file: str, title: str, tags: Iterable[str], base: str) -> dict[str, str]:
    """Text -> address: the scenario on its guide's page, and each service that its tags name; {} without a base."""
    if not base:
        return {}
    found = {"The guide's page": f"{base}/{page_of(file)}#{anchor(title)}"}
    for tag in tags:
        if tag.startswith(SERVICE):
            name = tag.removeprefix(SERVICE)
            found[f"Service {name}"] = f"{base}/reference/services/{name}.md"
    return found


def page_of(file: str) -> str:
    """The page of a feature file, below docs/."""
    return f"guides/{chapter_of(file).folder}/{file.rpartition('/')[2].removesuffix('.feature')}.md"
