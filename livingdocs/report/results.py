"""What stands beside the results of the scenarios: the environment box and the categories of failures."""

from __future__ import annotations

import json
import platform
import subprocess
import urllib.request
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

from livingdocs.common.paths import ROOT

CATEGORIES = [
    {
        "name": "Skipped: the account lacks a feature",
        "matchedStatuses": ["skipped"],
        "messageRegex": r"the account lacks[\s\S]*",
    },
    {
        "name": "Skipped: needs a browser",
        "matchedStatuses": ["skipped"],
        "messageRegex": r"[\s\S]*\b(browser|Playwright|player)\b[\s\S]*",
    },
    {
        "name": "Skipped: not in this run or not for this target",
        "matchedStatuses": ["skipped"],
    },
    {
        "name": "Time-out: the platform did not finish in time",
        "matchedStatuses": ["failed", "broken"],
        "messageRegex": r"[\s\S]*(within \d|timed out|time-out|Timeout|deadline)[\s\S]*",
    },
    {
        "name": "Target not reachable",
        "matchedStatuses": ["failed", "broken"],
        "messageRegex": r"[\s\S]*(ConnectionError|Connection refused|Max retries|NameResolution)[\s\S]*",
    },
    {
        "name": "Defect of the platform: it broke instead of answering",
        "matchedStatuses": ["failed", "broken"],
        "messageRegex": r"[\s\S]*(INTERNAL_SERVERL_ERROR|INTERNAL_DATABASE_ERROR|HTTP 5\d\d)[\s\S]*",
    },
    {
        "name": "Feature not granted: the account may not call this",
        "matchedStatuses": ["failed", "broken"],
        "messageRegex": r"[\s\S]*refused [\s\S]*with (SERVICE_FORBIDDEN|FEATURE_FORBIDDEN)[\s\S]*",
    },
    {
        "name": "Claim not kept: the platform answered otherwise",
        "matchedStatuses": ["failed"],
    },
    {
        "name": "Defect of the suite: undefined step, hook or programming error",
        "matchedStatuses": ["broken"],
    },
]


@dataclass(frozen=True)
class Target:
    """What a run speaks to: its kind in words and its address."""

    kind: str
    service_url: str

    @property
    def host(self) -> str:
        """The host alone: user names, passwords and ports don't belong in a report."""
        return urlsplit(self.service_url).hostname or "unknown"


def current_target() -> Target | None:
    """The target that the suite's settings name; None while there is none (or no suite at all, in a test's tree)."""
    try:
        from features.support.wire.settings import Settings, SettingsError
    except ImportError:
        return None
    try:
        settings = Settings.load()
    except SettingsError:
        return None
    if not settings.service_url:
        return None
    account = "fully granted account" if settings.account == "full" else f"{settings.account} account"
    return Target(
        f"embedded sandbox, {account}" if settings.embedded else "live server", settings.service_url
    )


def server_version(service_url: str) -> str:
    """What system.getVersion answers, or "unknown": the box must never stop a run. Waits 3 s at most."""
    url = f"{service_url.rstrip('/')}/api_v3/service/system/action/getVersion?format=1"
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler()).open(url, timeout=3) as answer:
            found = json.loads(answer.read(4096))
    except (OSError, ValueError):
        return "unknown"
    return found if isinstance(found, str) else "unknown"


def suite_version() -> str:
    """`git describe`, else the version of pyproject.toml."""
    command = ["git", "-C", str(ROOT), "describe", "--tags", "--always", "--dirty"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return _declared_version()
    return found.stdout.strip() if found.returncode == 0 and found.stdout.strip() else _declared_version()


def _declared_version() -> str:
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("version"):
            return line.partition("=")[2].strip().strip('"')
    return "unknown"


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def clear_results(directory: Path) -> None:
    """Delete the results of the run before, and nothing else: what is left would show as retries of this run."""
    for pattern in (
        "*-result.json",
        "*-container.json",
        "*-attachment*",
        "*-exchanges.json",
        "*-globals.json",
        "environment.properties",
    ):
        for path in directory.glob(pattern):
            path.unlink(missing_ok=True)


def write_environment(directory: Path, target: Target | None = None) -> None:
    """Write environment.properties once per run; workers find the file there and leave it."""
    target, file = target or current_target(), directory / "environment.properties"
    if file.exists():
        return
    box = {"Suite": suite_version(), "behave": _package("behave"), "Python": platform.python_version()}
    if target:
        box = {"Target": target.kind, "Host": target.host, "Server": server_version(target.service_url)} | box
    directory.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{name} = {value}\n" for name, value in box.items()), encoding="utf-8")


def write_categories(directory: Path) -> None:
    """Write categories.json beside the results, for Allure 2 and for whoever merges results."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "categories.json").write_text(json.dumps(CATEGORIES, indent=2) + "\n", encoding="utf-8")
